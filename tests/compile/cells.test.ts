import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorPlace, axes, cellAt, routePlace, storesOf, type Cell } from '../../src/compile/cells.ts';
import {
  accounts,
  anchorKinds,
  categories,
  subsidyKinds,
  tiers,
  type Market,
} from '../../src/model/index.ts';
import type { SizeName } from '../../src/model/index.ts';
import { fifthPlatform, historyWith, wholeMarket } from '../engine/market.ts';

const base = historyWith({ weeks: 1, merchants: 21, anchors: 17 });
const { market: m } = wholeMarket({ ...base, platforms: [...base.platforms, fifthPlatform] });

/** Everything that an index may stand for, in order, as somebody would list it who reads the columns’ names. */
function listOf(market: Market): Readonly<Record<string, readonly Cell[]>> {
  const { platformNames: names, slots, routes, sizes } = market.frame;
  const numbers = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  return {
    platform: names.map((platform) => ({ platform })),
    slot: slots.map(({ platform, channel }) => ({ platform: names[platform], channel })),
    route: routes.map(({ platform, channel, to }) => ({ platform: names[platform], channel, to: names[to] })),
    category: categories.map((category) => ({ category })),
    merchant: numbers(sizes.merchants).map((i) => ({
      ...{ merchant: i, tier: tiers[market.tier[i]], category: categories[market.category[i]] },
    })),
    anchor: numbers(sizes.anchors).map((i) => ({
      ...{ anchor: i, kind: anchorKinds[market.anchorKind[i]] },
      category: categories[market.anchorCategory[i]],
    })),
    class: numbers(sizes.classes).map((i) => ({ class: i })),
    orders: (['hosted', 'linked', 'searched'] as const).map((orders) => ({ orders })),
    lag: numbers(3).map((lag) => ({ lag })),
    month: numbers(4).map((lag) => ({ lag })),
    account: [...Object.keys(accounts), ...names].map((account) => ({ account })),
    subsidy: subsidyKinds.map((subsidy) => ({ subsidy })),
    habit: ['none', ...names].map((habit) => ({ habit })),
  };
}

describe('a cell', () => {
  test('says of every entry of every column whose it is, the last index running fastest', () => {
    const list = listOf(m);
    for (const size of Object.keys(axes) as SizeName[]) {
      const due = axes[size].reduce<Cell[]>(
        (cells, axis) => cells.flatMap((cell) => list[axis].map((own) => ({ ...cell, ...own }))),
        [{}],
      );
      expect([size, due.length]).toEqual([size, m.frame.sizes[size]]);
      expect(due.map((_, i) => cellAt(size, i, m))).toEqual(due);
    }
  });
});

describe('a place', () => {
  const { routes, platformNames: names, sizes } = m.frame;
  const text = (r: number): string =>
    `${names[routes[r].platform]}>${routes[r].channel}>${names[routes[r].to]}`;

  test('of an anchor is its route, the same and idle, or that it has left', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1, max: routes.length - 1 }), fc.nat(1), fc.nat(16), (r, idle, a) => {
        const market = { ...m, anchorRoute: m.anchorRoute.slice(), anchorIdle: m.anchorIdle.slice() };
        market.anchorRoute[a] = r;
        market.anchorIdle[a] = idle;
        const due = r < 0 ? 'left' : idle === 1 ? `${text(r)} idle` : text(r);
        expect(anchorPlace(market, a)).toBe(due);
        if (r >= 0) expect(routePlace(market, r)).toBe(text(r));
      }),
      { examples: [[0, 0, 0]] },
    );
  });

  test('of a merchant are the platforms of its stores, whatever the others have', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1)), fc.nat(20), (bits, merchant) => {
        const open = Uint8Array.from({ length: sizes.stores }, () => bits.next().value as number);
        const P = sizes.platforms;
        const own = [...open.subarray(merchant * P, (merchant + 1) * P)];
        expect(storesOf({ ...m, open }, merchant)).toEqual(names.filter((_, p) => own[p] === 1));
      }),
    );
  });
});
