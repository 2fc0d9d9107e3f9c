import { summarize } from '../base/statistics.ts';

/** What is said of a handful of replicates: their mean and quantiles. */
export interface Spread {
  readonly mean: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  /** Replicates behind the figures. */
  readonly n: number;
}

/** Mean and quantiles of the values of the replicates, given in replicate order so that equal runs give equal bits. */
export function spread(values: readonly number[]): Spread {
  const { mean, median, p10, p90, n } = summarize(values);
  return { mean, median, p10, p90, n };
}
