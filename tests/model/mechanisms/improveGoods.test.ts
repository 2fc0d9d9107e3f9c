import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts } from '../../../src/model/ledger.ts';
import { bestEffort, improveGoods } from '../../../src/model/mechanisms/improveGoods.ts';
import { orderedPair, within } from '../../../src/check/numbers.ts';
import { after, total, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const markets = marketsBefore(improveGoods);
const open = (m: Market): number[] => where(m.open, (x) => x === 1);
const margin = 1000;

/** What pays best in every open store of a market that was changed. */
const efforts = (market: Market, change: (m: Market) => void): number[] => {
  const m = after(market, () => {}, change);
  return open(m).map((i) => bestEffort(m, i, margin));
};

const changed = (m: Market, change: (x: Market) => void): Market => after(m, () => {}, change);

describe('the effort that pays best', () => {
  test('weakly rises with the weight of reviews', () => {
    let more = 0;
    fc.assert(
      fc.property(markets, orderedPair, (market, shares) => {
        const m = withParameters(market, { 'effort.cost': 3, 'flag.fine': 0.5 });
        m.inspection.fill(0.05);
        const [low, high] = shares.map((x) =>
          efforts(withParameters(m, { 'effort.foresight': x }), () => {}),
        );
        expect(low.every((e, i) => e <= high[i])).toBe(true);
        more += low.filter((e, i) => e < high[i]).length;
      }),
      { numRuns: 12 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('is a share, and full where it costs nothing', () => {
    fc.assert(
      fc.property(markets, within([0, 10]), (market, costly) => {
        const under = (cost: number): number[] =>
          efforts(withParameters(market, { 'effort.cost': cost }), () => {});
        expect(under(0).every((e) => e === 1)).toBe(true);
        expect(under(costly).every((e) => e >= 0 && e <= 1)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test('is none where nothing is inspected and nobody looks at reviews', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const m = withParameters(market, { 'effort.foresight': 0 });
        expect(efforts(m, (x) => x.inspection.fill(0)).every((e) => e === 0)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});

describe('effort', () => {
  test('moves towards what pays best without passing it, is paid for, and is none of predatory sellers', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), within([0, 1]), (market, speed, before) => {
        market.ledger.fill(0);
        const old = changed(withParameters(market, { 'effort.speed': speed }), (x) => {
          x.effort.fill(before);
          x.predatory.forEach((_, i) => (x.predatory[i] = i % 5 === 0 ? 1 : 0));
        });
        const m = after(old, (x) => improveGoods.run(x));
        const P = m.frame.sizes.platforms;
        m.effort.forEach((e, i) => {
          expect(e >= 0 && e <= 1).toBe(true);
          if (m.open[i] === 0 || m.predatory[Math.floor(i / P)] === 1) expect(e).toBe(before);
        });
        const paid = total(old.cash) - total(m.cash);
        expect(paid).toBeGreaterThanOrEqual(0);
        expect(m.ledger[accounts.suppliers]).toBe(paid);
        expect(total(old.storeNet) - total(m.storeNet)).toBe(paid);
        if (speed === 0) expect([...m.effort]).toEqual([...old.effort]);
      }),
      { numRuns: 15 },
    );
  });
});
