/** Probabilities of a binomial against that of its mode, as a rejection needs them; `countDraws.ts` says how exact. */
import { log, log1p } from './detmath.ts';

/** ln k! − Stirling's formula of k + 1, for k = 0 … 9. */
const CORRECTION = Float64Array.of(
  0.08106146679532726,
  0.04134069595540929,
  0.02767792568499834,
  0.02079067210376509,
  0.01664469118982119,
  0.01387612882307075,
  0.01189670994589177,
  0.01041126526197209,
  0.009255462182712733,
  0.008330563433362871,
);

/**
 * ln k! − ((k + ½)·ln(k + 1) − (k + 1) + ½·ln 2π), to 2·10^-14: Stirling's series in 1/(k + 1) (Abramowitz and Stegun
 * 6.1.41), from a table below 10.
 */
export function stirlingCorrection(k: number): number {
  if (k < 10) return CORRECTION[k];
  const x = 1 / (k + 1);
  const x2 = x * x;
  return x * (1 / 12 - x2 * (1 / 360 - x2 * (1 / 1260 - x2 * (1 / 1680 - x2 * (1 / 1188)))));
}

/** (1 + t)·ln(1 + t) − t, what Stirling's formula leaves of a factorial about its mean. */
const deviance = (t: number): number => (t > -1 ? (1 + t) * log1p(t) - t : 1);

/**
 * Logarithm of the probability of k successes among n but for a term without k and for ½·ln of (k + 1)(n − k + 1),
 * which must be added. With X = k + 1, Y = n − k + 1, both factorials by Stirling, everything large cancels on paper:
 * what is left is small near the mean.
 */
function logShape(n: number, p: number, k: number): number {
  const x = (n + 2) * p;
  const y = n + 2 - x;
  const d = k + 1 - x;
  return -x * deviance(d / x) - y * deviance(-d / y) - stirlingCorrection(k) - stirlingCorrection(n - k);
}

/** So near the mode a product is faster than logarithms. */
const NEAR = 20;

/**
 * Whether `height` is below the probability of k over that of the mode m. Farther from the mode than `NEAR` the bounds
 * of Kachitvichyanukul and Schmeiser (1988, "Binomial random variate generation", Communications of the ACM 31:216, step
 * 5.2) mostly decide with one logarithm.
 */
export function isBelow(height: number, n: number, p: number, k: number): boolean {
  const mode = Math.floor((n + 1) * p);
  const far = k < mode ? mode - k : k - mode;
  if (far <= NEAR) return height * between(n, p, mode, k) <= between(n, p, k, mode);
  const variance = n * p * (1 - p);
  if (far < 0.5 * variance - 1) {
    const width = (far / variance) * ((far * (far / 3 + 0.625) + 1 / 6) / variance + 0.5);
    const excess = log(height) + (far * far) / (2 * variance);
    if (excess < -width) return true;
    if (excess > width) return false;
  }
  const roots = Math.sqrt(((k + 1) / (mode + 1)) * ((n - k + 1) / (n - mode + 1)));
  return log(height / roots) <= logShape(n, p, k) - logShape(n, p, mode);
}

/** Probability of `above` over that of `below`, 1 where it is not above. */
function between(n: number, p: number, above: number, below: number): number {
  const odds = p / (1 - p);
  let ratio = 1;
  for (let i = below + 1; i <= above; i++) ratio *= ((n + 1) * odds) / i - odds;
  return ratio;
}
