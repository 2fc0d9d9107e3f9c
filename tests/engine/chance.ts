import { threefry4x32, type Key } from '../../src/base/random.ts';
import type { ConsumerRules } from '../../src/model/index.ts';

/**
 * How far a count may lie from its expectation, in standard errors. Seeds are fixed, so a test that passes once
 * passes for ever; the bound says how surprising the draw behind it may have been (1 in 150,000 at 4.5).
 */
export const STANDARD_ERRORS = 4.5;

/** Distance of `successes` in `n` tries of probability `p` from its expectation, in standard errors. */
export function binomialScore(successes: number, n: number, p: number): number {
  const spread = Math.sqrt(n * p * (1 - p));
  if (spread === 0) return successes === n * p ? 0 : Infinity;
  return (successes - n * p) / spread;
}

/** Mean and its standard error. */
export function meanOf(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const variance = values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (n - 1);
  return { mean, error: Math.sqrt(variance / n) };
}

/** One week of many independent individuals of one class: each state is replaced by its next. */
export function stepAll(rules: ConsumerRules, k: number, states: Uint16Array, key: Key, week: number): void {
  const words = new Uint32Array(4);
  for (let i = 0; i < states.length; i++) {
    threefry4x32(key, i, week, 1, 0, words);
    states[i] = rules.step(k, states[i], words[0], words[1], words[2], words[3]);
  }
}

/**
 * The largest score of counts against what was expected of `n` independent tries. Cells too thin for the normal
 * approximation are judged together; what was not to happen must not have happened.
 */
export function worstScore(counts: ArrayLike<number>, expected: ArrayLike<number>, n: number): number {
  let worst = 0;
  let thin = 0;
  let thinExpected = 0;
  for (let i = 0; i < counts.length; i++) {
    if (expected[i] < 1e-9) worst = counts[i] > 0 ? Infinity : worst;
    else if (expected[i] < THIN) {
      thin += counts[i];
      thinExpected += expected[i];
    } else worst = Math.max(worst, Math.abs(binomialScore(counts[i], n, Math.min(1, expected[i] / n))));
  }
  if (thinExpected < THIN) return worst;
  return Math.max(worst, Math.abs(binomialScore(thin, n, thinExpected / n)));
}

/** Expected count from which a binomial is normal enough for a bound of four standard errors. */
const THIN = 50;
