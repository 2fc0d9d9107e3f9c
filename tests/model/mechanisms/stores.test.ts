import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tiers, type Market } from '../../../src/model/index.ts';
import { creditStores } from '../../../src/model/mechanisms/creditStores.ts';
import { flagProbability } from '../../../src/model/mechanisms/enforcement.ts';
import { inspectStores } from '../../../src/model/mechanisms/inspectStores.ts';
import { reviewStores } from '../../../src/model/mechanisms/reviewStores.ts';
import { groupOf, HOSTED } from '../../../src/model/orderGroups.ts';
import { within } from '../../arbitraries.ts';
import { after, total, where, withParameters } from '../copies.ts';
import { marketsBefore } from '../weeks.ts';

/** Markets in which one flag closes a store. */
const inspected = marketsBefore(inspectStores).map((m) => withParameters(m, { 'inspect.strikes': 1 }));
const reviewed = marketsBefore(reviewStores);
const credited = marketsBefore(creditStores);
const pair = fc
  .tuple(within([0, 1]), within([0, 1]))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

const isSubset = (a: readonly number[], b: readonly number[]): boolean => a.every((x) => b.includes(x));

describe('inspections', () => {
  const closed = (m: Market, rate: number): number[] =>
    where(
      after(
        m,
        (x) => inspectStores.run(x),
        (x) => x.inspection.fill(rate),
      ).closed,
      (x) => x === 2,
    );

  test('at a higher rate close a superset of stores (rule 25)', () => {
    let more = 0;
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        expect(isSubset(closed(m, low), closed(m, high))).toBe(true);
        more += closed(m, high).length - closed(m, low).length;
      }),
      { numRuns: 30 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('with more false alarms close a superset, with more missed goods a subset (rule 26)', () => {
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        const [few, many] = [low / 2, high / 2].map((rate) => {
          const alarms = closed(withParameters(m, { 'inspect.falseAlarm': rate, 'inspect.missed': 0.2 }), 1);
          const misses = closed(withParameters(m, { 'inspect.falseAlarm': 0.05, 'inspect.missed': rate }), 1);
          return { alarms, misses };
        });
        expect(isSubset(few.alarms, many.alarms)).toBe(true);
        expect(isSubset(many.misses, few.misses)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('flag better goods less often, and none without false alarms far above the threshold', () => {
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        for (let p = 0; p < m.frame.sizes.platforms; p++)
          expect(flagProbability(m, p, high).flagged).toBeLessThanOrEqual(flagProbability(m, p, low).flagged);
        const exact = withParameters(m, {
          ...{ 'inspect.falseAlarm': 0, 'inspect.missed': 0 },
          ...{ 'inspect.sharpness': 1e-6, 'inspect.threshold': 0.5, 'inspect.blindness': 0 },
        });
        expect(flagProbability(exact, 0, 0.6).flagged).toBe(0);
        expect(flagProbability(exact, 0, 0.4).flagged).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  test('keep a closed store closed for the declared weeks', () => {
    fc.assert(
      fc.property(inspected, (market) => {
        const m = after(
          withParameters(market, {
            ...{ 'closure.weeks': 5, 'closure.evaded': 0, 'inspect.missed': 0, 'inspect.threshold': 1 },
          }),
          (x) => inspectStores.run(x),
          (x) => x.inspection.fill(1),
        );
        const shut = where(m.closed, (x) => x === 2);
        expect(shut.length).toBeGreaterThan(0);
        expect(shut.every((i) => m.cooldown[i] === 5 && m.open[i] === 0)).toBe(true);
        // the week of the closure and five more
        for (let w = 0; w < 6; w++) {
          reviewStores.run(m);
          expect(shut.filter((i) => m.open[i] === 1)).toEqual([]);
          m.closed.fill(0);
          m.week++;
        }
        expect(shut.every((i) => m.cooldown[i] === 0)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

/** Stores that open, when everybody reviews every platform this week. */
function entrants(market: Market, change: (m: Market) => void): number[] {
  const eager = { 'review.brand': 1, 'review.mid': 1, 'review.tail': 1, 'review.factory': 1 };
  const m = after(withParameters(market, eager), (x) => reviewStores.run(x), change);
  return where(m.opened, (x) => x === 1);
}

describe('entry', () => {
  test('grows by inclusion with a larger waiver (rule 27)', () => {
    let more = 0;
    fc.assert(
      fc.property(reviewed, pair, (market, [low, high]) => {
        const [few, many] = [low, high].map((waiver) =>
          entrants(market, (m) => {
            m.subsidyRate.fill(waiver);
            m.subsidyTiers.fill(15);
            m.subsidyServed.fill(1);
          }),
        );
        expect(isSubset(few, many)).toBe(true);
        more += many.length - few.length;
      }),
      { numRuns: 20 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('grows by inclusion with cold-start traffic (rule 27)', () => {
    fc.assert(
      fc.property(reviewed, pair, (market, [low, high]) => {
        const [few, many] = [low / 2, high / 2].map((share) =>
          entrants(market, (m) => m.coldStart.fill(share)),
        );
        expect(isSubset(few, many)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('shrinks by inclusion with exclusivity, tail sellers and factories apart (rule 27)', () => {
    let fewer = 0;
    fc.assert(
      fc.property(reviewed, pair, (market, [low, high]) => {
        const [free, bound] = [low, high].map((loss) =>
          entrants(withParameters(market, { 'exclusivity.detection': 1 }), (m) =>
            m.exclusivityLoss.fill(loss),
          ),
        );
        expect(isSubset(bound, free)).toBe(true);
        const small = (stores: readonly number[]): number[] =>
          stores.filter(
            (i) => market.tier[Math.floor(i / market.frame.sizes.platforms)] >= tiers.indexOf('tail'),
          );
        expect(small(bound)).toEqual(small(free));
        fewer += free.length - bound.length;
      }),
      { numRuns: 20 },
    );
    expect(fewer).toBeGreaterThan(0);
  });

  test('is only for accounts with the followers that the platform asks for', () => {
    fc.assert(
      fc.property(reviewed, within([0, 5000]), (market, fans) => {
        const P = market.frame.sizes.platforms;
        for (const i of entrants(market, (m) => m.minFans.fill(fans)))
          expect(market.followers[Math.floor(i / P)]).toBeGreaterThanOrEqual(fans);
      }),
      { numRuns: 20 },
    );
  });

  test('does not happen at any cost: with a hurdle out of reach nobody opens', () => {
    fc.assert(
      fc.property(reviewed, (market) => {
        const high = {
          'hurdle.brand': 1e300,
          'hurdle.mid': 1e300,
          'hurdle.tail': 1e300,
          'hurdle.factory': 1e300,
        };
        expect(entrants(withParameters(market, high), () => {})).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('pays waivers within the budget, and acts on the share that was paid', () => {
    fc.assert(
      fc.property(reviewed, fc.nat({ max: 1e8 }), (market, budget) => {
        const eager = { 'review.brand': 1, 'review.mid': 1, 'review.tail': 1, 'review.factory': 1 };
        const m = after(
          withParameters(market, eager),
          (x) => reviewStores.run(x),
          (x) => {
            x.subsidyRate.fill(0.5);
            x.subsidyTiers.fill(15);
            x.subsidyBudget.fill(budget);
            x.subsidyPaid.fill(0);
            x.subsidyClaims.fill(0);
          },
        );
        m.subsidyPaid.forEach((fen, at) => {
          expect(fen).toBeLessThanOrEqual(budget);
          expect(m.subsidyServed[at]).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 15 },
    );
  });
});

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
});
