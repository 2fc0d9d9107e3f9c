import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts } from '../../../src/model/ledger.ts';
import { bestEffort, improveGoods } from '../../../src/model/mechanisms/improveGoods.ts';
import { within } from '../../numbers.ts';
import { after, total, where, withParameters } from '../copies.ts';
import { marketsBefore } from '../weeks.ts';

const markets = marketsBefore(improveGoods);
const open = (m: Market): number[] => where(m.open, (x) => x === 1);
const margin = 1000;

/** What pays best in every open store of a market that was changed. */
const efforts = (market: Market, change: (m: Market) => void): number[] => {
  const m = after(market, () => {}, change);
  return open(m).map((i) => bestEffort(m, i, margin));
};

/** Efforts at two strengths of one thing; gives how many differ. */
function compare(
  market: Market,
  [a, b]: readonly [number, number],
  at: (m: Market, x: number) => Market,
): { weakly: boolean; strictly: number } {
  const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => efforts(at(market, x), () => {}));
  return {
    weakly: low.every((e, i) => e <= high[i]),
    strictly: low.filter((e, i) => e < high[i]).length,
  };
}

const changed = (m: Market, change: (x: Market) => void): Market => after(m, () => {}, change);

describe('the effort that pays best (rule 32)', () => {
  test.each([
    ['the inspection rate', (m: Market, x: number) => changed(m, (y) => y.inspection.fill(x))],
    ['the fine', (m: Market, x: number) => withParameters(m, { 'flag.fine': 4 * x })],
    ['the value of the store', (m: Market, x: number) => changed(m, (y) => y.profit.fill(1e4 * x))],
    ['the weight of reviews', (m: Market, x: number) => withParameters(m, { 'effort.foresight': x })],
  ])('weakly rises with %s', (_, at) => {
    let more = 0;
    fc.assert(
      fc.property(markets, within([0, 1]), within([0, 1]), (market, a, b) => {
        const m = withParameters(market, { 'effort.cost': 3, 'flag.fine': 0.5 });
        m.inspection.fill(0.05);
        const { weakly, strictly } = compare(m, [a, b], at);
        expect(weakly).toBe(true);
        more += strictly;
      }),
      { numRuns: 12 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('weakly falls with what effort costs, and is full where it costs nothing', () => {
    let less = 0;
    fc.assert(
      fc.property(markets, within([0, 10]), within([0, 10]), (market, a, b) => {
        const under = (cost: number): number[] =>
          efforts(withParameters(market, { 'effort.cost': cost }), () => {});
        const [cheap, dear] = [under(Math.min(a, b)), under(Math.max(a, b))];
        cheap.forEach((e, i) => expect(dear[i]).toBeLessThanOrEqual(e));
        less += cheap.filter((e, i) => dear[i] < e).length;
        expect(under(0).every((e) => e === 1)).toBe(true);
        expect([...cheap, ...dear].every((e) => e >= 0 && e <= 1)).toBe(true);
      }),
      { numRuns: 12 },
    );
    expect(less).toBeGreaterThan(0);
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
