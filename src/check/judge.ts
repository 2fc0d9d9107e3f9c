import fc from 'fast-check';
import { Fault } from '../base/problem.ts';
import { deriveKeys, drawUniform, type StreamKeys } from '../base/random.ts';
import { compile, declaredConstants, type MarketSimulation } from '../compile/index.ts';
import { run, type Past, type Results } from '../engine/index.ts';
import type { Market } from '../model/index.ts';
import {
  laws as everyLaw,
  type Law,
  type Pick,
  type RunLaw,
  type StepLaw,
  type TieLaw,
  type TwinLaw,
  type WeekLaw,
} from '../model/laws/index.ts';
import { discard } from '../model/laws/copies.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { pairsOf } from './pairs.ts';

/** What breaks a law, and where. */
export interface Breach {
  readonly law: Law;
  readonly what: string;
  /** The scenario that breaks it: the one judged, or one beside it whose run a guard stopped. */
  readonly scenario: Scenario;
}

/** What a scenario says of the laws: how often each had something to check, and what breaks any. */
export interface Judgement {
  readonly checked: ReadonlyMap<Law, number>;
  readonly breaches: readonly Breach[];
}

/** Laws of steps are shown about so many weeks of a run: each costs as much as the week. */
const WEEKS_LOOKED_AT = 12;

/**
 * Judges laws on a scenario, with `pairs` scenarios beside it for each law of two runs: a pure function, so that a breach
 * replays from the scenario and the seed alone, and more pairs repeat the first ones. Constants are the shipped ones, not
 * solved for the scenario: laws hold whatever they are, and a solution takes longer than the run.
 */
export function judge(scenario: Scenario, laws: readonly Law[], seed: number, pairs = 1): Judgement {
  const checked = new Map<Law, number>(laws.map((law) => [law, 0]));
  const breaches: Breach[] = [];
  const tell = (law: Law, found: readonly string[], at = ''): void => {
    checked.set(law, (checked.get(law) ?? 0) + 1);
    for (const what of found) breaches.push({ law, what: `${at}${what}`, scenario });
  };
  let running = scenario;
  // most laws of two runs compare with the scenario itself
  const known = new Map<Scenario, Results>();
  const simulated = (s: Scenario): Results => {
    running = s;
    const results = known.get(s) ?? run(compile(s, declaredConstants(s)), s.run.seed, 0);
    known.set(s, results);
    return results;
  };

  /**
   * A run that stops breaks the law that its guard names, asked or not. Where it names none (an engine that lost consumers)
   * nobody can say that the law holds that was being judged.
   */
  const trying = (judged: Law, act: () => void): void => {
    running = scenario;
    try {
      act();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const law =
        [...laws, ...everyLaw].find(({ name }) => error.finding.includes(`${name} broke`)) ?? judged;
      checked.set(law, (checked.get(law) ?? 0) + 1);
      breaches.push({ law, what: error.finding, scenario: running });
    }
  };

  const within = laws.filter((law): law is WeekLaw | StepLaw => law.kind === 'week' || law.kind === 'step');
  const plain = laws.filter(
    (law): law is RunLaw | TieLaw => law.kind === 'tie' || (law.kind === 'run' && !law.given),
  );
  const [first] = [...within, ...plain];
  if (first) {
    trying(first, () => {
      const results = watched(scenario, within, seed, tell);
      known.set(scenario, results);
      // a run that came to its end has kept every law of ties: it is looked at after each step (compile/guard.ts)
      for (const law of plain) tell(law, law.kind === 'tie' ? [] : law.check(results));
    });
  }
  for (const law of laws) {
    if (law.kind === 'run' && law.given)
      trying(law, () => tell(law, law.check(simulated(under(scenario, law)))));
    else if (law.kind === 'twin') trying(law, () => judgePairs(law, scenario, seed, pairs, simulated, tell));
  }
  return { checked, breaches };
}

type Tell = (law: Law, found: readonly string[], at?: string) => void;

/** The scenario under the parameters of which a law speaks. */
const under = (scenario: Scenario, { given }: RunLaw): Scenario => ({
  ...scenario,
  parameters: { ...scenario.parameters, ...given },
});

/** Pairs are drawn from a seed of their own for each law, so that one law alone replays what all of them saw. */
function judgePairs(
  law: TwinLaw,
  scenario: Scenario,
  seed: number,
  pairs: number,
  simulated: (s: Scenario) => Results,
  tell: Tell,
): void {
  const drawn = fc.sample(pairsOf(law.name, scenario), { seed: seedOf(seed, law.name), numRuns: pairs });
  for (const { base, twin, until, resume } of drawn) {
    const first = simulated(base);
    const second = resume === undefined ? simulated(twin) : goneOnWith(twin, resume);
    tell(law, law.check(first, second, until));
  }
}

/** The run of a scenario that goes on, in a simulation of its own, from where a first one stood when a week began. */
function goneOnWith(scenario: Scenario, week: number): Results {
  const plan = compile(scenario, declaredConstants(scenario));
  let past: Past | null = null;
  const { values } = run(plan, scenario.run.seed, 0, {
    ...{ from: null, wants: (w: number) => w === week },
    keep: (kept) => (past = kept),
  });
  return run(plan, scenario.run.seed, 0, {
    ...{ from: past && { past, values }, wants: () => false, keep: () => undefined },
  });
}

/** One run, stopped before each step and at each week’s end to look at laws; what they look at they copy. */
function watched(
  scenario: Scenario,
  laws: readonly (WeekLaw | StepLaw)[],
  seed: number,
  tell: Tell,
): Results {
  const atEnd = laws.filter((law): law is WeekLaw => law.kind === 'week');
  const atSteps = laws.filter((law): law is StepLaw => law.kind === 'step');
  const every = Math.max(1, Math.floor(scenario.run.weeks / WEEKS_LOOKED_AT));
  const plan = compile(scenario, declaredConstants(scenario), (m) => {
    for (const law of atEnd) tell(law, law.check(m), `week ${m.week}: `);
  });
  const start = (keys: StreamKeys): MarketSimulation => {
    const simulation = plan.start(keys);
    const look = (step: string): void => {
      if (simulation.market.week % every !== every - 1) return;
      for (const law of atSteps) if (law.steps[0].name === step) vary(law, simulation.market, seed, tell);
    };
    const steps = simulation.steps.map((step) => ({
      name: step.name,
      run: () => {
        look(step.name);
        step.run();
      },
    }));
    return { ...simulation, steps };
  };
  return run({ ...plan, start }, scenario.run.seed, 0);
}

function vary(law: StepLaw, market: Market, seed: number, tell: Tell): void {
  const picks = (): Pick => picksOf(seed, law.name, market.week);
  const varied = law.vary(market, picks());
  if (varied.length === 0) return;
  for (const m of varied) for (const step of law.steps) step.run(m);
  tell(law, law.check(varied, market, picks()), `week ${market.week}, ${law.steps[0].name}: `);
  varied.forEach(discard);
}

/** One choice in so many is an end of its range, where laws break most easily. */
const ENDS = 8;

export function picksOf(seed: number, name: string, week: number): Pick {
  const { supply: key } = deriveKeys(`${seed} ${name}`, 0);
  let n = 0;
  const next = (): number => drawUniform(key, n++, week, 0);
  const share = (): number => {
    const end = next() * ENDS;
    return end < 0.5 ? 0 : end < 1 ? 1 : next();
  };
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    below: (k) => Math.min(k - 1, Math.floor(next() * k)),
  };
}

const seedOf = (seed: number, name: string): number => deriveKeys(`${seed} ${name}`, 0).supply[0] | 0;
