import { Fault } from '../base/problem.ts';
import type { Case, Outcome, Stop } from '../study/study.ts';

/** A thrown thing as data: one line that names its kind. The replay of a fault is the study’s to tell. */
export function stopOf(error: unknown): Stop {
  if (error instanceof Fault) {
    return {
      stage: error.name,
      message: error.finding,
      ...(error.week === null ? {} : { week: error.week }),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stage = error instanceof Error && error.name !== 'Error' ? error.name : 'simulate';
  return { stage, message: message.split('\n')[0] ?? '' };
}

/** A case that could not be computed. */
export const failed = (c: Case, error: unknown): Outcome => ({ case: c, failure: stopOf(error) });
