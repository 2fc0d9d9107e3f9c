import type { Case, Outcome } from '../study/study.ts';

/** A case that could not be computed, as data: a thrown thing becomes one line that names its kind. */
export function failed(c: Case, error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  const stage = error instanceof Error && error.name !== 'Error' ? error.name : 'simulate';
  return { case: c, failure: { stage, message: message.split('\n')[0] ?? '' } };
}
