import { simulate } from '../compile/index.ts';
import type { Case } from '../study/study.ts';
import { withCrew, type Lent } from './crew.ts';
import { stopOf } from './failed.ts';

/**
 * What a worker thread does: one case in, its results out. A fault goes out as data: an error that is thrown across threads
 * loses what it knows. Results are copied, not handed over: from the first buffer on that changes hands V8 asks at every
 * access to any array of the thread whether that one is gone, and runs take a sixth longer.
 */
export default function runCase({
  scenario,
  seed,
  replicate,
  lent,
}: Case & { readonly lent?: Lent }): unknown {
  try {
    return withCrew(lent, (crew) => simulate(scenario, seed, replicate, crew));
  } catch (error) {
    return { failure: stopOf(error) };
  }
}
