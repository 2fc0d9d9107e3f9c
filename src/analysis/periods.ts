import { shareOfWeek, wholePeriods, type Day, type Period } from '../base/calendar.ts';
import type { DerivedColumn, ResultColumn, Results } from '../engine/results.ts';
import { isCell, keyOf, labelOf, type Label } from './label.ts';

/** One quantity of one run over one period. */
export interface Figure {
  /** Equal in two runs exactly when quantity and period are equal. */
  readonly key: string;
  readonly label: Label;
  readonly period: string;
  readonly value: number;
}

/** A stretch of days of a run, [from, until), clipped to it. */
export interface Window {
  readonly from: Day;
  readonly until: Day;
}

/** The whole quarters and years of a run, and `total`. */
export const periodsOf = (r: Results): Period[] => wholePeriods(r.from, r.from + 7 * r.weeks);

/** A flow over a window: each week counts with the share of its days that lie inside. */
export function flowOver(r: Results, column: number, window: Window): number {
  const first = Math.max(0, Math.floor((window.from - r.from) / 7));
  const last = Math.min(r.weeks, Math.ceil((window.until - r.from) / 7));
  let sum = 0;
  for (let w = first; w < last; w++) {
    const share = shareOfWeek(r.from + 7 * w, window.from, window.until);
    sum += r.values[column * r.weeks + w] * share;
  }
  return sum;
}

/** A stock at a window's end: in the last whole week that ends on or before it; NaN when the run has none. */
export function stockAt(r: Results, column: number, window: Window): number {
  const week = Math.min(r.weeks, Math.floor((window.until - r.from) / 7)) - 1;
  return week < 0 ? NaN : r.values[column * r.weeks + week];
}

/** A column over a window, by its own kind. */
export const valueOver = (r: Results, column: number, window: Window): number =>
  r.columns[column].kind === 'flow' ? flowOver(r, column, window) : stockAt(r, column, window);

/**
 * A ratio or a concentration from the values of its columns (in the order of `columns` of the run): sums first, then
 * the ratio, so that busy weeks weigh more than idle ones. NaN where the denominator is zero.
 */
export function derive(d: DerivedColumn, valueOf: (column: number) => number): number {
  const parts = d.of.map(valueOf);
  if (d.kind === 'ratio') return parts[0] / parts[1];
  const total = parts.reduce((a, b) => a + b, 0);
  return parts.reduce((a, b) => a + (b / total) * (b / total), 0);
}

/** Every figure of a run that is finite, period by period; the cells of the diversion matrix stay out. */
export function figures(r: Results, periods: readonly Period[] = periodsOf(r)): Figure[] {
  const found: Figure[] = [];
  for (const period of periods) {
    const values = r.columns.map((_, column) => valueOver(r, column, period));
    const add = (column: ResultColumn | DerivedColumn, value: number): void => {
      const label = labelOf(column);
      if (Number.isFinite(value)) {
        found.push({ key: `${keyOf(label)}|${period.name}`, label, period: period.name, value });
      }
    };
    r.columns.forEach((column, i) => void (isCell(column) || add(column, values[i])));
    r.derived.forEach((d) =>
      add(
        d,
        derive(d, (i) => values[i]),
      ),
    );
  }
  return found;
}
