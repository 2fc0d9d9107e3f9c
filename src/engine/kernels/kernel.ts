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
  /** One individual’s week from the four words of its draw; returns its next state and counts what it did. */
  step(k: number, state: number, w0: number, w1: number, w2: number, w3: number): number;
  /** The same week for a distribution over class × state that sums to one. */
  flow(mass: Float64Array, next: Float64Array): void;
  /**
   * The same week for whole numbers of individuals by class × state, drawn exactly in law. The purposes of its draws
   * begin at 1,024.
   */
  drawCounts(counts: Float64Array, next: Float64Array, draws: CountDraws, week: number): void;
}

/**
 * A week of individuals as look-ups (`base/guideTable.ts`) in tables that the rules lay out in memory, one for each word
 * of a draw. An individual is a code: bits of what it remembers, of which the highest says which of two kinds it is.
 * Pointers are byte addresses, tables may be followed by masks: code & low half | high half is the next code.
 *
 * w0: `shown[class, code]`, the second kind only. w2: `viewed[outcome]`, changes the code. w1: `found[class, code,
 * whether viewed]`. w3: `late[class, kind, outcome]`, changes the code, kind 0, or 1, 2 of the second kind by whether
 * viewed.
 */
export interface TabledRules extends PopulationRules {
  readonly tables: IndividualTables;
  /** Has the tables stand in `words` from index `origin` on. */
  placeTables(words: Uint32Array, origin: number): IndividualTables;
  /**
   * Counts what was drawn, by outcome of `shown` × outcome of `viewed` and by outcome of `found`, and how many are of the
   * second kind.
   */
  book(viewed: Float64Array, found: Float64Array, active: number): void;
}

export interface IndividualTables {
  readonly layout: TableLayout;
  /** Words of memory that all tables take. */
  readonly mostWords: number;
  codeOf(state: number): number;
  /** Makes the week’s tables for everybody of a class who is in a code marked in `there`. */
  prepare(k: number, there: Uint8Array): void;
}

export interface TableLayout {
  /** Bits of a word that guide its look-up. */
  readonly bits: number;
  readonly codes: number;
  /** The bit that says that an individual is of the second kind. */
  readonly contentBit: number;
  /** The lowest bits hold a number that is never greater than `lastMost`. */
  readonly lastMask: number;
  readonly lastMost: number;
  /** Class × code → table. */
  readonly shown: number;
  /** Class × code × 2 → table. */
  readonly found: number;
  /** Outcome of `shown` → table, then 4 if it counts as viewed and 0 if not. */
  readonly viewed: number;
  /** Class × 3 kinds × outcome of `found` → table. */
  readonly late: number;
  readonly shownOutcomes: number;
  readonly foundOutcomes: number;
  /** From a table to the masks of its outcomes, bytes. */
  readonly masks: number;
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
