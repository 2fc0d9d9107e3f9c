import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { creditStores } from '../../../src/model/mechanisms/creditStores.ts';
import { within } from '../../../src/check/numbers.ts';
import { after } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const credited = marketsBefore(creditStores);

describe('sales of a pool', () => {
  /** Sums a store column over the stores of each pool. */
  const byPool = (m: Market, column: Float64Array): Float64Array => {
    const { platforms: P, categories: G } = m.frame.sizes;
    const sums = new Float64Array(m.poolSize.length);
    column.forEach((x, i) => {
      const pool = (i % P) * G + m.category[Math.floor(i / P)];
      sums[pool] = sums[pool] + x;
    });
    return sums;
  };

  test('go to its open stores exactly, whatever is reserved (rule 4)', () => {
    fc.assert(
      fc.property(
        credited,
        within([0, 0.5]),
        within([0, 0.5]),
        fc.integer({ min: 0, max: 15 }),
        (market, cold, support, bits) => {
          const m = after(
            market,
            (x) => creditStores.run(x),
            (x) => {
              x.coldStart.fill(cold);
              x.support.fill(support);
              x.supportTiers.fill(bits);
            },
          );
          const gross = byPool(m, m.storeSales);
          gross.forEach((fen, pool) =>
            expect(fen).toBe(m.poolSold[3 * pool] + m.poolSold[3 * pool + 1] + m.poolSold[3 * pool + 2]),
          );
          expect(m.storeSales.every((fen, i) => fen >= 0 && (fen === 0 || m.open[i] === 1))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
