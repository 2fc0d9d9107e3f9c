/**
 * Elementary functions with the same bits on every host. ECMAScript leaves Math.exp, log, pow and `**` to the
 * implementation, and engines differ in the last bit; these use only + − × ÷, sqrt and typed-array bit access, which
 * IEEE 754 fixes. Error at most 1 ulp (tests/base/detmath.test.ts measures it against decimal.js).
 *
 * Method after Arm Optimized Routines, math/exp.c and math/pow.c without fused multiply-add (Szabolcs Nagy, MIT):
 * a table look-up leaves an argument below 0.006, for which the Taylor series suffices. One logarithm, kept as a pair
 * of doubles, serves log, log1p and pow.
 */
import {
  INVERSE_CENTRE,
  INVERSE_STEP,
  LN2_HI,
  LN2_LO,
  LOG_BASE,
  LOG_CENTRE_HI,
  LOG_CENTRE_LO,
  ROOT,
  ROOT_TAIL,
  STEP_HI,
  STEP_LO,
} from './detmathTables.ts';
import { leadingHalf, productError, sumError } from './errorFree.ts';

const LEAST_NORMAL = 2.2250738585072014e-308;
/** Below this e^x is under half the least subnormal; above the other it is over the largest double. */
const EXP_UNDERFLOW = -745.14;
const EXP_OVERFLOW = 709.79;

const f64 = new Float64Array(1);
const u32 = new Uint32Array(f64.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;

/** Where a kernel leaves the second half of its pair: a module variable of type number would allocate at each call. */
const tail = new Float64Array(1);

/** 2^k for k = −1022 … 1023 at index k + 1022. */
const POWER_OF_TWO = new Float64Array(2046);
for (let k = -1022; k <= 1023; k++) {
  u32[HIGH] = (k + 1023) << 20;
  u32[LOW] = 0;
  POWER_OF_TWO[k + 1022] = f64[0]!;
}

/** y · 2^k for y in [0.9, 2.1]: one rounding, also where the result is subnormal or 2^k alone would overflow. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * POWER_OF_TWO[k + 1021];
  if (k < -1022) return y * POWER_OF_TWO[k + 2022] * POWER_OF_TWO[22];
  return y * POWER_OF_TWO[k + 1022];
}

/** e^r − 1 − r for |r| < 0.0028, to 2^-71 of one. */
function expSeries(r: number): number {
  const r2 = r * r;
  return r2 * (0.5 + r * (1 / 6)) + r2 * r2 * (1 / 24 + r * (1 / 120) + r2 * (1 / 720));
}

/** e^(x + rest) for x between the limits above and a `rest` far below x. */
function expOfSum(x: number, rest: number): number {
  const n = Math.floor(x * INVERSE_STEP + 0.5) | 0;
  const r = x - n * STEP_HI - n * STEP_LO + rest;
  const root = ROOT[n & 127];
  const y = root + root * (ROOT_TAIL[n & 127] + r + expSeries(r));
  return scale(y, n >> 7);
}

/** e^x. */
export function exp(x: number): number {
  if (x > EXP_UNDERFLOW && x < EXP_OVERFLOW) return expOfSum(x, 0);
  if (x <= EXP_UNDERFLOW) return 0;
  return x > 0 ? Infinity : x;
}

/**
 * k·ln 2 + ln c + ln(1 + r) with r = rHigh + rLow, |r| < 0.006, for entry i of the table; returns the leading double
 * and leaves the rest in `tail`, together good to about 2^-68. rHigh has at most 23 bits, so that its square is exact.
 */
function logOfParts(k: number, i: number, rHigh: number, rLow: number): number {
  const r = rHigh + rLow;
  const coarse = k * LN2_HI + LOG_CENTRE_HI[i];
  const withR = coarse + r;
  const half = -0.5 * rHigh * rHigh;
  const hi = withR + half;
  const r2 = r * r;
  const series =
    r *
    r2 *
    (1 / 3 - r * 0.25 + r2 * (0.2 - r * (1 / 6) + r2 * (1 / 7 - r * 0.125 + r2 * (1 / 9 - r * 0.1))));
  const lo =
    k * LN2_LO +
    LOG_CENTRE_LO[i] +
    (coarse - withR + r) +
    (rHigh - r + rLow) -
    0.5 * rLow * (r + rHigh) +
    (withR - hi + half) +
    series;
  const sum = hi + lo;
  tail[0] = hi - sum + lo;
  return sum;
}

/** Index of the table entry whose c is one. */
const AT_ONE = (0x3ff00000 - LOG_BASE) >> 13;

/** Added and taken away again, they round to multiples of 2^-20 and 2^-29. */
const ROUND_20 = 1.5 * 4294967296;
const ROUND_29 = 1.5 * 8388608;

/** ln x for a positive finite x as a pair: the leading double is returned, the rest is left in `tail`. */
function logPair(x: number): number {
  if (x < LEAST_NORMAL) return logPairScaled(x * POWER_OF_TWO[1074], -52);
  if (x > 1e300) return logPairScaled(x * POWER_OF_TWO[970], 52);
  return logPairScaled(x, 0);
}

/** As logPair, of x · 2^k for an x that is neither subnormal nor near overflow. */
function logPairScaled(x: number, k: number): number {
  f64[0] = x;
  const offset = (u32[HIGH] - LOG_BASE) | 0;
  const i = (offset >> 13) & 127;
  const exponent = offset >> 20;
  const z = x * POWER_OF_TWO[1022 - exponent];
  const zHigh = z + ROUND_20 - ROUND_20;
  const inverse = INVERSE_CENTRE[i];
  return logOfParts(k + exponent, i, zHigh * inverse - 1, (z - zHigh) * inverse);
}

/** Natural logarithm. */
export function log(x: number): number {
  if (x > 0 && x < Infinity) return logPair(x);
  if (x === 0) return -Infinity;
  return x < 0 ? NaN : x;
}

/** ln(1 + x), also where x is far below one. */
export function log1p(x: number): number {
  if (x > -0.005 && x < 0.005) {
    const high = x + ROUND_29 - ROUND_29;
    return x === 0 ? x : logOfParts(0, AT_ONE, high, x - high);
  }
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x < 0 ? NaN : x;
  const sum = 1 + x;
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return logPair(sum) + (tail[0] + lost / sum);
}

/** e^x − 1, also where x is far below one: 2^(n/128) − 1 is kept as a pair, and what follows is added to it. */
export function expm1(x: number): number {
  if (!(x > -40 && x < 700)) return x <= -40 ? -1 : exp(x);
  if (x > -1e-16 && x < 1e-16) return x;
  const n = Math.floor(x * INVERSE_STEP + 0.5) | 0;
  const reduced = x - n * STEP_HI;
  const r = reduced - n * STEP_LO;
  const rLow = reduced - r - n * STEP_LO;
  const s = ROOT[n & 127] * POWER_OF_TWO[(n >> 7) + 1022];
  const q = s - 1;
  const qLow = s > 1 ? s - q - 1 : s - (q + 1);
  const sum = q + r;
  return (
    sum + (sumError(q, r, sum) + qLow + q * r + s * (ROOT_TAIL[n & 127] * (1 + r) + rLow + expSeries(r)))
  );
}

/**
 * 1 / (1 + e^−x). Both the exponential of −|x| and one plus it are kept as pairs, and one Newton step on the quotient
 * makes up for what its divisor lacks.
 */
export function logistic(x: number): number {
  if (!(x > -40 && x < 40)) return x < 0 ? exp(x) : x > 0 ? 1 : x;
  const fall = x > 0 ? -x : x;
  const n = Math.floor(fall * INVERSE_STEP + 0.5) | 0;
  const r = fall - n * STEP_HI - n * STEP_LO;
  const s = ROOT[n & 127] * POWER_OF_TWO[(n >> 7) + 1022];
  const rest = s * (ROOT_TAIL[n & 127] + r + expSeries(r));
  const e = s + rest;
  const eLow = s - e + rest;
  const d = 1 + e;
  const dLow = 1 - d + e + eLow;
  const over = x > 0 ? 1 : e;
  const overLow = x > 0 ? 0 : eLow;
  const quotient = over / d;
  const product = quotient * d;
  return quotient + (over - product - productError(quotient, d, product) + overLow - quotient * dLow) / d;
}

/** x^y with the special cases of ECMAScript's Math.pow. */
export function pow(x: number, y: number): number {
  if (x > 0 && x < Infinity && y > -Infinity && y < Infinity) return powPositive(x, y);
  return powSpecial(x, y);
}

/** x^y for finite positive x and finite y. */
function powPositive(x: number, y: number): number {
  if (y === 1 || x === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  const lnHi = logPair(x);
  const lnLo = tail[0];
  const estimate = y * lnHi;
  if (!(estimate > EXP_UNDERFLOW)) return 0;
  if (!(estimate < EXP_OVERFLOW)) return Infinity;
  if (estimate > -1e-17 && estimate < 1e-17) return 1;
  const yHigh = leadingHalf(y);
  const lnHigh = leadingHalf(lnHi);
  const leading = yHigh * lnHigh;
  return expOfSum(leading, (y - yHigh) * lnHigh + y * (lnHi - lnHigh + lnLo));
}

/** x^y where x is not positive and finite, or y is not finite. */
function powSpecial(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = x < 0 ? -x : x;
  if (y === Infinity || y === -Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.floor(y / 2) !== y / 2;
  const negative = x < 0 || 1 / x < 0;
  if (size === 0 || size === Infinity) {
    const magnitude = (size === 0) === y < 0 ? Infinity : 0;
    return negative && odd ? -magnitude : magnitude;
  }
  if (!whole) return NaN;
  return odd ? -powPositive(size, y) : powPositive(size, y);
}
