import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts, platformAccount } from '../../../src/model/ledger.ts';
import { buyTraffic, dearness } from '../../../src/model/mechanisms/buyTraffic.ts';
import { creditStores } from '../../../src/model/mechanisms/creditStores.ts';
import { legsOf } from '../../../src/model/mechanisms/legs.ts';
import { within } from '../../numbers.ts';
import { busyScenario } from '../busy.ts';
import { after, total, withParameters } from '../copies.ts';
import { eachWeek, marketsBefore } from '../weeks.ts';

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

const spentAt = (m: Market, p: number): number => total(m.adSpend, (i) => i % m.frame.sizes.platforms === p);

describe('what stores pay for exposure (rule 8)', () => {
  test('is what platforms earn by it, in cash and in the ledger, platform by platform', () => {
    fc.assert(
      fc.property(buying, (market) => {
        market.ledger.fill(0);
        market.adsEarned.fill(0);
        const m = after(market, run);
        m.adsEarned.forEach((fen, p) => {
          expect(fen).toBe(spentAt(m, p));
          expect(m.ledger[platformAccount(p)]).toBe(fen);
        });
        expect(total(m.adSpend)).toBeGreaterThan(0);
        expect(m.ledger[accounts.merchants]).toBe(-total(m.adSpend));
        expect(total(market.cash) - total(m.cash)).toBe(total(m.adSpend));
      }),
      { numRuns: 8 },
    );
  });

  test('with the price of advertised links is all that platforms earn by advertising in a week', () => {
    eachWeek(
      busyScenario(),
      8,
      () => null,
      (m) => {
        const G = m.frame.sizes.categories;
        const links = new Float64Array(m.adsEarned.length);
        m.sales.forEach((fen, rg) => {
          const { platform } = m.frame.routes[Math.floor(rg / G)];
          if (fen > 0) links[platform] = links[platform] + legsOf(m, rg, fen).ad;
        });
        m.adsEarned.forEach((fen, p) => expect(fen).toBe(spentAt(m, p) + links[p]));
      },
    );
  });

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

describe('the price of exposure (rule 31)', () => {
  test('doubles when all budgets double, and sales go where they went', () => {
    fc.assert(
      fc.property(buying, (market) => {
        const twice = withParameters(market, { 'ads.budget': 2 * market.frame.parameters['ads.budget'] });
        const [base, dear] = [market, twice].map((x) => {
          const m = after(x, run);
          creditStores.run(m);
          return m;
        });
        dear.adPrice.forEach((price, p) => expect(price / base.adPrice[p]).toBeCloseTo(2, 6));
        dear.storeSales.forEach((fen, i) =>
          expect(Math.abs(fen - base.storeSales[i])).toBeLessThanOrEqual(10 + 1e-6 * base.storeSales[i]),
        );
      }),
      { numRuns: 8 },
    );
  });

  test('falls in proportion to the attention on offer, at the same budgets', () => {
    fc.assert(
      fc.property(buying, within([1.001, 10]), (market, more) => {
        const base = after(market, run);
        const wide = after(market, run, (x) =>
          x.platformAttention.forEach((a, p) => (x.platformAttention[p] = more * a)),
        );
        expect([...wide.adSpend]).toEqual([...base.adSpend]);
        wide.adPrice.forEach((price, p) => expect((price * more) / base.adPrice[p]).toBeCloseTo(1, 9));
      }),
      { numRuns: 8 },
    );
  });

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
