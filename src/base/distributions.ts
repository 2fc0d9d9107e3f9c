/** Inverse distribution functions, and exact splits of integer totals. All on detmath: the same bits on every host. */
import { exp, log, log1p, pow } from './detmath.ts';
import { Fault } from './problem.ts';

export { cumulativeRound } from './cumulativeRound.ts';

/**
 * A rational function by the published coefficients of its numerator and denominator, of degree seven, lowest power
 * first; by Horner's rule, spelled out because a loop over them takes twice as long.
 */
function rational(numerator: readonly number[], denominator: readonly number[]): (x: number) => number {
  const [a0, a1, a2, a3, a4, a5, a6, a7] = numerator;
  const [b0, b1, b2, b3, b4, b5, b6, b7] = denominator;
  return (x) =>
    (((((((a7 * x + a6) * x + a5) * x + a4) * x + a3) * x + a2) * x + a1) * x + a0) /
    (((((((b7 * x + b6) * x + b5) * x + b4) * x + b3) * x + b2) * x + b1) * x + b0);
}

const centre = rational(
  [
    3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
    4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  [
    1, 4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
    3.930789580009271061e4, 2.8729085735721942674e4, 5.226495278852854561e3,
  ],
);

const shoulder = rational(
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
    1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
);

const farTail = rational(
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
    2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
);

/** Standard normal quantile (Wichura 1988, Applied Statistics 37:477, algorithm AS 241, PPND16: about 1 in 10^16). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return q * centre(0.180625 - q * q);
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? shoulder(r - 1.6) : farTail(r - 5);
  return q < 0 ? -size : size;
}

/** Log-normal variates with mean one and coefficient of variation `cv`, by inversion of u in (0, 1). */
export function lognormalMeanOne(cv: number): (u: number) => number {
  const variance = log1p(cv * cv);
  const spread = Math.sqrt(variance);
  return (u) => exp(spread * normalQuantile(u) - 0.5 * variance);
}

/** Pareto variate, P(X > x) = (minimum / x)^exponent, by inversion of u in (0, 1). */
export function paretoQuantile(u: number, exponent: number, minimum: number): number {
  return minimum * pow(1 - u, -1 / exponent);
}

/**
 * Splits `n` things by `shares` (which need not add to one): the largest remainders get one more, ties go to the lower
 * index. For short arrays; `cumulativeRound` is for long ones.
 */
export function quotas(n: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!(sum > 0 && sum < Infinity) || shares.some((s) => !(s >= 0)))
    throw new Fault(`quotas of shares ${shares}`);
  const exact = shares.map((s) => (n * s) / sum);
  const parts = exact.map(Math.floor);
  const missing = n - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((e, i) => ({ i, remainder: e - Math.floor(e) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) parts[i]++;
  return parts;
}

/** 90 % quantiles of Student's t by degrees of freedom from 1: what a series in 1/df does not reach. */
const student90Small = [
  3.0776835371752527, 1.8856180831641267, 1.6377443536962102, 1.5332062740589443, 1.4758840488244815,
  1.4397557472651481, 1.4149239276505084, 1.3968153097438645, 1.3830287383966328,
];

/**
 * 90 % quantile of Student's t with `df` degrees of freedom (1, 2, …): the half-width, in standard errors, of an 80 %
 * interval for a mean. From 10 on by the expansion of Abramowitz and Stegun (1964), 26.7.5, good to six digits.
 */
export function student90(df: number): number {
  const known = student90Small[df - 1];
  if (known !== undefined) return known;
  const z = normalQuantile(0.9);
  const q = z * z;
  const terms = [
    (z * (q + 1)) / 4,
    (z * ((5 * q + 16) * q + 3)) / 96,
    (z * (((3 * q + 19) * q + 17) * q - 15)) / 384,
    (z * ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945)) / 92160,
  ];
  return z + terms.reduceRight((sum, term) => sum / df + term, 0) / df;
}
