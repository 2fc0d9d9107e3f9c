import { Fault } from '../base/problem.ts';
import { run, type Crew, type Results } from '../engine/index.ts';
import { replay } from '../scenario/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { compile } from './compile.ts';
import { solveConstants } from './constants.ts';
import { sizesFor } from './frame.ts';
import { bytesOf } from './layout.ts';
import { keptPasts, SharedPast } from './sharedPast.ts';

/** What the runs of one replicate have in common, as long as this thread works on it. */
const common = new SharedPast();

/** One run from a scenario: a pure function of (scenario, seed, replicate), whoever helps. */
export function simulate(
  scenario: Scenario,
  seed: number,
  replicate: number,
  crew: Crew | null = null,
): Results {
  return withReplay(scenario, seed, replicate, () => {
    const plan = compile(scenario, solveConstants(scenario, seed, replicate), undefined, undefined, crew);
    // pasts of many individuals would take more memory than they save time
    if (scenario.run.engine === 'agents') return run(plan, seed, replicate);
    return common.run({ scenario, seed, replicate }, plan.inputs, (sharing) =>
      run(plan, seed, replicate, sharing),
    );
  });
}

/** A fault of a run hands over the command that shows it again. */
export function withReplay(
  scenario: Scenario,
  seed: number,
  replicate: number,
  work: () => Results,
): Results {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw error.withReplay(replay([scenario.name], { seed, replicate, week: error.week }));
  }
}

/** Bytes that one run will hold, within about a third. */
export function estimateBytes(scenario: Scenario): number {
  const sizes = sizesFor(scenario);
  const { engine, population, weeks } = scenario.run;
  const preferences = (sizes.platforms + 1) << sizes.platforms;
  const choices = sizes.classes * preferences * sizes.categories * sizes.platforms * 3 * 8;
  const inputs = weeks * sizes.routeGoods * 8 * 8;
  const consumers =
    engine === 'agents' ? population * (2 * preferences <= 256 ? 1 : 2) : sizes.classes * preferences * 32;
  const pasts = engine === 'agents' ? 0 : keptPasts(weeks) * (bytesOf(sizes) / 2);
  // the tables of many: about so much for each class and code
  const tables =
    engine === 'agents' && population >= 5000 ? sizes.classes * (4 << sizes.platforms) * 17e3 : 0;
  return bytesOf(sizes) * 2 + tables + pasts + choices + inputs + consumers + weeks * 500 * 8;
}
