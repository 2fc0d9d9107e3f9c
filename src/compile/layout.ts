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

/** Columns in the order in which they lie in one buffer: those carried from week to week first, so that they are one stretch. */
const order = (Object.keys(columns) as ColumnName[]).sort(
  (a, b) => Number(columns[b].carried) - Number(columns[a].carried),
);
const lastCarried = order.findLast((name) => columns[name].carried)!;

/** Bytes of a column; the next one begins at a multiple of eight. */
function bytesOfColumn(name: ColumnName, sizes: Sizes): number {
  const { storage, size } = columns[name];
  return Math.ceil((make[storage].BYTES_PER_ELEMENT * sizes[size]) / 8) * 8;
}

/** Bytes of all columns. */
export const bytesOf = (sizes: Sizes): number =>
  order.reduce((bytes, name) => bytes + bytesOfColumn(name, sizes), 0);

/** Allocates every declared column, all in one buffer: nearly two hundred of their own took as long as some weeks. */
export function allocate(sizes: Sizes): Columns {
  const buffer = new ArrayBuffer(bytesOf(sizes));
  const out: Partial<Record<ColumnName, unknown>> = {};
  let at = 0;
  for (const name of order) {
    const { storage, size } = columns[name];
    out[name] = new make[storage](buffer, at, sizes[size]);
    at += bytesOfColumn(name, sizes);
  }
  return out as Columns;
}

/** The columns that are carried from week to week, as bytes; all others are filled before they are read. */
export type SavedColumns = Uint8Array;

function carriedBytes(m: Columns): Uint8Array {
  const last = m[lastCarried];
  return new Uint8Array(last.buffer, 0, last.byteOffset + last.byteLength);
}

/** A copy of what `allocate` laid out. */
export const saveColumns = (m: Columns): SavedColumns => carriedBytes(m).slice();

export function restoreColumns(m: Columns, saved: SavedColumns): void {
  carriedBytes(m).set(saved);
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
