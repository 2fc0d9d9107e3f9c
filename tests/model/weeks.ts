import fc from 'fast-check';
import { distributionKernel } from '../../src/engine/index.ts';
import { ConsumerRules, consumersChoose, week, type Market, type Mechanism } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { wholeMarket } from '../engine/market.ts';

/** Runs one mechanism, or only looks at it. */
export type Runs = (mechanism: Mechanism, market: Market) => void;

/**
 * The weeks of a scenario step by step, without burn-in, so that a test can stand between two steps. `until` ends the
 * last week before that step.
 */
export function weeksOf(
  scenario: Scenario,
  weeks: number,
  until: Mechanism | typeof consumersChoose | null = null,
  runs: Runs = (mechanism, market) => mechanism.run(market),
): Market {
  const { market: m, inputs } = wholeMarket(scenario, scenario.run.seed);
  const kernel = distributionKernel(new ConsumerRules(m));
  for (let w = 0; w < weeks; w++) {
    m.week = w;
    m.inputs = inputs[w]!;
    m.personsPerConsumer = m.inputs.spenders;
    for (const step of week) {
      if (w === weeks - 1 && step === until) return m;
      if (step === consumersChoose) kernel.week(w);
      else runs(step, m);
    }
  }
  return m;
}

/** Looks at every week of a scenario as it ends, beside what was noted as it began; gives the market of the last. */
export function eachWeek<T>(
  scenario: Scenario,
  weeks: number,
  note: (m: Market) => T,
  look: (m: Market, began: T) => void,
): Market {
  let began: T;
  return weeksOf(scenario, weeks, null, (mechanism, m) => {
    if (mechanism === week[0]) began = note(m);
    mechanism.run(m);
    if (mechanism === week[week.length - 1]) look(m, began);
  });
}

/** How many random markets a file works with: building one costs more than most checks on it. */
const MARKETS = process.env['CARTBAN_LONG'] ? 60 : 8;

/**
 * Random markets as they stand before a step of their second week, prepared as a test wants them; a counterexample tells
 * the scenario.
 */
export function marketsBefore(
  step: Mechanism | typeof consumersChoose,
  prepare: (m: Market) => Market = (m) => m,
): fc.Arbitrary<Market> {
  const built = massScenarios.map((scenario) =>
    Object.defineProperty(prepare(weeksOf(scenario, 2, step)), fc.toStringMethod, {
      value: () => fc.stringify(scenario),
      enumerable: false,
    }),
  );
  return fc.constantFrom(...fc.sample(built, MARKETS));
}
