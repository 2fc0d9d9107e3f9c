import type { Executor, Outcome, Study } from './study.ts';

export interface Progress {
  readonly outcome: Outcome;
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}

/** What a conducted study leaves: outcomes in order of arrival, and whether all proposed cases came back. */
export interface Conducted {
  readonly history: readonly Outcome[];
  readonly complete: boolean;
}

/** The one loop that runs cases: propose, execute, until the study knows enough or the executor stops. */
export async function conduct<F>(
  study: Study<F>,
  execute: Executor,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Conducted> {
  const history: Outcome[] = [];
  let failed = 0;
  for (let cases = study.propose(history); cases !== null; cases = study.propose(history)) {
    const total = history.length + cases.length;
    for await (const outcome of execute(cases)) {
      history.push(outcome);
      if ('failure' in outcome) failed++;
      onProgress({ outcome, done: history.length, total, failed });
    }
    if (history.length < total) return { history, complete: false };
  }
  return { history, complete: true };
}
