import type { ColumnName } from '../columns.ts';
import type { Market } from '../market.ts';

/** One step of the week: a verb that agents would use, what it reads, what it writes, and its arithmetic. */
export interface Mechanism {
  readonly name: string;
  readonly reads: readonly ColumnName[];
  readonly writes: readonly ColumnName[];
  run(market: Market): void;
}
