import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { creditStores } from '../../../src/model/mechanisms/creditStores.ts';
import { groupOf, HOSTED, groups } from '../../../src/model/orderGroups.ts';
import { orderedPair as pair, within } from '../../numbers.ts';
import { after, total } from '../copies.ts';
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

  test('favour young stores by what is reserved for them, and only in content-led sales (rule 28)', () => {
    fc.assert(
      fc.property(credited, pair, (market, [low, high]) => {
        const youngSales = (share: number, hosted: boolean): number => {
          const m = after(
            market,
            (x) => creditStores.run(x),
            (x) => {
              x.age.forEach((_, i) => (x.age[i] = i % 3 === 0 ? 0 : 500));
              x.coldStart.fill(share / 2);
              x.support.fill(0);
              const G = x.frame.sizes.categories;
              x.sales.forEach((_, rg) => {
                const isHosted = groupOf(x.frame.routes[Math.floor(rg / G)]) === HOSTED;
                if (isHosted !== hosted) x.sales[rg] = 0;
              });
            },
          );
          return total(m.storeSales, (i) => i % 3 === 0);
        };
        const slack = market.poolSize.length * 3;
        expect(youngSales(high, true)).toBeGreaterThanOrEqual(youngSales(low, true) - slack);
        expect(youngSales(high, false)).toBe(youngSales(low, false));
      }),
      { numRuns: 15 },
    );
  });

  test('favour supported tiers by what is reserved for them, at the cost of the others, in hosted sales only (rule 28)', () => {
    let shifted = 0;
    fc.assert(
      fc.property(credited, pair, fc.integer({ min: 1, max: 14 }), (market, [low, high], bits) => {
        const P = market.frame.sizes.platforms;
        const isSupported = (i: number): boolean => ((bits >> market.tier[Math.floor(i / P)]) & 1) === 1;
        /** Sales of the supported and of the others, hosted and not. */
        const sold = (share: number): number[] => {
          const m = after(
            market,
            (x) => creditStores.run(x),
            (x) => {
              x.coldStart.fill(0);
              x.support.fill(share);
              x.supportTiers.fill(bits);
            },
          );
          const of = (supported: boolean, hosted: boolean): number =>
            total(
              m.storeSold,
              (at) =>
                isSupported(Math.floor(at / groups)) === supported && (at % groups === HOSTED) === hosted,
            );
          return [of(true, true), of(false, true), of(true, false), of(false, false)];
        };
        const [some, more] = [sold(low), sold(high)];
        const slack = market.poolSize.length;
        expect(more[0]).toBeGreaterThanOrEqual(some[0] - slack);
        expect(more[1]).toBeLessThanOrEqual(some[1] + slack);
        expect(more.slice(2)).toEqual(some.slice(2));
        shifted += more[0] - some[0];
      }),
      { numRuns: 15 },
    );
    expect(shifted).toBeGreaterThan(0);
  });
});
