/**
 * Splits an exact integer over weights by rounding the running total: part i is round(C_i) − round(C_{i−1}), where
 * C_i is the exact share of the first i weights. Largest remainders would do as well, but need a sort of every row and
 * a rule for ties; here the order of indices decides, and one pass suffices. Neighbours may gain or lose a unit to
 * each other, never more.
 *
 * Running totals are kept as pairs of doubles (about 104 bits), since a plain sum of a thousand weights would be wrong
 * by hundreds of units in a total near 2^53.
 */
import { productError, sumError } from './errorFree.ts';
import { Fault } from './problem.ts';

/** Weights whose sum lies outside would overflow or underflow inside the exact products. */
const LEAST_SUM = 1e-200;
const GREATEST_SUM = 1e200;

/** The pair sum of the weights, left by `sumWeights`. */
const pair = new Float64Array(2);

/** Adds up [from, until) as a pair; returns the index after the last positive weight. */
function sumWeights(weights: Float64Array, from: number, until: number): number {
  let hi = 0;
  let lo = 0;
  let end = from;
  for (let i = from; i < until; i++) {
    const w = weights[i];
    if (!(w >= 0)) throw new Fault(`cannot split by weight ${w} at ${i}`);
    if (w > 0) end = i + 1;
    const sum = hi + w;
    lo += sumError(hi, w, sum);
    hi = sum;
  }
  pair[0] = hi;
  pair[1] = lo;
  return end;
}

/**
 * Splits `total` (a whole number up to 2^53) over weights[from … until) into out[from … until): whole parts, none
 * negative, their sum exactly `total`, each within one of its exact share, none for a weight of zero.
 * Throws a Fault when there is something to split and no positive weight.
 */
export function cumulativeRound(
  total: number,
  weights: Float64Array,
  from: number,
  until: number,
  out: Float64Array,
): void {
  if (!(total >= 0 && total <= 9007199254740992 && Math.floor(total) === total))
    throw new Fault(`cannot split ${total}`);
  const end = sumWeights(weights, from, until);
  const sum = pair[0];
  if (total === 0 || end === from) {
    if (total > 0) throw new Fault(`nothing to split ${total} over`);
    return void out.fill(0, from, until);
  }
  if (!(sum > LEAST_SUM && sum < GREATEST_SUM))
    throw new Fault(`cannot split by weights that add up to ${sum}`);
  const rate = total / sum;
  const rateSum = rate * sum;
  const rateLow = (total - rateSum - productError(rate, sum, rateSum) - rate * pair[1]) / sum;

  let hi = 0;
  let lo = 0;
  let given = 0;
  for (let i = from; i < end - 1; i++) {
    const w = weights[i];
    const next = hi + w;
    lo += sumError(hi, w, next);
    hi = next;
    const share = hi * rate;
    const floor = Math.floor(share);
    const rest = share - floor + (productError(hi, rate, share) + hi * rateLow + lo * rate);
    const reached = Math.max(given, Math.min(total, floor + Math.floor(rest + 0.5)));
    out[i] = reached - given;
    given = reached;
  }
  out[end - 1] = total - given;
  out.fill(0, end, until);
}
