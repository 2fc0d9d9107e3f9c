/** Markets beside one another: copies in which something was changed, and what a law asks of their columns. */
import { inFields } from '../../base/fields.ts';
import { tableParts } from '../choice.ts';
import { columns, type ColumnName } from '../columns.ts';
import type { Frame, Market } from '../market.ts';
import type { ParameterValues } from '../parameters/index.ts';
import { tierTraits } from '../tiers.ts';
import type { Pick } from './law.ts';

const names = Object.keys(columns) as ColumnName[];
const tables = [...tableParts, 'adopt'] as const;

/** Memory of copies that were discarded, by size: fresh memory costs more than what is copied into it. */
const spare = new Map<number, ArrayBuffer[]>();
/** Memory that copies have and no other market. */
const lent = new WeakSet<ArrayBufferLike>();
/** A market has some five sizes of buffers, and each scenario its own: all are forgotten when there are more. */
const MOST_SIZES = 16;

function ownBuffer(buffer: ArrayBufferLike): ArrayBuffer {
  const own = spare.get(buffer.byteLength)?.pop() ?? new ArrayBuffer(buffer.byteLength);
  new Uint8Array(own).set(new Uint8Array(buffer));
  lent.add(own);
  return own;
}

type Column = Market[ColumnName];

const over = <T extends Column>(own: ArrayBuffer, { byteOffset, length, constructor }: T): T =>
  new (constructor as new (buffer: ArrayBuffer, at: number, length: number) => T)(own, byteOffset, length);

/** Gives the memory of a copy to the next ones: nobody may look at it again. Leaves alone what is no copy's. */
export function discard(m: Market): void {
  for (const { buffer } of [m[names[0]], ...tables.map((name) => m.choice[name])]) {
    if (!lent.delete(buffer)) continue;
    if (spare.size >= MOST_SIZES && !spare.has(buffer.byteLength)) spare.clear();
    const kept = spare.get(buffer.byteLength) ?? [];
    spare.set(buffer.byteLength, kept);
    kept.push(buffer as ArrayBuffer);
  }
}

/** A market of its own, which a test may change and run on without touching the first. */
export function copyOf(m: Market): Market {
  const copy: { -readonly [K in keyof Market]: Market[K] } = inFields(m);
  // what lies in one buffer is copied as one
  const shared = m[names[0]].buffer;
  const own = ownBuffer(shared);
  for (const name of names)
    copy[name] = (m[name].buffer === shared ? over(own, m[name]) : m[name].slice()) as never;
  const choice = Object.fromEntries(
    tables.map((name) => [name, over(ownBuffer(m.choice[name].buffer), m.choice[name])]),
  );
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
