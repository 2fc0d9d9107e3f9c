import { mean } from '../base/statistics.ts';
import { student90 } from '../base/distributions.ts';

/** An estimate with its 80 % confidence interval; the ends are null where the data set no bounds. */
export interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Paired replicates behind it. */
  readonly n: number;
}

/** What a numerator and a denominator gave in one paired replicate. */
export type Pair = readonly [numerator: number, denominator: number];

/** Sum of products of deviations over n(n − 1): the covariance of two means. */
function covarianceOfMeans(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const [ma, mb] = [mean(a), mean(b)];
  return mean(a.map((v, i) => (v - ma) * (b[i] - mb))) / (n - 1);
}

/**
 * E[numerator] / E[denominator] from paired replicates, as the ratio of their means: a mean of ratios would be biased and
 * would explode where one replicate spends next to nothing. The interval is Fieller's (1954, JRSS B 16:175): all θ that
 * a t-test of E[numerator − θ·denominator] = 0 does not reject at 20 %, exact for normal pairs however few and however
 * correlated, while a bootstrap of five replicates is too narrow. Bounds are null for one replicate, and where the
 * denominator itself cannot be told from zero. Null without pairs or with a mean denominator of zero.
 */
export function ratioOfMeans(pairs: readonly Pair[]): Interval | null {
  const n = pairs.length;
  if (n === 0) return null;
  const above = pairs.map(([a]) => a);
  const below = pairs.map(([, b]) => b);
  const [x, y] = [mean(above), mean(below)];
  if (y === 0) return null;
  return { value: x / y, ...(n === 1 ? unbounded : fieller(x, y, above, below)), n };
}

const unbounded = { low: null, high: null };

/** The roots of (y² − t²·Var y)θ² − 2(xy − t²·Cov)θ + (x² − t²·Var x) = 0. */
function fieller(x: number, y: number, above: readonly number[], below: readonly number[]) {
  const t = student90(above.length - 1);
  const a = y * y - t * t * covarianceOfMeans(below, below);
  const b = x * y - t * t * covarianceOfMeans(above, below);
  const c = x * x - t * t * covarianceOfMeans(above, above);
  if (!(a > 0)) return unbounded;
  const half = Math.sqrt(Math.max(0, b * b - a * c));
  return { low: (b - half) / a, high: (b + half) / a };
}

/** A mean with its 80 % t-interval, from paired replicates. */
export const meanWithInterval = (values: readonly number[]): Interval | null =>
  ratioOfMeans(values.map((v) => [v, 1]));
