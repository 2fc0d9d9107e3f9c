import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOf, parseDay } from '../../src/base/calendar.ts';
import { inputsOf, loadAtStart } from '../../src/compile/drivers.ts';
import { frameOf } from '../../src/compile/frame.ts';
import type { Inputs } from '../../src/model/index.ts';
import { festivals } from '../../src/scenario/observed.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { historyWith, type ParameterChanges } from '../engine/market.ts';

const FIRST = parseDay('2018-12-31')!;

/** The whole history of three years, week by week. */
function history(changes: ParameterChanges = {}): Inputs[] {
  const scenario = historyWith({ from: FIRST, weeks: 157, merchants: 60, anchors: 40 }, changes);
  return inputsOf(scenario, frameOf(scenario));
}

const weekOf = (date: string): number => (mondayOf(parseDay(date)!) - FIRST) / 7;
const season = (inputs: readonly Inputs[]): number[] => inputs.map((week) => week.season[0]);

describe('the season', () => {
  const declared = season(history());

  test('has mean one over the 52 weeks of 2019', () => {
    const of2019 = declared.slice(0, 52);
    expect(of2019.reduce((a, b) => a + b, 0) / 52).toBeCloseTo(1, 12);
  });

  test('makes the week of 11 November 2019 near three times a normal one', () => {
    const normal = declared[weekOf('2019-09-16')];
    const peak = declared[weekOf('2019-11-11')] / normal;
    expect(peak).toBeGreaterThan(2.5);
    expect(peak).toBeLessThan(3.5);
  });

  test('peaks on each day that ends a festival of all platforms, and is low at Spring Festival', () => {
    for (const date of ['2019-06-18', '2019-11-11', '2020-06-18', '2020-11-11', '2021-11-11']) {
      const at = weekOf(date);
      const around = [...declared.slice(at - 6, at), ...declared.slice(at + 1, at + 6)];
      expect(declared[at], date).toBeGreaterThan(Math.max(...around));
    }
    expect(declared[weekOf('2019-02-05')]).toBeLessThan(0.8);
  });

  test('gives back after a festival a part of what it brought, the more the larger the payback', () => {
    const after = weekOf('2019-11-25');
    const [none, some, all] = [0, 0.4, 0.8].map(
      (payback) => season(history({ 'festival.payback': payback }))[after],
    );
    expect(none).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(all);
  });
});

describe('a festival of one platform', () => {
  test('tilts this platform’s slots and no others, and not the season', () => {
    const douyin = festivals.find((f) => f.appliesTo === 'douyin')!;
    const scenario = historyWith({ from: FIRST, weeks: 157 });
    const frame = frameOf(scenario);
    const inputs = inputsOf(scenario, frame)[(mondayOf(douyin.end) - FIRST) / 7];
    frame.slots.forEach(({ platform }, s) => {
      if (frame.platformNames[platform] === 'douyin') expect(inputs.tilt[s]).toBeGreaterThan(0);
      else expect(inputs.tilt[s]).toBe(0);
    });
  });
});

describe('growth and shoppers', () => {
  test('growth of the basket is one in the middle of 2019 and compounds by week', () => {
    const inputs = history({ 'basket.growth': 0.002 });
    const middle = weekOf('2019-07-01');
    expect(inputs[middle].growth).toBeCloseTo(1, 2);
    for (let w = 1; w < 157; w++)
      expect(inputs[w].growth / inputs[w - 1].growth).toBeCloseTo(Math.exp(0.002), 12);
  });

  test('new shoppers spend their declared part of what others spend', () => {
    const [none, all] = [0, 1].map((share) => history({ 'shopper.marginalSpend': share }));
    const last = 156;
    expect(all[last].spenders).toBe(all[last].shoppers);
    expect(none[last].spenders).toBeLessThan(none[last].shoppers);
    expect(none[last].spenders).toBe(none[last - 1].spenders);
  });

  test('the epidemic pulls online in February 2020 and not in 2019', () => {
    const inputs = history();
    expect(inputs[weekOf('2019-06-10')].onlinePull).toBe(0);
    expect(inputs[weekOf('2020-02-17')].onlinePull).toBeGreaterThan(0.5);
  });
});

describe('audience', () => {
  test('of a shelf is one for ever; of content slots times load it has mean one over 2019', () => {
    const scenario = historyWith({ from: FIRST, weeks: 52 });
    const frame = frameOf(scenario);
    const inputs = inputsOf(scenario, frame);
    const load = loadAtStart(scenario);
    const mean = new Float64Array(frame.slots.length);
    for (const { audience } of inputs) {
      frame.slots.forEach(({ platform, channel }, s) => {
        const shelf = channel === 'shelf';
        if (shelf) expect(audience[s]).toBeCloseTo(1, 12);
        mean[s] = mean[s] + (audience[s] * (shelf ? 1 : load[platform])) / 52;
      });
      scenario.platforms.forEach(({ load: path }, p) => {
        load[p] = load[p] + path.growth * load[p] * (1 - load[p] / path.ceiling);
      });
    }
    mean.forEach((x) => expect(x).toBeCloseTo(1, 10));
  });

  test('a run that begins later begins with the load that an earlier one has by then', () => {
    const [early, late] = [0, 30].map((w) => historyWith({ from: FIRST + 7 * w, weeks: 1 }));
    const load = loadAtStart(early);
    for (let w = 0; w < 30; w++)
      early.platforms.forEach(({ load: path }, p) => {
        load[p] = load[p] + path.growth * load[p] * (1 - load[p] / path.ceiling);
      });
    expect([...loadAtStart(late)]).toEqual([...load]);
  });
});

test('every input of every week is finite and none is negative', () => {
  fc.assert(
    fc.property(massScenarios, (scenario) => {
      const numbers = inputsOf(scenario, frameOf(scenario)).flatMap((week) => [
        ...[week.shoppers, week.spenders, week.growth, week.onlinePull],
        ...[...week.season, ...week.audience, ...week.minutes],
      ]);
      expect(numbers.filter((x) => !(x >= 0 && x < Infinity))).toEqual([]);
    }),
    examples(30),
  );
});
