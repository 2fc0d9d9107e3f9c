import type { Day } from '../base/calendar.ts';
import type { StreamKeys } from '../base/random.ts';
import type { Kernel } from './kernels/kernel.ts';
import type { DerivedColumn, Panel, ResultColumn, Spells } from './results.ts';

/** One ordered step of a tick. */
export interface Step {
  readonly name: string;
  run(): void;
}

/** A run about to happen: state at its start, the ordered steps, and what to record. */
export interface Simulation {
  readonly steps: readonly Step[];
  readonly kernel: Kernel;
  /** Loads the inputs of a week. */
  beginWeek(week: number): void;
  /** Writes the week’s values, one per column. */
  measure(out: Float64Array): void;
  /** Where individuals stand now; called at the start and after each week that ends a reporting period. */
  mark(day: Day): void;
  /** A copy of where everything stands between two weeks, and back to one. */
  save(): unknown;
  restore(state: unknown): void;
  panels(): readonly Panel[];
  spells(): readonly Spells[];
}

/** A compiled scenario: everything but the noise. */
export interface Plan {
  readonly from: Day;
  readonly weeks: number;
  readonly columns: readonly ResultColumn[];
  readonly derived: readonly DerivedColumn[];
  start(keys: StreamKeys): Simulation;
}
