/** Markets beside one another: copies in which something was changed, and what a law asks of their columns. */
import { inFields } from '../../base/fields.ts';
import { columns, type ColumnName } from '../columns.ts';
import type { Frame, Market } from '../market.ts';
import type { ParameterValues } from '../parameters/index.ts';
import { tierTraits } from '../tiers.ts';
import type { Pick } from './law.ts';

const names = Object.keys(columns) as ColumnName[];

/** A market of its own, which a test may change and run on without touching the first. */
export function copyOf(m: Market): Market {
  const copy: { -readonly [K in keyof Market]: Market[K] } = inFields(m);
  for (const name of names) copy[name] = m[name].slice() as never;
  const { interest, intent, leak, split, defect, categoryShare, categoryCut, adopt } = m.choice;
  const tables = { interest, intent, leak, split, defect, categoryShare, categoryCut, adopt };
  const choice = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.slice()]));
  return Object.assign(copy, { choice: { ...m.choice, ...choice } });
}

/** A copy in which columns were changed. */
export function changed(m: Market, change: (m: Market) => void): Market {
  const copy = copyOf(m);
  change(copy);
  return copy;
}

/** The same market under other parameters. */
export function withParameters(m: Market, changes: Partial<ParameterValues>): Market {
  const parameters = { ...m.frame.parameters, ...changes };
  return { ...copyOf(m), frame: { ...m.frame, parameters, tierTraits: tierTraits(parameters) } };
}

/** The same market, on every platform of which exposure is split by other shares. */
export function withExposure(m: Market, mix: Partial<Frame['exposureMix'][number]>): Market {
  const exposureMix = m.frame.exposureMix.map((old) => ({ ...old, ...mix }));
  return { ...copyOf(m), frame: { ...m.frame, exposureMix } };
}

/** Two shares, the smaller one first. */
export function twoShares(pick: Pick): readonly [number, number] {
  const [a, b] = [pick.share(), pick.share()];
  return [Math.min(a, b), Math.max(a, b)];
}

/** What a step makes of a copy. */
export function after(m: Market, run: (m: Market) => void, change: (m: Market) => void = () => {}): Market {
  const copy = changed(m, change);
  run(copy);
  return copy;
}

/** Indices at which a column holds. */
export const where = (column: ArrayLike<number>, holds: (x: number, i: number) => boolean): number[] =>
  Array.from(column).flatMap((x, i) => (holds(x, i) ? [i] : []));

/** What of `a` is not in `b`. */
export function missingFrom(b: readonly number[], a: readonly number[]): number[] {
  const there = new Set(b);
  return a.filter((x) => !there.has(x));
}

export const total = (column: ArrayLike<number>, counts: (i: number) => boolean = () => true): number =>
  Array.from(column).reduce((sum, x, i) => (counts(i) ? sum + x : sum), 0);

/** Bit for bit; `toEqual` on a table of a hundred thousand numbers takes a second. */
export const sameBits = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (x, i) => Object.is(x, b[i]));
