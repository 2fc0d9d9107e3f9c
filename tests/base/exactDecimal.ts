import Decimal from 'decimal.js';

/** Decimal arithmetic that outlasts any cancellation of two doubles below. */
export const Exact = Decimal.clone({ precision: 90, minE: -9e15, maxE: 9e15 });

/** A double as the decimal it is, not as the shorter text that JavaScript prints of it. */
export function exactly(x: number): Decimal {
  if (x === 0) return new Exact(0);
  let whole = Math.abs(x);
  let exponent = 0;
  for (; whole >= 2 ** 53; exponent++) whole /= 2;
  for (; !Number.isInteger(whole); exponent--) whole *= 2;
  return new Exact((x < 0 ? '-' : '') + String(BigInt(whole))).times(new Exact(2).pow(exponent));
}

/** The spacing of doubles at the size of `want`. */
function spacing(want: Decimal): number {
  const size = Math.abs(want.toNumber());
  if (size < 2 ** -1021) return 2 ** -1074;
  let power = 2 ** Math.floor(Math.log2(size));
  if (power > size) power /= 2;
  return power * 2 ** -52;
}

/** How far `got` lies from `want`, in units of the last place; an overflow counts as nought where want overflows. */
export function ulpsOff(got: number, want: Decimal): number {
  if (!Number.isFinite(got)) return want.abs().gte('1.797693134862315807e308') ? 0 : Infinity;
  return want
    .minus(exactly(got))
    .abs()
    .div(exactly(spacing(want)))
    .toNumber();
}
