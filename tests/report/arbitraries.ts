import fc from 'fast-check';
import type { Difference } from '../../src/study/findings.ts';

const finite = (most: number) => fc.double({ min: -most, max: most, noNaN: true });

/** A paired difference whose quantiles are ordered and whose probability is a count over its replicates. */
export const differences: fc.Arbitrary<Difference> = fc
  .record({
    quantiles: fc.oneof(
      fc.tuple(finite(1e4), finite(1e4), finite(1e4)),
      fc.tuple(finite(1), finite(1), finite(1)),
    ),
    n: fc.integer({ min: 1, max: 400 }),
    positive: fc.double({ min: 0, max: 1, noNaN: true }),
    metric: fc.constantFrom('gmv.settled', 'closedLoopRatio', 'stores.open', 'quality.mean'),
    platform: fc.constantFrom('douyin', 'taobao', null),
  })
  .map(({ quantiles, n, positive, metric, platform }) => {
    const [p10, median, p90] = [...quantiles].sort((a, b) => a - b);
    const units: Record<string, string> = {
      closedLoopRatio: 'share',
      'stores.open': 'stores',
      'quality.mean': 'index',
    };
    return {
      ...{ metric, platform, channel: null, tier: null, period: '2020Q4', unit: units[metric] ?? 'CNY_bn' },
      ...{ mean: median, median, p10, p90, n, scenario: 'cart-ban', baseline: 'no-ban' },
      probabilityPositive: Math.round(positive * n) / n,
    };
  });
