import { columns, type ColumnName, type Market, type Mechanism } from '../../src/model/index.ts';

/** A way to spoil one slot of a column; `spoil` gives what it puts in the place of a value. */
export interface Injection {
  readonly column: ColumnName;
  readonly fault: string;
  readonly spoil: (value: number, m: Market, at: number) => number;
}

const notFinite = (column: ColumnName): Injection[] =>
  [NaN, Infinity, -Infinity]
    .filter((x) => x !== columns[column].infinite)
    .map((x) => ({ column, fault: `is ${x}`, spoil: () => x }));

/** What has no limit gets one. */
const fen = (column: ColumnName): Injection[] =>
  ([1, -1] as const).map((x) => ({
    column,
    fault: x > 0 ? 'has a fen too many' : 'has a fen too few',
    spoil: (value) => (Number.isFinite(value) ? value + x : 7),
  }));

const shelf = (m: Market): number => m.frame.routes.findIndex(({ channel }) => channel === 'shelf');

/** Agents lost: nowhere, out of range, where nobody can be, and without having said so. */
const astray: Readonly<Partial<Record<ColumnName, readonly Injection['spoil'][]>>> = {
  anchorRoute: [
    (r) => (r < 0 ? 0 : -1),
    (_, m) => m.frame.routes.length,
    () => 2_000_000_000,
    () => -2,
    (_, m) => shelf(m),
  ],
  anchorIdle: [(x) => 1 - x, () => 2, () => 255],
  anchorFate: [(x) => x ^ 8, () => 255],
  open: [(x) => 1 - x, () => 2, () => 255],
  opened: [(x) => 1 - x, () => 9],
  closed: [(x) => (x === 0 ? 1 : 0), () => 9],
};

const lost = (column: ColumnName): Injection[] =>
  (astray[column] ?? []).map((spoil, i) => ({ column, fault: `sends its agent astray, way ${i}`, spoil }));

/** Every way to spoil what a step writes: not finite, a fen more or less, an agent lost. */
export const injections = (step: Pick<Mechanism, 'writes'>): Injection[] =>
  step.writes.flatMap((column) => [
    ...(columns[column].storage === 'f64' ? notFinite(column) : []),
    ...(columns[column].kind === 'fen' ? fen(column) : []),
    ...(columns[column].kind === 'agents' ? lost(column) : []),
  ]);

/** Spoils one slot; whether anything was changed. */
export function inject(m: Market, { column, spoil }: Injection, at: number): boolean {
  const values = m[column];
  const slot = at % values.length;
  const was = values[slot];
  values[slot] = spoil(was, m, slot);
  return !Object.is(values[slot], was);
}
