import { describe, expect, test } from 'vitest';
import type { Market } from '../../src/model/index.ts';
import { inspectStores } from '../../src/model/mechanisms/inspectStores.ts';
import { binomialScore, STANDARD_ERRORS } from '../engine/chance.ts';
import { historyWith, wholeMarket, type ParameterChanges } from '../engine/market.ts';

const MERCHANTS = 4000;
const WEEKS = 60;

/** Every second merchant sells goods far below the threshold, the others far above; inspections are sharp. */
function stocked(inspection: number, changes: ParameterChanges): Market {
  const sharp = { 'inspect.sharpness': 1e-6, 'inspect.threshold': 0.5, 'inspect.blindness': 0, ...changes };
  const run = { weeks: 1, merchants: MERCHANTS, anchors: 60 };
  const { market: m } = wholeMarket(historyWith(run, sharp, { links: [], levers: [] }));
  m.open.fill(1);
  m.inspection.fill(inspection);
  m.goodness.forEach((_, i) => (m.goodness[i] = isBad(m, i) ? 0.1 : 0.9));
  return m;
}

const isBad = (m: Market, i: number): boolean => Math.floor(i / m.frame.sizes.platforms) % 2 === 0;

/** Open stores with bad or good goods at the start and after each week. */
function stockPath(m: Market, bad: boolean): number[] {
  const stock = (): number => m.open.reduce((sum, x, i) => sum + (isBad(m, i) === bad ? x : 0), 0);
  const path = [stock()];
  for (m.week = 0; m.week < WEEKS; m.week++) {
    inspectStores.run(m);
    path.push(stock());
  }
  return path;
}

/** Whether a stock follows survival chances week by week. */
function expectSurvival(path: readonly number[], survives: (t: number) => number): void {
  expect(path[0]).toBe((MERCHANTS * 4) / 2);
  path.forEach((n, t) => {
    const score = binomialScore(n, path[0], survives(t));
    expect(Math.abs(score), `week ${t}: ${n} of ${path[0]}`).toBeLessThan(STANDARD_ERRORS);
  });
}

const cases = [
  [0.05, 0.3, 0.02],
  [0.2, 0.1, 0.05],
  [0.5, 0.6, 0.01],
] as const;

describe('A8: inspections alone, nobody enters, nobody works on quality', () => {
  test.each(cases)(
    'leave bad stores (1 − i(1 − FNR))^t and good ones (1 − i·FPR)^t where one flag closes (i %f, FNR %f, FPR %f)',
    (i, missed, falseAlarm) => {
      const changes = { 'inspect.strikes': 1, 'inspect.missed': missed, 'inspect.falseAlarm': falseAlarm };
      const survives = (hazard: number) => (t: number) => Math.pow(1 - hazard, t);
      expectSurvival(stockPath(stocked(i, changes), true), survives(i * (1 - missed)));
      expectSurvival(stockPath(stocked(i, changes), false), survives(i * falseAlarm));
    },
  );

  test.each(cases)(
    'leave those with none or one flag, (1 − h)^t + t·h·(1 − h)^(t−1), where two close (i %f, FNR %f, FPR %f)',
    (i, missed, falseAlarm) => {
      const changes = { 'inspect.strikes': 2, 'inspect.missed': missed, 'inspect.falseAlarm': falseAlarm };
      const survives = (hazard: number) => (t: number) =>
        Math.pow(1 - hazard, t) + t * hazard * Math.pow(1 - hazard, Math.max(0, t - 1));
      expectSurvival(stockPath(stocked(i, changes), true), survives(i * (1 - missed)));
      expectSurvival(stockPath(stocked(i, changes), false), survives(i * falseAlarm));
    },
  );

  test('miss FNR·(1 + blindness) of the bad stores of a platform that sees none of its orders', () => {
    const [i, missed, falseAlarm, blindness] = [0.2, 0.3, 0.02, 0.8];
    const changes = {
      ...{ 'inspect.strikes': 1, 'inspect.missed': missed, 'inspect.falseAlarm': falseAlarm },
      'inspect.blindness': blindness,
    };
    const m = stocked(i, changes);
    m.visibleShare.fill(0);
    expectSurvival(stockPath(m, true), (t) => Math.pow(1 - i * (1 - missed * (1 + blindness)), t));
  });
});
