import type { Results } from '../../engine/results.ts';
import type { Case, Executor } from '../../study/study.ts';
import { failed } from '../failed.ts';

/** Runs cases one after the other where it is called: for tests, debuggers and hosts without threads. */
export function inProcessExecutor(simulate: (c: Case) => Results, stop?: AbortSignal): Executor {
  return async function* (cases) {
    for (const c of cases) {
      if (stop?.aborted) return;
      // A turn of the event loop, so that signals and timers are heard between cases.
      await new Promise((resolve) => setImmediate(resolve));
      try {
        yield { case: c, results: simulate(c) };
      } catch (error) {
        yield failed(c, error);
      }
    }
  };
}
