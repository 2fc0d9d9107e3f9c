import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { missedBy } from '../../../src/model/mechanisms/enforcement.ts';
import { learnFromData, matchingAt } from '../../../src/model/mechanisms/learnFromData.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = (m: Market): void => learnFromData.run(m);
const markets = marketsBefore(learnFromData);
const pair = fc
  .tuple(within([0, 1]), within([0, 1]))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

const withoutLinks = (m: Market): void => {
  const G = m.frame.sizes.categories;
  m.frame.routes.forEach(({ platform, to }, r) => {
    if (platform !== to) m.sales.fill(0, r * G, (r + 1) * G);
  });
};

describe('what a platform sees of its orders', () => {
  test('is the whole of its orders where no order is linked', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), (market, visibility) => {
        const m = after(market, run, (x) => {
          withoutLinks(x);
          x.visibility.fill(visibility);
        });
        m.frame.routes.forEach(({ platform, to }, r) => {
          const sold = m.sales[r * m.frame.sizes.categories] > 0;
          if (sold && platform === to) expect(m.visibleShare[platform]).toBe(1);
        });
      }),
      { numRuns: 8 },
    );
  });

  test('lets fewer bad goods pass', () => {
    fc.assert(
      fc.property(markets, pair, within([0, 50]), (market, [low, high], blindness) => {
        const m = withParameters(market, { 'inspect.blindness': blindness });
        const missed = (share: number): number =>
          missedBy(
            after(
              m,
              () => {},
              (x) => x.visibleShare.fill(share),
            ),
            0,
          );
        expect(missed(high)).toBeLessThanOrEqual(missed(low));
        const certain = 1 - m.frame.parameters['inspect.falseAlarm'];
        expect(missed(1)).toBe(Math.min(certain, m.frame.parameters['inspect.missed']));
        // who sees nothing lets no more pass than would pass if flags fell at random
        expect(missed(0)).toBe(Math.min(certain, m.frame.parameters['inspect.missed'] * (1 + blindness)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('data', () => {
  test('fade where nothing is sold, and sharpen matching from 1 towards the declared most', () => {
    fc.assert(
      fc.property(markets, within([0, 2000]), within([0, 2000]), (market, a, b) => {
        const m = after(market, run, (x) => x.sales.fill(0));
        const kept = 1 - m.frame.parameters['data.decay'];
        m.dataStock.forEach((stock, p) => expect(stock).toBe(market.dataStock[p] * kept));
        expect([...m.visibleShare]).toEqual([...market.visibleShare]);
        const [little, much] = [Math.min(a, b), Math.max(a, b)].map((stock) => matchingAt(m, stock));
        expect(matchingAt(m, 0)).toBe(1);
        expect(much).toBeGreaterThanOrEqual(little);
        expect(much).toBeLessThanOrEqual(m.frame.parameters['data.most']);
      }),
      { numRuns: 12 },
    );
  });
});
