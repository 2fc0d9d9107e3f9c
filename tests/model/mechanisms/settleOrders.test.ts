import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts, firstPlatformAccount, imbalance } from '../../../src/model/ledger.ts';
import { settleOrders } from '../../../src/model/mechanisms/settleOrders.ts';
import { defaultPlatforms } from '../../../src/scenario/platforms.ts';
import { within } from '../../arbitraries.ts';
import { emptyMarket, type ParameterChanges } from '../../engine/market.ts';
import { total } from '../copies.ts';

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
  returned: fc.oneof(fc.constant(0), fc.constant(1), within([0, 1])),
});
type Till = typeof tills extends fc.Arbitrary<infer T> ? T : never;

function settled(till: Till, changes: ParameterChanges = {}): Market {
  const m = emptyMarket(defaultPlatforms, {
    ...{ 'return.content': till.returned, 'return.shelf': till.returned },
    ...changes,
  });
  const G = m.frame.sizes.categories;
  m.sales.forEach((_, rg) => {
    const { fen, leaked, self, contract } = till.cells[rg % till.cells.length];
    const shelf = m.frame.routes[Math.floor(rg / G)].channel === 'shelf';
    m.sales[rg] = fen;
    m.leakedSales[rg] = shelf ? Math.floor(leaked * fen) : 0;
    m.selfSales[rg] = Math.floor(self * fen);
    m.contractSales[rg] = Math.floor(contract * (fen - m.selfSales[rg]));
  });
  m.couponRate.fill(till.coupon);
  m.couponBudget.fill(till.budget);
  m.feeOnAnchor.fill(till.feeOnAnchor);
  m.feeOnMerchant.fill(till.feeOnMerchant);
  settleOrders.run(m);
  return m;
}

const everyTill = (check: (m: Market, till: Till) => void, changes: ParameterChanges = {}): void =>
  fc.assert(
    fc.property(tills, (till) => void check(settled(till, changes), till)),
    { numRuns: 60 },
  );

describe('the legs of orders', () => {
  test('sum to exactly zero, in whole fen (rule 1)', () => {
    everyTill((m) => expect(imbalance(m)).toBeNull());
  });

  test('take from buyers what was not returned less coupons, and pass on all of it (rule 2)', () => {
    everyTill((m) => {
      const kept = total(m.hostedKept) + total(m.otherKept);
      expect(m.ledger[accounts.consumers] + kept - total(m.couponSpend)).toBe(0);
      const platforms = total(m.ledger, (i) => i >= firstPlatformAccount);
      expect(platforms - total(m.take) + total(m.couponSpend)).toBe(0);
      const received = m.ledger[accounts.merchants] + m.ledger[accounts.anchors] + m.ledger[accounts.mcns];
      expect(received + total(m.take)).toBe(kept);
    });
  });

  test('leave to merchants of a pool what they are told is theirs', () => {
    everyTill((m) => expect(total(m.hostedNet) + total(m.otherNet)).toBe(m.ledger[accounts.merchants]));
  });

  test('pay no more coupons than the budget, whatever is claimed, and share them in [0, 1] (rule 6)', () => {
    let rationed = 0;
    everyTill((m, { budget }) => {
      m.couponSpend.forEach((fen) => expect(fen).toBeLessThanOrEqual(budget));
      m.couponServed.forEach((share) => {
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
        ...{ budget, returned: 0, cells: till.cells.map((cell) => ({ ...cell, fen: cell.fen % 10 })) },
      })),
    );
    fc.assert(
      fc.property(change, (till) => {
        for (const fen of settled(till).couponSpend) expect(fen).toBeLessThanOrEqual(till.budget);
      }),
      { numRuns: 100 },
    );
  });

  test('undo themselves where everything is returned', () => {
    fc.assert(
      fc.property(tills, (till) => {
        const m = settled({ ...till, returned: 1 });
        expect(m.ledger.every((fen) => fen === 0)).toBe(true);
        expect(total(m.take)).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  test('pay coupons on own orders only, leaked ones apart', () => {
    fc.assert(
      fc.property(tills, (till) => {
        const m = settled({ ...till, budget: Infinity, returned: 0 });
        const G = m.frame.sizes.categories;
        const claims = new Float64Array(4);
        m.sales.forEach((fen, rg) => {
          const { platform, to } = m.frame.routes[Math.floor(rg / G)];
          if (platform === to) claims[to] = claims[to] + till.coupon * (fen - m.leakedSales[rg]);
        });
        m.couponSpend.forEach((fen, p) => {
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
