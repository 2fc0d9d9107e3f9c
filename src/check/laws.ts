import fc from 'fast-check';
import type { Law } from '../model/laws/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { judge } from './judge.ts';
import { scenariosAndCorners } from './corners.ts';
import { shrinking } from './shrink.ts';

/** What is asked: these laws, on `runs` random scenarios, or on one scenario that somebody cares about. */
export interface LawQuestion {
  readonly laws: readonly Law[];
  readonly runs: number;
  readonly seed: number;
  readonly scenario: Scenario | null;
  /** Random scenarios; the kit’s own if left out. */
  readonly from?: fc.Arbitrary<Scenario>;
}

export interface LawVerdict {
  readonly law: Law;
  /** How often the law had something to check: a law that never had does not hold, it was not asked. */
  readonly checked: number;
  /** The first breach, on the smallest scenario that still shows it. */
  readonly broken: Broken | null;
}

export interface Broken {
  readonly what: string;
  readonly scenario: Scenario;
  readonly seed: number;
}

/** Pairs for each law of two runs where one scenario is all that is asked. */
const PAIRS = 5;

/** How far judging has come; `broken` holds the first find until its small scenario replaces it. */
export interface Judged {
  readonly done: number;
  readonly total: number;
  readonly broken: ReadonlyMap<Law, Broken>;
}

/** Judges laws to the end. */
export function lawVerdicts(question: LawQuestion): readonly LawVerdict[] {
  const judging = judgeLaws(question);
  for (;;) {
    const step = judging.next();
    if (step.done) return step.value;
  }
}

/**
 * Judges laws and yields after every scenario how many are done; whoever answers true has the verdicts of those. A law
 * that is broken is not judged again; one that a guard found broken on the way is told after those that were asked. Random scenarios are the draws of fast-check on this
 * seed, each judged on the seed of its own run.
 */
export function* judgeLaws({
  laws,
  runs,
  seed,
  scenario,
  from = scenariosAndCorners,
}: LawQuestion): Generator<Judged, readonly LawVerdict[], boolean | undefined> {
  const checked = new Map<Law, number>(laws.map((law) => [law, 0]));
  const broken = new Map<Law, Broken>();
  const asked = scenario ? [scenario] : fc.sample(from, { seed, numRuns: runs });
  for (const [i, s] of asked.entries()) {
    const open = laws.filter((law) => !broken.has(law));
    const own = scenario ? seed : s.run.seed;
    const judgement = judge(s, open, own, scenario ? PAIRS : 1);
    for (const [law, times] of judgement.checked) checked.set(law, (checked.get(law) ?? 0) + times);
    for (const { law, what, scenario: culprit } of judgement.breaches) {
      if (broken.has(law)) continue;
      const found = { scenario: culprit, seed: own, what };
      broken.set(law, found);
      if (!scenario) broken.set(law, yield* smallest(found, law, { done: i, total: asked.length, broken }));
    }
    if (yield { done: i + 1, total: asked.length, broken }) break;
  }
  return [...checked].map(([law, times]) => ({ law, checked: times, broken: broken.get(law) ?? null }));
}

/**
 * A random scenario that breaks a law, made as small as can be; as it is where the law alone does not show it, or where
 * somebody answers true on the way.
 */
function* smallest(
  { scenario, seed, what }: Broken,
  law: Law,
  at: Judged,
): Generator<Judged, Broken, boolean | undefined> {
  const breach = (s: Scenario): string | undefined =>
    judge(s, [law], seed).breaches.find((b) => b.law === law)?.what;
  const shrinks = shrinking(scenario, (s) => breach(s) !== undefined);
  let step = shrinks.next();
  for (; !step.done; step = shrinks.next()) if (yield at) return { scenario, seed, what };
  const found = step.value;
  return { scenario: found, seed, what: breach(found) ?? what };
}
