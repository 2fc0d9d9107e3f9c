/** Sums, means and quantiles whose last bit depends on the values alone. */
import { Fault } from './problem.ts';

/** Values that are added up together before the blocks are. */
export const SUM_BLOCK = 1024;

/** Sum in a fixed order, block by block: whoever adds a whole block, one thread or eight, gets the same bits. */
export function sumInBlocks(values: ArrayLike<number>): number {
  let sum = 0;
  for (let start = 0; start < values.length; start += SUM_BLOCK) {
    const end = Math.min(start + SUM_BLOCK, values.length);
    let block = 0;
    for (let i = start; i < end; i++) block += values[i];
    sum += block;
  }
  return sum;
}

/** Arithmetic mean; throws a Fault for no values. */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new Fault('the mean of no values');
  return sumInBlocks(values) / values.length;
}

/** Quantile of ascending values by linear interpolation between order statistics (Hyndman and Fan, type 7). */
function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new Fault('a quantile of no values');
  if (!(p >= 0 && p <= 1)) throw new Fault(`a quantile at ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const weight = position - below;
  return low === high ? low : low * (1 - weight) + high * weight;
}

/** Ascending copy; typed arrays sort by number, not by text. */
const sortedCopy = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();

/** Quantile of type 7, 0 ≤ p ≤ 1, in any order of values; throws a Fault for no values. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(sortedCopy(values), p);
}

export interface Summary {
  readonly mean: number;
  readonly median: number;
  readonly p10: number;
  readonly p25: number;
  readonly p75: number;
  readonly p90: number;
  readonly n: number;
}

/** What an estimate reports of its replicates; throws a Fault for no values. */
export function summarize(values: ArrayLike<number>): Summary {
  const sorted = sortedCopy(values);
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return {
    mean: mean(values),
    median: at(0.5),
    p10: at(0.1),
    p25: at(0.25),
    p75: at(0.75),
    p90: at(0.9),
    n: values.length,
  };
}
