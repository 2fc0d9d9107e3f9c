import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { buyTraffic, dearness } from '../../../src/model/mechanisms/buyTraffic.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, total, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = (m: Market): void => buyTraffic.run(m);

/** Markets after the base year, whose sellers have money enough and pay for exposure everywhere. */
const buying = marketsBefore(buyTraffic, (market) => {
  const m = withParameters(market, { 'base.weeks': 1, 'ads.budget': 0.05 });
  m.revenue.fill(1e6);
  m.cash.fill(1e13);
  m.adSpend.fill(0);
  m.poolHosted.fill(0.2);
  const exposureMix = m.frame.exposureMix.map((mix) => ({ ...mix, paid: 0.1 }));
  return { ...m, frame: { ...m.frame, exposureMix } };
});

describe('what stores pay for exposure (rule 8)', () => {
  test('never exceeds the cash of a seller, over all of its stores', () => {
    fc.assert(
      fc.property(buying, fc.integer({ min: -1000, max: 1e6 }), (market, cash) => {
        const m = after(market, run, (x) => x.cash.fill(cash));
        const P = m.frame.sizes.platforms;
        m.cash.forEach((left, i) => {
          const spent = total(m.adSpend.subarray(i * P, (i + 1) * P));
          expect(spent).toBeLessThanOrEqual(Math.max(0, cash));
          expect(left).toBe(cash - spent);
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('the price of exposure', () => {
  test('drives out sellers with an elasticity above one, draws in those below, and moves nobody at one', () => {
    let moved = 0;
    fc.assert(
      fc.property(
        buying,
        within([0, 3]),
        within([0.3, 1]),
        within([1.1, 3.5]),
        (market, theta, low, high) => {
          const same = Object.fromEntries(
            ['brand', 'mid', 'tail', 'factory'].map((tier) => [`ads.elasticity.${tier}`, theta]),
          );
          const [cheap, dear] = [low, high].map((price) =>
            after(withParameters(market, same), run, (x) => {
              x.adReference[0] = 1;
              x.adPrice.fill(price);
            }),
          );
          cheap.adSpend.forEach((fen, i) => {
            if (dear.adSpend[i] !== fen) moved++;
            if (theta > 1) expect(dear.adSpend[i]).toBeLessThanOrEqual(fen);
            else expect(dear.adSpend[i]).toBeGreaterThanOrEqual(fen);
          });
        },
      ),
      { numRuns: 15 },
    );
    expect(moved).toBeGreaterThan(0);
  });

  test('counts within a factor of four of the base year, and not at all while there is none', () => {
    fc.assert(
      fc.property(buying, within([1e-9, 1e9]), within([1e-9, 1e9]), (market, price, reference) => {
        const m = after(
          market,
          () => {},
          (x) => {
            x.adPrice.fill(price);
            x.adReference[0] = reference;
          },
        );
        expect(Math.abs(dearness(m, 0))).toBeLessThanOrEqual(Math.log(4) + 1e-12);
        m.adReference[0] = 0;
        expect(dearness(m, 0)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });
});

test('exposure is not dear while it has no price, nor while there is nothing to compare it with', () => {
  fc.assert(
    fc.property(buying, within([0.1, 10]), (market, price) => {
      const dear = (now: number, reference: number): number[] => {
        const m = after(
          market,
          () => {},
          (x) => {
            x.adPrice.fill(now);
            x.adReference[0] = reference;
          },
        );
        return m.frame.platformNames.map((_, p) => dearness(m, p));
      };
      expect(new Set([...dear(0, price), ...dear(price, 0), ...dear(price, price)])).toEqual(new Set([0]));
      expect(Math.min(...dear(1.5 * price, price))).toBeCloseTo(Math.log(1.5), 12);
    }),
    { numRuns: 8 },
  );
});
