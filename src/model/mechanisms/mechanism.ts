import type { ColumnName } from '../columns.ts';
import type { Market } from '../market.ts';

/** One step of the week: a verb that agents would use, what it reads, what it writes, and its arithmetic. */
export interface Mechanism {
  readonly name: string;
  readonly reads: readonly ColumnName[];
  readonly writes: readonly ColumnName[];
  run(market: Market): void;
}

/** Is shown what decisions rest on, as they are taken; it must change nothing. */
export interface Witness<T> {
  /** Whose terms are wanted: of decisions too that are not due this week, which cost time. */
  wants(agent: number): boolean;
  sees(agent: number, terms: T): void;
}

/** A mechanism in which agents decide one by one: the terms that it shows are those that it acts on. */
export interface Deciding<T> extends Mechanism {
  run(market: Market, witness?: Witness<T> | null): void;
}
