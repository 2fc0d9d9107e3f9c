import { compile } from '../../src/compile/index.ts';
import { run, type Results } from '../../src/engine/index.ts';
import type { Market } from '../../src/model/index.ts';
import { weekLaws } from '../../src/model/laws/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { roughConstants } from '../engine/market.ts';

/** One run of a generated scenario. Constants are not solved: laws hold whatever they are, and a solution takes long. */
export const simulated = (scenario: Scenario, watch?: (m: Market) => void): Results =>
  run(compile(scenario, roughConstants(scenario), watch), scenario.run.seed, 0);

/** What breaks a law of the week, in any week of a run, and the run’s results. */
export function judged(scenario: Scenario): { readonly results: Results; readonly breaches: string[] } {
  const breaches: string[] = [];
  const results = simulated(scenario, (m) => {
    for (const law of weekLaws) {
      for (const breach of law.check(m)) breaches.push(`${law.name}, week ${m.week}: ${breach}`);
    }
  });
  return { results, breaches };
}
