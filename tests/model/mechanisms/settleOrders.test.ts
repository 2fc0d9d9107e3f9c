import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts, firstPlatformAccount, imbalance } from '../../../src/model/ledger.ts';
import { groupOf, groups, lags } from '../../../src/model/orderGroups.ts';
import { settleOrders } from '../../../src/model/mechanisms/settleOrders.ts';
import { defaultPlatforms } from '../../../src/scenario/platforms.ts';
import { within } from '../../../src/check/numbers.ts';
import { emptyMarket, type ParameterChanges } from '../../engine/market.ts';
import { total } from '../../../src/model/laws/copies.ts';

/** Sales of every cell, from fen to billions, of which some are leaked and some sold by rooms or under contract. */
const tills = fc.record({
  cells: fc.array(
    fc.record({
      fen: fc.oneof(
        fc.nat({ max: 9 }),
        fc.nat({ max: 100_000 }),
        fc.maxSafeNat().map((x) => x % 1e13),
      ),
      ...{ leaked: within([0, 1]), self: within([0, 1]), contract: within([0, 1]) },
    }),
    { minLength: 1, maxLength: 40 },
  ),
  coupon: within([0, 0.5]),
  budget: fc.oneof(fc.constant(Infinity), fc.nat({ max: 1000 }), fc.nat({ max: 1e9 }), fc.nat({ max: 1e9 })),
  ...{ feeOnAnchor: within([0, 0.2]), feeOnMerchant: within([0, 0.2]) },
  /** Share of each group that comes back after one, two and three weeks. */
  returned: fc.tuple(within([0, 0.33]), within([0, 0.33]), within([0, 0.33])),
  ...{ takeBack: within([0, 1]), commissionBack: within([0, 1]), inbound: within([0, 0.1]) },
});
type Till = typeof tills extends fc.Arbitrary<infer T> ? T : never;

function settled(till: Till, changes: ParameterChanges = {}): Market {
  const m = emptyMarket(defaultPlatforms, {
    ...{ 'clawback.take': till.takeBack, 'clawback.commission': till.commissionBack },
    ...changes,
  });
  const G = m.frame.sizes.categories;
  m.sales.forEach((_, rg) => {
    const { fen, leaked, self, contract } = till.cells[rg % till.cells.length];
    const route = m.frame.routes[Math.floor(rg / G)];
    m.sales[rg] = fen;
    m.leakedSales[rg] = route.channel === 'shelf' ? Math.floor(leaked * fen) : 0;
    m.selfSales[rg] = Math.floor(self * fen);
    m.contractSales[rg] = Math.floor(contract * (fen - m.selfSales[rg]));
    const part = (route.to * G + (rg % G)) * groups + groupOf(route);
    m.poolSold[part] = m.poolSold[part] + fen;
    till.returned.forEach((share, lag) => {
      m.poolBack[part * lags + lag] = Math.floor(share * m.poolSold[part]);
    });
  });
  m.subsidyRate.fill(till.coupon);
  m.subsidyBudget.fill(till.budget);
  m.subsidyServed.fill(1);
  m.routeCommission.fill(m.frame.parameters['commission.content']);
  m.feeOnAnchor.fill(till.feeOnAnchor);
  m.feeOnMerchant.fill(till.feeOnMerchant);
  m.inboundFee.fill(till.inbound);
  settleOrders.run(m);
  return m;
}

const everyTill = (check: (m: Market, till: Till) => void, changes: ParameterChanges = {}): void =>
  fc.assert(
    fc.property(tills, (till) => void check(settled(till, changes), till)),
    { numRuns: 60 },
  );

/** What platforms earned of the week’s orders. */
const earned = (m: Market): number =>
  total(m.takeEarned) + total(m.cutEarned) + total(m.feesEarned) + total(m.adsEarned);
const couponsPaid = (m: Market): number => total(m.subsidyPaid);

describe('the legs of orders', () => {
  test('sum to exactly zero, in whole fen (rule 1)', () => {
    everyTill((m) => expect(imbalance(m)).toBeNull());
  });

  test('take from buyers the price less coupons, and pass on all of it (rule 2)', () => {
    everyTill((m) => {
      const sold = total(m.sales);
      expect(m.ledger[accounts.consumers] + sold - couponsPaid(m)).toBe(0);
      const platforms = total(m.ledger, (i) => i >= firstPlatformAccount);
      expect(platforms - earned(m) + couponsPaid(m)).toBe(0);
      const received = m.ledger[accounts.merchants] + m.ledger[accounts.anchors] + m.ledger[accounts.mcns];
      expect(received + earned(m)).toBe(sold);
    });
  });

  test('lay by refunds that sum to zero in every week to come, and give back no more than was paid (rule 5)', () => {
    everyTill((m) => {
      const { legs } = m.frame.sizes;
      for (let slot = 0; slot < lags; slot++) {
        const due = m.legsDue.slice(slot * legs, (slot + 1) * legs);
        expect(total(due)).toBe(0);
        expect(due.every(Number.isSafeInteger)).toBe(true);
      }
      const refunded = total(m.legsDue, (i) => i % legs === accounts.consumers);
      expect(refunded).toBeGreaterThanOrEqual(0);
      expect(refunded).toBeLessThanOrEqual(-m.ledger[accounts.consumers]);
      const goods = total(m.poolBack);
      expect(refunded + total(m.couponsDue)).toBe(goods);
    });
  });

  test('leave to merchants of a pool what they are told is theirs, now and when goods come back', () => {
    everyTill((m) => {
      expect(total(m.poolNet)).toBe(m.ledger[accounts.merchants]);
      const { legs } = m.frame.sizes;
      const owed = total(m.legsDue, (i) => i % legs === accounts.merchants);
      expect(total(m.poolRefunds) + owed).toBe(0);
    });
  });

  test('pay no more coupons than the budget, whatever is claimed, and share them in [0, 1] (rule 6)', () => {
    let rationed = 0;
    everyTill((m, { budget }) => {
      m.subsidyPaid.forEach((fen) => expect(fen).toBeLessThanOrEqual(budget));
      m.subsidyServed.forEach((share) => {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        if (share < 1) rationed++;
      });
    });
    expect(rationed).toBeGreaterThan(10);
  });

  test('keep the budget even where every claim is a few fen, and rounding could break it', () => {
    const change = tills.chain((till) =>
      fc.nat({ max: 60 }).map((budget) => ({
        ...till,
        ...{ budget, cells: till.cells.map((cell) => ({ ...cell, fen: cell.fen % 10 })) },
      })),
    );
    fc.assert(
      fc.property(change, (till) => {
        for (const fen of settled(till).subsidyPaid) expect(fen).toBeLessThanOrEqual(till.budget);
      }),
      { numRuns: 100 },
    );
  });

  test('undo themselves where everything comes back and all is given back, advertising apart', () => {
    fc.assert(
      fc.property(tills, (till) => {
        const m = settled({ ...till, returned: [1, 0, 0], takeBack: 1, commissionBack: 1, budget: Infinity });
        const { legs } = m.frame.sizes;
        const slack = 20 * m.sales.length;
        for (let a = 0; a < legs; a++) {
          const net = total(m.legsDue, (i) => i % legs === a) + m.ledger[a];
          const ads =
            a === accounts.merchants ? -total(m.adsEarned) : (m.adsEarned[a - firstPlatformAccount] ?? 0);
          expect(Math.abs(net - ads)).toBeLessThanOrEqual(slack);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('pay coupons on own orders only, leaked ones apart', () => {
    fc.assert(
      fc.property(tills, (till) => {
        const m = settled({ ...till, budget: Infinity });
        const G = m.frame.sizes.categories;
        const claims = new Float64Array(4);
        m.sales.forEach((fen, rg) => {
          const { platform, to } = m.frame.routes[Math.floor(rg / G)];
          if (platform === to) claims[to] = claims[to] + till.coupon * (fen - m.leakedSales[rg]);
        });
        claims.forEach((_, p) => {
          const fen = m.subsidyPaid[p];
          expect(fen).toBeLessThanOrEqual(claims[p] * (1 + 1e-12));
          expect(fen).toBeGreaterThan(claims[p] * (1 - 1e-12) - m.sales.length);
        });
      }),
      { numRuns: 20 },
    );
  });

  test('never make an anchor pay a link fee beyond its commission', () => {
    const changes = { 'commission.content': 0.05 };
    everyTill((m) => {
      expect(m.ledger[accounts.anchors]).toBeGreaterThanOrEqual(-m.sales.length);
      expect(m.ledger[accounts.mcns]).toBeGreaterThanOrEqual(-m.sales.length);
    }, changes);
  });
});
