import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../src/model/index.ts';
import { complyOrIdle } from '../../src/model/mechanisms/complyOrIdle.ts';
import { followCalendar } from '../../src/model/mechanisms/followCalendar.ts';
import { indexOffers } from '../../src/model/mechanisms/indexOffers.ts';
import { rationGates } from '../../src/model/mechanisms/rationGates.ts';
import { setPolicy } from '../../src/model/mechanisms/setPolicy.ts';
import { shareAttention } from '../../src/model/mechanisms/shareAttention.ts';
import { shareExposure } from '../../src/model/mechanisms/shareExposure.ts';
import { stockShelves } from '../../src/model/mechanisms/stockShelves.ts';
import { valueOffers } from '../../src/model/mechanisms/valueOffers.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { historyWith, wholeMarket } from '../engine/market.ts';
import { slotProbability, slotsOf } from '../engine/table.ts';

/** The week up to the choice table, with the anchors’ adaptation left out: a ban’s first effect and nothing else. */
const beforeAdaptation = [
  setPolicy,
  followCalendar,
  shareAttention,
  stockShelves,
  rationGates,
  complyOrIdle,
  valueOffers,
  shareExposure,
  indexOffers,
  weighChoices,
];

function runWeek(m: Market): void {
  for (const mechanism of beforeAdaptation) mechanism.run(m);
}

/** Two markets on the same draws, in one of which the given routes close in the last week; and what they are about. */
interface Pair {
  readonly open: Market;
  readonly closed: Market;
  readonly slot: number;
  readonly banned: readonly number[];
}

/** `which` is the bit set of the links of Douyin’s live rooms that close, in all categories. */
function pairOf(replicate: number, which: number, weeksBefore = 1, weeksAfter = 1): Pair {
  const [open, closed] = [build(replicate), build(replicate)];
  const douyin = open.frame.platformNames.indexOf('douyin');
  const slot = open.frame.slots.findIndex((s) => s.platform === douyin && s.channel === 'live');
  const linked = open.frame.slots[slot].routes.filter((r) => open.frame.routes[r].to !== douyin);
  const banned = linked.filter((_, i) => (which >> i) & 1);
  for (const m of [open, closed]) {
    for (let w = 0; w < weeksBefore; w++) runWeek(m);
    if (m === closed) close(m, banned);
    for (let w = 0; w < weeksAfter; w++) runWeek(m);
  }
  return { open, closed, slot, banned };
}

function build(replicate: number): Market {
  const scenario = historyWith({ weeks: 1, merchants: 60, anchors: 90 }, { 'nest.interest': 1 });
  return wholeMarket(scenario, 7, replicate).market;
}

function close(m: Market, routes: readonly number[]): void {
  const G = m.frame.sizes.categories;
  const permit = m.inputs.policy.permit.slice();
  for (const r of routes) permit.fill(0, r * G, (r + 1) * G);
  m.inputs = { ...m.inputs, policy: { ...m.inputs.policy, permit } };
}

/** P by category: the share of the slot’s orders that the closed routes had. */
function lostShares({ open, banned }: Pair): number[] {
  const G = open.frame.sizes.categories;
  return Array.from({ length: G }, (_, g) => banned.reduce((sum, r) => sum + open.routeShare[r * G + g], 0));
}

/** Inclusive values of the pair’s slot by category. */
const indices = (m: Market, slot: number): number[] => {
  const G = m.frame.sizes.categories;
  return Array.from(m.inclusive.subarray(slot * G, (slot + 1) * G));
};

/** The change that a ban makes: ln(1 − P); nothing is left where the closed routes were all. */
function expectDip(pair: Pair, digits: number): number {
  const [was, is] = [indices(pair.open, pair.slot), indices(pair.closed, pair.slot)];
  lostShares(pair).forEach((P, g) => {
    if (was[g] === -Infinity || P > 1 - 1e-9) expect(is[g]).toBe(-Infinity);
    else expect(is[g] - was[g]).toBeCloseTo(Math.log(1 - P), digits);
  });
  return lostShares(pair).filter((P) => P > 0.05 && P < 0.95).length;
}

/** Odds of buying in the slot against buying nothing, for every row. */
function odds(m: Market, slot: number, g: number): number[] {
  const slots = slotsOf(m, 'interest');
  return Array.from({ length: m.choice.rows }, (_, row) => {
    const bought = slots.reduce((sum, s) => sum + slotProbability(m, row, g, s), 0);
    return slotProbability(m, row, g, slot) / (1 - bought);
  });
}

const replicates = fc.integer({ min: 0, max: 1000 });

describe('A10: a ban of some routes of a slot, before anybody adapts', () => {
  test('changes the inclusive value by exactly ln(1 − P), P the share of orders on the closed routes', () => {
    let bites = 0;
    fc.assert(
      fc.property(replicates, fc.integer({ min: 1, max: 3 }), (replicate, which) => {
        bites += expectDip(pairOf(replicate, which), 12);
      }),
      { numRuns: 25 },
    );
    expect(bites, 'categories in which a ban closed a part of the slot').toBeGreaterThan(50);
  });

  test('multiplies the odds of the slot against buying nothing by 1 − P in every row, at nest 1', () => {
    fc.assert(
      fc.property(replicates, fc.integer({ min: 1, max: 3 }), (replicate, which) => {
        const pair = pairOf(replicate, which);
        lostShares(pair).forEach((P, g) => {
          const before = odds(pair.open, pair.slot, g);
          odds(pair.closed, pair.slot, g).forEach((x, row) =>
            expect(Math.abs(x - before[row] * (1 - P))).toBeLessThanOrEqual(1e-10 * before[row]),
          );
        });
      }),
      { numRuns: 5 },
    );
  });

  test('keeps the dip as deep while idle anchors wait: they hold their place and their last offer', () => {
    const settled = 60; // weeks in which skills and exposures, which feed each other, come to rest
    for (const weeksAfter of [2, 3, 10])
      expect(expectDip(pairOf(3, 3, settled, weeksAfter), 9)).toBeGreaterThan(0);
  });

  test('leaves every other slot of every platform as it was', () => {
    const { open, closed, slot } = pairOf(5, 3);
    const G = open.frame.sizes.categories;
    closed.inclusive.forEach((x, i) => {
      if (Math.floor(i / G) !== slot) expect(x).toBe(open.inclusive[i]);
    });
  });
});
