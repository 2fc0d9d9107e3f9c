import type { CountDraws } from '../../base/countDraws.ts';

/** What an engine needs to know of a population of individuals; the market stays outside. */
export interface PopulationRules {
  readonly classes: number;
  /** States of an individual, numbered from 0. */
  readonly states: number;
  classShare(k: number): number;
  initialShare(state: number): number;
  /** Clears the week’s counts. */
  beginWeek(): void;
  /** One individual’s week from four uniforms in (0, 1); returns its next state and counts what it did. */
  step(k: number, state: number, u0: number, u1: number, u2: number, u3: number): number;
  /** The same week for a distribution over class × state that sums to one. */
  flow(mass: Float64Array, next: Float64Array): void;
  /**
   * The same week for whole numbers of individuals by class × state, drawn exactly in law. The purposes of its draws
   * begin at 1,024.
   */
  drawCounts(counts: Float64Array, next: Float64Array, draws: CountDraws, week: number): void;
}

/** A population and its way through one week. */
export interface Kernel {
  /** Individuals, or 1 for a distribution: what the counts of a week add up to at the most. */
  readonly size: number;
  week(week: number): void;
  /** What says that not everybody is somewhere after a week, or null: nobody is lost or made (rule 9). */
  lost(): string | null;
  /** A copy of the state of everybody, and back to one: for runs that share their past. */
  save(): KernelState;
  restore(state: KernelState): void;
}

export type KernelState = Float64Array | Uint8Array | Uint16Array;
