import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { SharedPast } from '../../src/compile/sharedPast.ts';
import { run, type Past, type Results, type Shared } from '../../src/engine/index.ts';
import type { Inputs } from '../../src/model/index.ts';
import { resolve, shippedScenarios } from '../../src/scenario/index.ts';
import type { RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { roughConstants } from '../engine/market.ts';
import { busyScenario } from '../model/busy.ts';
import { announcement } from '../../src/check/twins.ts';
import { sameBits } from '../../src/model/laws/copies.ts';

/** A shipped scenario at another size. */
function shipped(name: string, settings: Partial<RunSettings>): Scenario {
  const read = (file: string): string => shippedScenarios.get(file.slice(file.lastIndexOf('/') + 1))!;
  const resolution = resolve({ file: `${name}.yaml`, text: read(`${name}.yaml`) }, read);
  if ('problems' in resolution) throw new Error(`${name} does not resolve`);
  const { scenario } = resolution;
  return { ...scenario, run: { ...scenario.run, ...settings } };
}

const runOf = (scenario: Scenario) => compile(scenario, roughConstants(scenario));
const fresh = (scenario: Scenario): Results => run(runOf(scenario), 7, 3);

/** Runs that share what they can, in order, and the week in which each began. */
function together(scenarios: readonly Scenario[]): { results: Results[]; began: number[] } {
  const common = new SharedPast();
  const began: number[] = [];
  const results = scenarios.map((scenario) => {
    const plan = runOf(scenario);
    return common.run({ scenario, seed: 7, replicate: 3 }, plan.inputs, (sharing) => {
      began.push(sharing.from?.past.week ?? 0);
      return run(plan, 7, 3, sharing);
    });
  });
  return { results, began };
}

/** The same figures to the last bit, and the same places and spells. */
function expectSame(a: Results, b: Results): void {
  expect(sameBits(a.values, b.values)).toBe(true);
  expect([a.panels, a.spells]).toEqual([b.panels, b.spells]);
}

describe('runs that share their past', () => {
  test('do not mind what a reader does to the results of an earlier one', () => {
    const settings = { weeks: 108, merchants: 40, anchors: 40, engine: 'distribution' as const };
    const [first, second] = ['no-ban', 'cart-ban'].map((name) => shipped(name, settings));
    const common = new SharedPast();
    const one = (scenario: Scenario): Results => {
      const plan = runOf(scenario);
      const asked = { scenario, seed: 7, replicate: 3 };
      return common.run(asked, plan.inputs, (sharing) => run(plan, 7, 3, sharing));
    };
    one(first).values.fill(NaN);
    expectSame(one(second), fresh(second));
  });

  test.each(['distribution', 'counts', 'agents'] as const)(
    'are those that begin at the start, bit for bit, on the engine %s',
    (engine) => {
      const settings = { weeks: 108, merchants: 40, anchors: 40, population: 200, engine };
      const names = ['no-ban', 'cart-ban', 'ban-subsidy', 'kuaishou-follows', 'early-ban'];
      const scenarios = names.map((name) => shipped(name, settings));
      const { results, began } = together(scenarios);
      // the gate for beauty goods, the coupon after the ban, the notice of Kuaishou's, the early fee
      expect(began).toEqual([0, 80, 88, 104, 56]);
      scenarios.forEach((scenario, i) => expectSame(results[i], fresh(scenario)));
    },
    60_000,
  );

  test('are so in random markets under random policies, and do share something', () => {
    let shared = 0;
    const pairs = massScenarios
      .map((scenario) => ({ ...scenario, run: { ...scenario.run, weeks: 26 } }))
      .chain((scenario) => announcement(scenario).map(({ twin }) => [scenario, twin] as const));
    fc.assert(
      fc.property(pairs, (scenarios) => {
        const { results, began } = together(scenarios);
        shared += began[1];
        scenarios.forEach((scenario, i) => expectSame(results[i], fresh(scenario)));
      }),
      examples(6),
    );
    expect(shared).toBeGreaterThan(0);
  }, 60_000);

  test('share nothing across replicates, parameters or sizes', () => {
    const base = shipped('no-ban', { weeks: 20, merchants: 100, anchors: 80 });
    const others = [
      { ...base, parameters: { ...base.parameters, habit: 0.5 } },
      { ...base, run: { ...base.run, anchors: 81 } },
    ];
    expect(together([base, others[0], base, others[1]]).began).toEqual([0, 0, 0, 0]);
  });
});

describe('what two runs share', () => {
  const base = shipped('no-ban', { weeks: 40, merchants: 40, anchors: 40 });
  const { inputs } = runOf(base);
  const blank: Results = {
    ...{ from: base.run.from, weeks: 40, columns: [], derived: [], panels: [], spells: [] },
    values: new Float64Array(0),
  };

  /** A run that does nothing but leave the pasts that are wanted. */
  function leave(
    common: SharedPast,
    of: readonly Inputs[],
    scenario = base,
  ): { from: Shared | null; wanted: number[] } {
    let from: Shared | null = null;
    const wanted: number[] = [];
    common.run({ scenario, seed: 7, replicate: 3 }, of, (sharing) => {
      from = sharing.from;
      for (let week = sharing.from?.past.week ?? 0; week < of.length; week++) {
        if (!sharing.wants(week)) continue;
        wanted.push(week);
        sharing.keep({ week, state: `of ${week}` });
      }
      return blank;
    });
    return { from, wanted };
  }
  const sharedWith = (of: readonly Inputs[], scenario = base): Past | null => {
    const common = new SharedPast();
    leave(common, inputs);
    return leave(common, of, scenario).from?.past ?? null;
  };
  const from = (week: number, change: (now: Inputs) => object): Inputs[] =>
    inputs.map((now, w) => (w >= week ? { ...now, ...change(now) } : structuredClone(now)));

  test.each<[string, (now: Inputs) => object]>([
    ['a number', ({ growth }) => ({ growth: growth + 1e-15 })],
    ['the sign of nought', () => ({ onlinePull: -0 })],
    ['an entry of a column', ({ season }) => ({ season: season.map((x, g) => (g === 6 ? x + 1e-15 : x)) })],
    ['a column that is longer', ({ season }) => ({ season: Float64Array.of(...season, 1) })],
    [
      'a lever',
      ({ policy }) => ({
        policy: { ...policy, levers: { ...policy.levers, badPress: Float64Array.of(0, 0, 0, 0.5) } },
      }),
    ],
    ['a part that is missing', ({ policy }) => ({ policy: { ...policy, levers: {} } })],
    ['a part that is more', ({ policy }) => ({ policy: { ...policy, more: 1 } })],
    ['nothing in place of a part', ({ policy }) => ({ policy: { ...policy, levers: null } })],
    ['a number in place of a part', ({ policy }) => ({ policy: { ...policy, levers: 1 } })],
  ])('ends in the first week that differs by %s', (_, change) => {
    // weeks before the epidemic, so that the pull is nought in all of them
    for (const week of [0, 7, 8, 9, 15, 16, 39]) {
      const past = sharedWith(from(week, change));
      const due = Math.floor(week / 8) * 8;
      expect(past).toEqual(due === 0 ? null : { week: due, state: `of ${due}` });
    }
  });

  test('is everything where inputs are the same, in copies too', () => {
    expect(sharedWith(structuredClone([...inputs]))).toEqual({ week: 32, state: 'of 32' });
  });

  test('ends where other gates are in force, whose rows are numbered alike', () => {
    const gated = from(20, ({ policy }) => ({ policy: { ...policy, gateRow: policy.gateRow.map(() => 0) } }));
    const common = new SharedPast();
    leave(common, gated);
    const [gate] = busyScenario().links.filter((row) => row.rule === 'gate');
    expect(leave(common, gated, { ...base, links: [gate] }).from?.past.week).toBe(16);
    expect(leave(common, gated).from?.past.week).toBe(32);
  });

  test('is the longest of what two runs left, and a third leaves nothing', () => {
    const common = new SharedPast();
    const [early, late] = [from(9, () => ({ growth: 2 })), from(25, () => ({ growth: 2 }))];
    expect(leave(common, inputs)).toEqual({ from: null, wanted: [8, 16, 24, 32] });
    const second = leave(common, early);
    expect([second.from?.past.week, second.wanted]).toEqual([8, [16, 24, 32]]);
    const third = leave(common, late);
    expect([third.from?.past.week, third.wanted]).toEqual([24, []]);
    expect(leave(common, early).from?.past.week).toBe(32);
  });
});
