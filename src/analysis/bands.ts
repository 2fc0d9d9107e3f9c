import { summarize } from '../base/statistics.ts';
import type { Results } from '../engine/results.ts';
import { isCell, keyOf, labelOf, type Label } from './label.ts';
import { derive } from './periods.ts';

/** A weekly series of one quantity with its bands over replicates. */
export interface Bands {
  readonly label: Label;
  readonly n: number;
  readonly mean: number[];
  readonly p10: number[];
  readonly p25: number[];
  readonly p50: number[];
  readonly p75: number[];
  readonly p90: number[];
}

/** One quantity of one run, week by week. */
export interface Series {
  readonly label: Label;
  readonly values: ArrayLike<number>;
}

/** The weekly series of a run, by key; ratios are those of the week's own sums. */
export function weekly(r: Results): Map<string, Series> {
  const found = new Map<string, Series>();
  const add = (label: Label, values: ArrayLike<number>): void =>
    void found.set(keyOf(label), { label, values });
  r.columns.forEach((column, i) => {
    if (!isCell(column)) add(labelOf(column), r.values.subarray(i * r.weeks, (i + 1) * r.weeks));
  });
  for (const d of r.derived) {
    const at = (week: number): number => derive(d, (i) => r.values[i * r.weeks + week]);
    add(
      labelOf(d),
      Float64Array.from({ length: r.weeks }, (_, week) => at(week)),
    );
  }
  return found;
}

/** Scenario minus baseline, week by week, of the series that both have. */
export function weeklyDifference(scenario: Results, baseline: Results): Map<string, Series> {
  const base = weekly(baseline);
  const found = new Map<string, Series>();
  for (const [key, { label, values }] of weekly(scenario)) {
    const other = base.get(key);
    if (!other || other.values.length !== values.length) continue;
    found.set(key, { label, values: Float64Array.from(values, (v, week) => v - other.values[week]) });
  }
  return found;
}

/** Weights of a mean over four weeks that has a week in its middle: half of the first and half of the fifth. */
const weights = [1, 2, 2, 2, 1];

/** The centred mean over four weeks; at either end, over as many of these weeks as there are. */
export function fourWeekMean(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (_, week) => {
    let [sum, total] = [0, 0];
    weights.forEach((weight, i) => {
      const at = week + i - 2;
      if (at < 0 || at >= values.length) return;
      sum += weight * values[at];
      total += weight;
    });
    return sum / total;
  });
}

/**
 * The wanted series of one run, each a four-week mean: of replicates first and of quantiles after, because a mean of
 * quantiles is no quantile. Only flows may be wanted: a mean of weekly ratios is not the ratio of the four weeks.
 */
export function fourWeekly(
  run: ReadonlyMap<string, Series>,
  wanted: (l: Label) => boolean,
): Map<string, Series> {
  const kept = [...run].filter(([, { label }]) => wanted(label));
  return new Map(kept.map(([key, { label, values }]) => [key, { label, values: fourWeekMean(values) }]));
}

/**
 * The bands of each series over replicates (in replicate order). A series with a week in which some replicate has no
 * finite value (a ratio before its platform sold anything) is left out: a gap must not be drawn as a number.
 */
export function bands(
  replicates: readonly ReadonlyMap<string, Series>[],
  wanted: (l: Label) => boolean,
): Bands[] {
  const first = replicates[0];
  if (!first) return [];
  return [...first].flatMap(([key, { label }]) => {
    if (!wanted(label)) return [];
    const runs = replicates.map((r) => r.get(key)?.values).filter((values) => values !== undefined);
    const finite = runs.every((values) => Array.prototype.every.call(values, Number.isFinite));
    return finite ? [bandsOf(label, runs)] : [];
  });
}

function bandsOf(label: Label, runs: readonly ArrayLike<number>[]): Bands {
  const weeks = Array.from({ length: runs[0].length }, (_, week) =>
    summarize(runs.map((values) => values[week])),
  );
  return {
    label,
    n: runs.length,
    mean: weeks.map((w) => w.mean),
    p10: weeks.map((w) => w.p10),
    p25: weeks.map((w) => w.p25),
    p50: weeks.map((w) => w.median),
    p75: weeks.map((w) => w.p75),
    p90: weeks.map((w) => w.p90),
  };
}
