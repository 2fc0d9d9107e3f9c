import { describe, expect, test } from 'vitest';
import { survival } from '../../src/analysis/index.ts';
import { SpellRecorder } from '../../src/compile/spells.ts';
import type { Spells } from '../../src/engine/index.ts';
import type { Market } from '../../src/model/index.ts';
import { complyOrIdle } from '../../src/model/mechanisms/complyOrIdle.ts';
import { reviseAnchors } from '../../src/model/mechanisms/reviseAnchors.ts';
import { setPolicy } from '../../src/model/mechanisms/setPolicy.ts';
import { stockShelves } from '../../src/model/mechanisms/stockShelves.ts';
import { valueOffers } from '../../src/model/mechanisms/valueOffers.ts';
import { binomialScore, STANDARD_ERRORS } from '../engine/chance.ts';
import { historyWith, wholeMarket, type ParameterChanges } from '../engine/market.ts';

/** What of the week bears on idle anchors. */
const anchorsWeek = [setPolicy, stockShelves, complyOrIdle, valueOffers, reviseAnchors];

const ANCHORS = 20_000;

/** Every search finds goods, and no income outside is bad enough to be left for. */
function alwaysMatched(rematch: number): ParameterChanges {
  return {
    ...{ 'rematch.native': rematch, 'rematch.family': rematch, 'rematch.guide': rematch },
    ...{ 'rematch.self': rematch, 'rematch.celebrity': rematch },
    ...{ 'match.native': 1, 'match.family': 1, 'match.guide': 1, 'match.self': 1, 'match.celebrity': 1 },
    'leave.outsideIncome': -1e6,
  };
}

/** A market without links out of live rooms and videos, whose anchors have a usual income to compare with. */
function banned(changes: ParameterChanges): Market {
  const { market: m } = wholeMarket(historyWith({ weeks: 1, merchants: 60, anchors: ANCHORS }, changes), 11);
  m.anchorAspiration.fill(1000);
  m.anchorIncome.fill(1000);
  m.slotSalesMean.fill(1e6);
  closeLinks(m);
  return m;
}

function closeLinks(m: Market): void {
  const G = m.frame.sizes.categories;
  const permit = m.inputs.policy.permit.slice();
  m.frame.routes.forEach((route, r) => {
    if (route.platform !== route.to) permit.fill(0, r * G, (r + 1) * G);
  });
  m.inputs = { ...m.inputs, policy: { ...m.inputs.policy, permit } };
}

/** Idle anchors at the ban, then after each week. */
function idlePath(m: Market, weeks: number): number[] {
  const idle = (): number => m.anchorIdle.reduce((a, b) => a + b, 0);
  const path: number[] = [];
  for (m.week = 0; m.week < weeks; m.week++) {
    for (const mechanism of anchorsWeek) {
      mechanism.run(m);
      if (mechanism === complyOrIdle && m.week === 0) path.push(idle());
    }
    path.push(idle());
  }
  return path;
}

/** Weeks until a tenth of the first is left, between weeks in proportion to logs. */
function weeksToTenth(path: readonly number[]): number {
  const at = path.findIndex((x) => x <= path[0] / 10);
  const [above, below] = [Math.log(path[at - 1]), Math.log(path[at])];
  return at - 1 + (above - Math.log(path[0] / 10)) / (above - below);
}

describe('A5: idle anchors after a ban, when every search succeeds and nobody leaves', () => {
  test.each([
    [0.05, 44.9],
    [0.1, 21.9],
    [0.2, 10.3],
  ])('fall as U0·(1 − m)^t for m = %f, and nine tenths are back after %f weeks', (m, weeks) => {
    expect(Math.log(0.1) / Math.log(1 - m)).toBeCloseTo(weeks, 1);
    const path = idlePath(banned(alwaysMatched(m)), Math.ceil(weeks) + 5);
    const first = path[0];
    expect(first).toBeGreaterThan(ANCHORS / 20);
    path.forEach((idle, t) => {
      const score = binomialScore(idle, first, Math.pow(1 - m, t));
      expect(Math.abs(score), `week ${t}`).toBeLessThan(STANDARD_ERRORS);
    });
    // the crossing is as uncertain as the log of the tenth that is left: sqrt(9 / n) over the slope
    const error = Math.sqrt(9 / first) / -Math.log(1 - m);
    expect(Math.abs(weeksToTenth(path) - weeks)).toBeLessThan(0.05 + STANDARD_ERRORS * error);
  });

  test('are none after a week when everybody searches at once, and all of them for ever when nobody does', () => {
    expect(idlePath(banned(alwaysMatched(1)), 2).slice(1)).toEqual([0, 0]);
    const waiting = idlePath(banned(alwaysMatched(0)), 5);
    expect(new Set(waiting)).toEqual(new Set([waiting[0]]));
    expect(waiting[0]).toBeGreaterThan(0);
  });

  test('sell own-shop goods or by a route that is open, once they have found any', () => {
    const m = banned(alwaysMatched(1));
    idlePath(m, 1);
    for (const r of m.anchorRoute) {
      expect(r).toBeGreaterThanOrEqual(0);
      expect(m.frame.routes[r].to).toBe(m.frame.routes[r].platform);
    }
  });
});

describe('A5’s twin: how long a spell without goods lasts, when every search succeeds and nobody leaves', () => {
  test.each([0.05, 0.2])('is estimated as (1 − m)^t for m = %f', (m) => {
    const market = banned(alwaysMatched(m));
    market.anchorWeight.fill(1);
    const recorder = new SpellRecorder(market, 30);
    for (market.week = 0; market.week < 30; market.week++) {
      for (const mechanism of anchorsWeek) mechanism.run(market);
      recorder.week();
    }
    const douyin = recorder.spells().filter((s) => s.platform === 'douyin');
    const began = douyin.reduce((sum, s) => sum + s.atRisk[0], 0);
    expect(began).toBeGreaterThan(ANCHORS / 40);
    const sum = (of: (s: Spells) => Float64Array): Float64Array =>
      Float64Array.from({ length: 30 }, (_, t) => douyin.reduce((all, s) => all + of(s)[t], 0));
    const ended = [0, 1, 2].map((e) => sum((s) => s.ended[e]));
    const { still } = survival({ atRisk: sum((s) => s.atRisk), ended });
    still.forEach((share, t) => {
      const score = binomialScore(share * began, began, Math.pow(1 - m, t));
      expect(Math.abs(score), `week ${t}`).toBeLessThan(STANDARD_ERRORS);
    });
  });
});
