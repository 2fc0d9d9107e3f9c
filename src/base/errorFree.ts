/**
 * Error-free transformations: what a rounded sum or product lacks is itself a double (Knuth, The Art of Computer
 * Programming 2, 4.2.2; Dekker 1971, Numerische Mathematik 18:224). They hold while nothing overflows or underflows.
 */

/** The leading 26 bits of x, for |x| below 2^996, so that products of two such are exact (Veltkamp). */
export function leadingHalf(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}

/** a + b − sum, exactly, where `sum` is a + b rounded. */
export function sumError(a: number, b: number, sum: number): number {
  const back = sum - a;
  return a - (sum - back) + (b - back);
}

/** a·b − product, exactly, where `product` is a·b rounded. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = leadingHalf(a);
  const bHigh = leadingHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
