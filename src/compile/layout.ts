import { Fault } from '../base/problem.ts';
import {
  columns,
  consumersChoose,
  week,
  type ColumnName,
  type Columns,
  type Mechanism,
  type Sizes,
} from '../model/index.ts';

const make = { f64: Float64Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array } as const;

/** Allocates every declared column. */
export function allocate(sizes: Sizes): Columns {
  const out: Partial<Record<ColumnName, unknown>> = {};
  for (const name of Object.keys(columns) as ColumnName[]) {
    const { storage, size } = columns[name];
    out[name] = new make[storage](sizes[size]);
  }
  return out as Columns;
}

/** Copies of the columns that are carried from week to week; all others are filled before they are read. */
export type SavedColumns = ReadonlyMap<ColumnName, Columns[ColumnName]>;

const carriedColumns = (Object.keys(columns) as ColumnName[]).filter((name) => columns[name].carried);

export const saveColumns = (m: Columns): SavedColumns =>
  new Map(carriedColumns.map((name) => [name, m[name].slice()]));

export function restoreColumns(m: Columns, saved: SavedColumns): void {
  for (const [name, column] of saved) m[name].set(column);
}

/** Bytes of all columns. */
export function bytesOf(sizes: Sizes): number {
  let bytes = 0;
  for (const name of Object.keys(columns) as ColumnName[]) {
    bytes += make[columns[name].storage].BYTES_PER_ELEMENT * sizes[columns[name].size];
  }
  return bytes;
}

/** Written by the engine’s consumers between the table and the till. */
export const writtenByConsumers: readonly ColumnName[] = ['orders', 'leakOrders', 'adopters'];

/**
 * Refuses a week that reads a column before it is filled: each column read must be carried from the week before or
 * written by an earlier step. A fault of ours, so it throws.
 */
export function checkOrder(steps: readonly (Mechanism | typeof consumersChoose)[] = week): void {
  const filled = new Set((Object.keys(columns) as ColumnName[]).filter((name) => columns[name].carried));
  for (const step of steps) {
    if (step === consumersChoose) {
      for (const name of writtenByConsumers) filled.add(name);
      continue;
    }
    for (const name of step.reads) {
      if (!filled.has(name)) throw new Fault(`${step.name} reads ${name} before any step has filled it`);
    }
    for (const name of step.writes) filled.add(name);
  }
}
