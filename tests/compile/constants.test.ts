import { describe, expect, test } from 'vitest';
import { dayFromCivil, shareOfWeek } from '../../src/base/calendar.ts';
import { Fault } from '../../src/base/problem.ts';
import { compile, frameOf, solveConstants } from '../../src/compile/index.ts';
import { declaredConstants, type Constants } from '../../src/compile/constants.ts';
import { targetOf } from '../../src/compile/targets.ts';
import { run } from '../../src/engine/index.ts';
import { observedHistory } from '../../src/scenario/history.ts';
import { slotConstants2019 } from '../../src/scenario/observed.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { fifthPlatform, historyWith, type ParameterChanges } from '../engine/market.ts';

/** Constants that were solved are kept by their seed, so each test asks for those of a seed that nobody has asked for. */
let seed = 1000;
const fresh = (scenario: Scenario, replicate = 0): Constants => solveConstants(scenario, ++seed, replicate);

const small = (changes: ParameterChanges = {}, parts: Partial<Scenario> = {}): Scenario =>
  historyWith({ weeks: 4, merchants: 120, anchors: 90 }, changes, parts);

/** Sales of 2019 on every route under some constants, and what they should be; bn CNY. */
function sales(scenario: Scenario, constants: Constants): { sold: number[]; due: number[] } {
  const history = observedHistory();
  const of2019 = {
    ...{ ...history, parameters: scenario.parameters },
    run: { ...scenario.run, from: dayFromCivil(2018, 12, 31), weeks: 53, engine: 'distribution' as const },
  };
  const { columns, values, weeks, from } = run(compile(of2019, constants), seed, 0);
  const year = [dayFromCivil(2019, 1, 1), dayFromCivil(2020, 1, 1)] as const;
  const sold = columns.flatMap(({ metric }, c) =>
    metric === 'gmv.cell'
      ? [
          Array.from(values.subarray(c * weeks, (c + 1) * weeks)).reduce(
            (sum, x, w) => sum + x * shareOfWeek(from + 7 * w, ...year),
            0,
          ),
        ]
      : [],
  );
  const frame = frameOf(of2019);
  return { sold, due: frame.routes.map((_, r) => targetOf(frame, r)) };
}

/** Mean distance from what slots sold in 2019, in logs. */
function distance(scenario: Scenario, constants: Constants): number {
  const { sold, due } = sales(scenario, constants);
  const { slots } = frameOf(observedHistory());
  const far = slots.flatMap(({ routes }) => {
    const [x, y] = [sold, due].map((of) => routes.reduce((sum, r) => sum + of[r], 0));
    return y > 0 ? [Math.abs(Math.log(x / y))] : [];
  });
  expect(far.length).toBeGreaterThan(6);
  return far.reduce((a, b) => a + b, 0) / far.length;
}

describe('constants', () => {
  test('that are declared are the shipped ones; where nothing was sold in 2019, the declared priors', () => {
    const scenario = small();
    const { slots, routes, platformNames: names, parameters } = frameOf(scenario);
    const constants = declaredConstants(scenario);
    const shipped = (attention: number, channel: string, settling: string): number =>
      slotConstants2019.find(
        (c) => c.attention === names[attention] && c.channel === channel && c.settling === settling,
      )!.constant;
    const frame = frameOf(scenario);
    slots.forEach(({ platform, channel, routes: own }, s) => {
      const sold = own.filter((r) => targetOf(frame, r) > 0);
      const prior = scenario.platforms[platform].slotPriors[channel] ?? 0;
      expect(constants.slots[s]).toBe(sold.length > 0 ? shipped(platform, channel, '') : prior);
      const base = sold[0] ?? own[0];
      for (const r of own) {
        const of = targetOf(frame, r) > 0 ? shipped(platform, channel, names[routes[r].to]) : null;
        expect(constants.routes[r]).toBe(r === base ? 0 : (of ?? parameters['route.prior']));
      }
    });
  });

  test('of a platform that history does not know are its own priors, and those of others stay', () => {
    const own = { ...fifthPlatform, slotPriors: { live: -1.5, video: -2.5, shelf: -3.5, ad: -4.5 } };
    const usual = small();
    const wider = { ...usual, platforms: [...usual.platforms, own] };
    const { slots, routes, parameters } = frameOf(wider);
    const [constants, before] = [declaredConstants(wider), declaredConstants(usual)];
    expect([...constants.slots.subarray(0, before.slots.length)]).toEqual([...before.slots]);
    slots.forEach(({ platform, channel }, s) => {
      if (platform === 4) expect(constants.slots[s]).toBe(own.slotPriors[channel]);
    });
    routes.forEach(({ platform, to, slot }, r) => {
      if (platform !== 4) return;
      const first = slots[slot].routes[0] === r;
      expect(constants.routes[r]).toBe(platform === to || first ? 0 : parameters['route.prior']);
    });
  });

  test('of a channel that a platform has only here are its priors', () => {
    const usual = small();
    const platforms = usual.platforms.map((p, i) =>
      i === 1 ? { ...p, channels: [...p.channels, 'video' as const], slotPriors: { video: -2.25 } } : p,
    );
    const scenario = { ...usual, platforms };
    const { slots } = frameOf(scenario);
    const at = slots.findIndex((s) => s.platform === 1 && s.channel === 'video');
    expect(declaredConstants(scenario).slots[at]).toBe(-2.25);
  });

  test.each<[string, ParameterChanges, number]>([
    ['the declared parameters', {}, 0.1],
    ['other parameters, from further away', { 'basket.intent': 250, habit: 1.2 }, 0.2],
  ])('that are solved bring the slots of 2019 near what they sold, with %s', (_, changes, most) => {
    const scenario = small(changes);
    const solved = fresh(scenario);
    const before = distance(scenario, declaredConstants(scenario));
    const after = distance(scenario, solved);
    expect(after).toBeLessThan(0.6 * before);
    expect(after).toBeLessThan(most);
    // routes that sold nothing stay at their prior; of the others all but the first of a slot have moved
    const frame = frameOf(scenario);
    const priors = declaredConstants(scenario).routes;
    frame.routes.forEach((_, r) => {
      const still = targetOf(frame, r) <= 0 || priors[r] === 0;
      expect([r, solved.routes[r] === priors[r]]).toEqual([r, still]);
    });
  });

  test('are those of the scenario’s sizes and replicate, asked for in whatever order', () => {
    const scenario = historyWith({ weeks: 4, merchants: 30, anchors: 24 });
    const others = [
      { ...scenario, run: { ...scenario.run, merchants: 31 } },
      { ...scenario, run: { ...scenario.run, anchors: 25 } },
    ];
    const first = fresh(scenario);
    const same = seed;
    for (const other of others) expect(solveConstants(other, same, 0)).not.toEqual(first);
    expect(solveConstants(scenario, same, 1)).not.toEqual(first);
    expect(solveConstants(scenario, same, 0)).toEqual(first);
    const longer = { ...scenario, run: { ...scenario.run, weeks: 9, engine: 'agents' as const } };
    expect(solveConstants({ ...longer, links: [], levers: [] }, same, 0)).toEqual(first);
  });

  test('of one replicate do not hang on whether another was solved before it from the same first solution', () => {
    const usual = historyWith({ weeks: 4, merchants: 30, anchors: 24 }, { habit: 0.5 });
    // the same scenario to everybody but what keeps solutions, which goes by the order of its keys
    const turned: Scenario = {
      ...usual,
      parameters: Object.fromEntries(Object.entries(usual.parameters).reverse()),
    };
    fresh(usual, 0);
    expect(solveConstants(usual, seed, 1)).toEqual(solveConstants(turned, seed, 1));
  });

  test('whose history breaks say that it was that history', () => {
    const broken = small({ 'basket.intent': 1e307 });
    expect(() => fresh(broken)).toThrow(Fault);
    expect(() => fresh(broken)).toThrow(/in the history on which constants are solved/);
  });
});
