import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { SharedPast } from '../../src/compile/sharedPast.ts';
import { run, type Results } from '../../src/engine/index.ts';
import { resolve, shippedScenarios } from '../../src/scenario/index.ts';
import type { RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { roughConstants } from '../engine/market.ts';
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
