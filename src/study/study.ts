import type { Day } from '../base/calendar.ts';
import type { Results } from '../engine/results.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Findings } from './findings.ts';

/** What crosses to a worker: everything a run depends on. `replicate` sets the supply seed. */
export interface Case {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly replicate: number;
}

/** What came back for a case: results, or a failure as data. */
export type Outcome =
  { readonly case: Case; readonly results: Results } | { readonly case: Case; readonly failure: Stop };

/** Why a case has no results. */
export interface Stop {
  readonly stage: string;
  readonly message: string;
  /** Monday of the simulated week in which it broke, if it broke in one. */
  readonly week?: Day;
}

/** Computes cases, here or elsewhere; may end early, when it was told to stop. */
export type Executor = (cases: readonly Case[]) => AsyncIterable<Outcome>;

/** The waist of the house: one kind of question. `conduct.ts` holds the only loop that runs cases. */
export interface Study<F = Findings> {
  readonly kind: string;
  /** The next cases to run given what is known, or null when enough is known. */
  propose(history: readonly Outcome[]): readonly Case[] | null;
  /** What the outcomes so far say; valid at any moment after the first complete replicate. */
  conclude(history: readonly Outcome[]): F;
}
