import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups, lags, type Market } from '../../../src/model/index.ts';
import { accounts } from '../../../src/model/ledger.ts';
import { foreseeReturns } from '../../../src/model/mechanisms/foreseeReturns.ts';
import { matureReturns } from '../../../src/model/mechanisms/matureReturns.ts';
import { openBooks } from '../../../src/model/mechanisms/openBooks.ts';
import { dueSlot } from '../../../src/model/orderGroups.ts';
import { within } from '../../../src/check/numbers.ts';
import { busyScenario } from '../busy.ts';
import { after, total, withParameters } from '../../../src/model/laws/copies.ts';
import { eachWeek, marketsBefore } from '../weeks.ts';

const foreseen = marketsBefore(foreseeReturns);
const matured = marketsBefore(matureReturns);

/** What a run sold, laid by and refunded, store by store. */
interface Record {
  readonly market: Market;
  readonly sold: Float64Array[];
  readonly back: Float64Array[];
  readonly refunded: Float64Array[];
}

/** Some weeks of a market, then weeks in which nothing is sold any more and only refunds fall due. */
function recordOf(scenario: Parameters<typeof eachWeek>[0], weeks: number): Record {
  const [sold, back, refunded]: Float64Array[][] = [[], [], []];
  const m = eachWeek(
    scenario,
    weeks,
    () => null,
    (now) => {
      sold.push(now.storeSales.slice());
      back.push(now.storeBack.slice());
      refunded.push(now.storeReturned.slice());
    },
  );
  for (let w = 0; w < lags; w++) {
    m.week++;
    openBooks.run(m);
    matureReturns.run(m);
    refunded.push(m.storeReturned.slice());
  }
  return { market: m, sold, back, refunded };
}

const weekly = (column: Float64Array | undefined, at: number): number => column?.[at] ?? 0;
const overWeeks = (columns: readonly Float64Array[], at: number): number =>
  columns.reduce((sum, column) => sum + column[at], 0);

function expectKept({ market: m, sold, back, refunded }: Record): number {
  const pools = new Map<number, number>();
  m.open.forEach((_, i) => {
    refunded.forEach((fen, w) => {
      let due = 0;
      for (let lag = 0; lag < lags; lag++) due += weekly(back[w - lag - 1], i * lags + lag);
      expect(fen[i], `store ${i}, week ${w}`).toBe(due);
    });
    const left = overWeeks(sold, i) - overWeeks(refunded, i);
    expect(left).toBeGreaterThanOrEqual(0);
    pools.set(m.storePool[i], (pools.get(m.storePool[i]) ?? 0) + left);
  });
  for (const left of pools.values()) expect(left).toBeGreaterThanOrEqual(0);
  return refunded.reduce((sum, fen) => sum + total(fen), 0);
}

describe('refunds (rule 5)', () => {
  test('fall due after exactly the weeks that were foreseen, and never exceed what a store or a pool sold', () => {
    expect(expectKept(recordOf(busyScenario(), 10))).toBeGreaterThan(0);
  });

  test('leave nothing due three weeks after the last order, and no money short or over', () => {
    fc.assert(
      fc.property(matured, (before) => {
        const m = after(before, () => {});
        const [bought, back] = [total(m.returnsDue), total(m.legsDue, (i) => i % m.frame.sizes.legs === 0)];
        const sums = { returned: 0, buyers: 0 };
        for (let w = 0; w < lags; w++, m.week++) {
          openBooks.run(m);
          matureReturns.run(m);
          expect(total(m.ledger)).toBe(0);
          sums.returned += total(m.storeReturned);
          sums.buyers += m.ledger[accounts.consumers];
        }
        expect(sums).toEqual({ returned: bought, buyers: back });
        for (const ring of [
          m.legsDue,
          m.takeDue,
          m.cutDue,
          m.feesDue,
          m.couponsDue,
          m.returnsDue,
          m.refundsDue,
        ])
          expect(ring.every((fen) => fen === 0)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('take back no more coupons than were paid', () => {
    const [paid, back] = [new Float64Array(24), new Float64Array(24)];
    eachWeek(
      busyScenario(),
      10,
      () => null,
      (m) => {
        m.subsidyPaid.forEach((fen, at) => (paid[at] = paid[at] + fen));
        m.subsidyBack.forEach((fen, at) => (back[at] = back[at] + fen));
        back.forEach((fen, at) => expect(fen).toBeLessThanOrEqual(paid[at]));
      },
    );
    expect(total(back)).toBeGreaterThan(0);
  });
});

describe('what is foreseen to come back', () => {
  test('with what is refused a refund is never more than was sold, store by store and pool by pool', () => {
    fc.assert(
      fc.property(foreseen, (market) => {
        const m = after(market, (x) => foreseeReturns.run(x));
        const pools = new Float64Array(m.poolSold.length);
        m.storeSold.forEach((fen, i) => {
          const part = m.storePool[Math.floor(i / groups)] * groups + (i % groups);
          pools[part] = pools[part] + fen;
        });
        m.open.forEach((_, i) => {
          const back = total(m.storeBack.subarray(i * lags, (i + 1) * lags));
          expect(back + m.storeRefused[i]).toBeLessThanOrEqual(m.storeSales[i]);
        });
        pools.forEach((fen, part) => {
          const back = total(m.poolBack.subarray(part * lags, (part + 1) * lags));
          expect(back).toBeLessThanOrEqual(fen);
        });
        expect(total(m.poolBack)).toBe(total(m.storeBack));
      }),
      { numRuns: 10 },
    );
  });

  test('grows by what is no longer refused, as the refund route opens', () => {
    fc.assert(
      fc.property(foreseen, within([0, 1]), (market, route) => {
        const under = (share: number): Market =>
          after(
            market,
            (x) => foreseeReturns.run(x),
            (x) => x.refund.fill(share),
          );
        const [some, all] = [under(route), under(1)];
        const slack = 2 * groups;
        some.open.forEach((_, i) => {
          const ended = (m: Market): number =>
            total(m.storeBack.subarray(i * lags, (i + 1) * lags)) + m.storeRefused[i];
          expect(all.storeRefused[i]).toBe(0);
          expect(Math.abs(ended(all) - ended(some))).toBeLessThanOrEqual(slack);
          expect(all.storeBack[i * lags] + slack).toBeGreaterThanOrEqual(some.storeBack[i * lags]);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('waits no week too few: the shares of the first two weeks are the declared ones', () => {
    fc.assert(
      fc.property(foreseen, (market) => {
        const shares = { 'return.afterOneWeek': 0, 'return.afterTwoWeeks': 0 };
        const late = after(withParameters(market, shares), (x) => foreseeReturns.run(x));
        expect(total(late.storeBack, (i) => i % lags < lags - 1)).toBe(0);
        const early = { ...shares, 'return.afterOneWeek': 1 };
        const soon = after(withParameters(market, early), (x) => foreseeReturns.run(x));
        expect(total(soon.storeBack, (i) => i % lags > 0)).toBe(0);
        expect(total(soon.storeBack)).toBe(total(late.storeBack));
      }),
      { numRuns: 8 },
    );
  });
});

test('a week’s refunds stand in the slot that this week’s orders of the longest lag take over', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e6 }), (week) => {
      const slots = Array.from({ length: lags }, (_, lag) => dueSlot(week, lag + 1));
      expect(new Set(slots).size).toBe(lags);
      expect(slots[lags - 1]).toBe(dueSlot(week));
    }),
  );
});
