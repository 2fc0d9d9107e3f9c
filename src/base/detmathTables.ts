/**
 * The tables behind detmath, computed once at load in 160-bit fixed-point integers (BigInt): exact on any host, and
 * no printed number has to be trusted. A value is kept as a pair of doubles, hi + lo.
 *
 * Shapes after Arm Optimized Routines, math/pow.c and math/exp.c (Szabolcs Nagy, MIT): 128 entries for each function.
 */

const BITS = 160n;
const ONE = 1n << BITS;

/** ln(a / b) in fixed point by 2·atanh((a − b)/(a + b)); quick for ratios near one. */
function fixedLog(a: bigint, b: bigint): bigint {
  if (a < b) return -fixedLog(b, a);
  const s = ((a - b) * ONE) / (a + b);
  const square = (s * s) >> BITS;
  let sum = 0n;
  for (let power = s, n = 1n; power !== 0n; power = (power * square) >> BITS, n += 2n) sum += power / n;
  return 2n * sum;
}

/** e^x in fixed point by its series, for 0 ≤ x < 1. */
function fixedExp(x: bigint): bigint {
  let sum = 0n;
  for (let term = ONE, n = 1n; term !== 0n; term = ((term * x) >> BITS) / n, n += 1n) sum += term;
  return sum;
}

/** Number(v) is correctly rounded and ONE is a power of two, so the quotient is correctly rounded too. */
const toDouble = (v: bigint): number => Number(v) / Number(ONE);

/** v as hi + lo, where hi is rounded to `places` binary places. */
function split(v: bigint, places: bigint): readonly [number, number] {
  const drop = BITS - places;
  const hi = ((v + (1n << (drop - 1n))) >> drop) << drop;
  return [toDouble(hi), toDouble(v - hi)];
}

const ln2 = fixedLog(2n, 1n);

/** ln 2; k · LN2_HI is exact for every binary exponent k. */
export const [LN2_HI, LN2_LO] = split(ln2, 42n);

/** ln 2 / 128; n · STEP_HI is exact for |n| < 2^18. */
export const [STEP_HI, STEP_LO] = split(ln2 >> 7n, 41n);
export const INVERSE_STEP = toDouble((ONE * ONE) / (ln2 >> 7n));

/** 2^(i/128), and what the double lacks of it, relative to it. */
export const ROOT = new Float64Array(128);
export const ROOT_TAIL = new Float64Array(128);

for (let i = 0; i < 128; i++) {
  const root = fixedExp((BigInt(i) * ln2) >> 7n);
  const rounded = toDouble(root);
  ROOT[i] = rounded;
  ROOT_TAIL[i] = toDouble(root - BigInt(rounded * 4503599627370496) * (ONE >> 52n)) / rounded;
}

/**
 * High word of the least z of the interval [0.7057, 1.4114) that logarithms are reduced to. It is no round number so
 * that 1 lies well inside an interval of the table (Arm's choice).
 */
export const LOG_BASE = 0x3fe69555;

/** 1/c with 9 binary places for a c near the middle of interval i, and ln c; hi with 42 places, so k·ln 2 adds exactly. */
export const INVERSE_CENTRE = new Float64Array(128);
export const LOG_CENTRE_HI = new Float64Array(128);
export const LOG_CENTRE_LO = new Float64Array(128);

/** The double between 1/2 and 2 whose high word is `word` and whose low word is zero. */
const fromHighWord = (word: number): number =>
  word >= 0x3ff00000 ? 1 + (word - 0x3ff00000) / 1048576 : 0.5 + (word - 0x3fe00000) / 2097152;

for (let i = 0; i < 128; i++) {
  const low = fromHighWord(LOG_BASE + (i << 13));
  const high = fromHighWord(LOG_BASE + ((i + 1) << 13));
  const n = low <= 1 && 1 < high ? 512 : Math.round(1024 / (low + high));
  INVERSE_CENTRE[i] = n / 512;
  [LOG_CENTRE_HI[i], LOG_CENTRE_LO[i]] = split(fixedLog(512n, BigInt(n)), 42n) as [number, number];
}
