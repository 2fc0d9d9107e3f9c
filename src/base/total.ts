/** Sums of a column in eight lanes: a whole number of each eighth value. */
export type Lanes = Float64Array;

/**
 * Sums a column or a part of it in eight lanes that a processor adds up side by side, so that a guard can go through
 * everything every week. Whole numbers are exact while a lane is below 2^53.
 */
export function lanesOf(
  values: Float64Array,
  into: Lanes = new Float64Array(8),
  from = 0,
  until = values.length,
): Lanes {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let i = from;
  for (const end = until - 7; i < end; i += 8) {
    a += values[i];
    b += values[i + 1];
    c += values[i + 2];
    d += values[i + 3];
    e += values[i + 4];
    f += values[i + 5];
    g += values[i + 6];
    h += values[i + 7];
  }
  for (; i < until; i++) a += values[i];
  into[0] = a;
  into[1] = b;
  into[2] = c;
  into[3] = d;
  into[4] = e;
  into[5] = f;
  into[6] = g;
  into[7] = h;
  return into;
}

const scratch = new Float64Array(8);

/**
 * Sum of a column or a part of it. Exact for whole numbers below 2^53, NaN or infinite as soon as one value is. Of other
 * numbers use it only to see whether they are finite: its order of addition is not that of the index.
 */
export function total(values: Float64Array, from = 0, until = values.length): number {
  const s = lanesOf(values, scratch, from, until);
  return s[0] + s[1] + (s[2] + s[3]) + (s[4] + s[5] + (s[6] + s[7]));
}

/** By how much a column’s sum has grown since its lanes were taken: exact even where the sum itself is beyond 2^53. */
export function growth(values: Float64Array, since: Lanes): number {
  const now = lanesOf(values, scratch);
  let grown = 0;
  for (let lane = 0; lane < now.length; lane++) grown += now[lane] - since[lane];
  return grown;
}
