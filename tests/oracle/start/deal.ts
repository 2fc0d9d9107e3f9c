/** How the start divides what is whole. */

/** Deals in proportion to parts: each time to who is furthest behind its due share, the first of equals. */
export function dealing(parts: readonly number[]): () => number {
  const sum = parts.reduce((a, b) => a + b, 0);
  const dealt = parts.map(() => 0);
  let n = 0;
  return () => {
    n++;
    const behind = parts.map((part, i) => (part > 0 ? (part / sum) * n - dealt[i] : -Infinity));
    const next = behind.indexOf(Math.max(...behind));
    dealt[next]++;
    return next;
  };
}

/** Shares of the first, the first two, … of some parts; all of them are one. */
export function cumulated(parts: readonly number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  let upTo = 0;
  return parts.map((part, i) => {
    upTo += part;
    return i === parts.length - 1 ? 1 : upTo / sum;
  });
}

/**
 * Rank of an agent among the real ones of its kind, and for how many it stands: the first `certain` of n for themselves,
 * each other for an equal stratum of the rest, somewhere in it.
 */
export function rankOf(
  i: number,
  n: number,
  certain: number,
  real: number,
  u: () => number,
): { readonly rank: number; readonly weight: number } {
  if (i < certain) return { rank: i + 0.5, weight: 1 };
  const weight = (real - certain) / (n - certain);
  return { rank: certain + (i - certain + u()) * weight, weight };
}
