import {
  columns,
  tierTraits,
  type ColumnName,
  type Market,
  type ParameterValues,
} from '../../src/model/index.ts';

/** A market of its own, which a test may change and run on without touching the first. */
export function copyOf(m: Market): Market {
  const copied = Object.fromEntries(
    (Object.keys(columns) as ColumnName[]).map((name) => [name, m[name].slice()]),
  );
  const { interest, intent, leak, split, defect, categoryShare, categoryCut, adopt } = m.choice;
  const tables = { interest, intent, leak, split, defect, categoryShare, categoryCut, adopt };
  const choice = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.slice()]));
  return { ...m, ...copied, choice: { ...m.choice, ...choice } };
}

/** The same market under other parameters. */
export function withParameters(m: Market, changes: Partial<ParameterValues>): Market {
  const parameters = { ...m.frame.parameters, ...changes };
  return { ...copyOf(m), frame: { ...m.frame, parameters, tierTraits: tierTraits(parameters) } };
}

/** What a step makes of a copy. */
export function after(m: Market, run: (m: Market) => void, change: (m: Market) => void = () => {}): Market {
  const copy = copyOf(m);
  change(copy);
  run(copy);
  return copy;
}

/** Indices at which a column holds. */
export const where = (column: ArrayLike<number>, holds: (x: number, i: number) => boolean): number[] =>
  Array.from(column).flatMap((x, i) => (holds(x, i) ? [i] : []));

export const isSubset = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((x) => b.includes(x));

export const total = (column: ArrayLike<number>, counts: (i: number) => boolean = () => true): number =>
  Array.from(column).reduce((sum, x, i) => (counts(i) ? sum + x : sum), 0);

/** Bit for bit; `toEqual` on a table of a hundred thousand numbers takes a second. */
export const sameBits = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (x, i) => Object.is(x, b[i]));
