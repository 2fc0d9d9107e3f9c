/** Cumulative shares of non-negative parts; the last is exactly 1. */
export function cumulativeShares(parts: readonly number[]): number[] {
  const total = parts.reduce((x, y) => x + y, 0);
  let sum = 0;
  const cuts = parts.map((x) => (sum += x) / total);
  cuts[cuts.length - 1] = 1;
  return cuts;
}

/**
 * Deals cards in the given proportions as evenly as possible: each time the option that is furthest behind its due
 * share, ties by index. So every stretch of the sequence has nearly the right mixture, without chance.
 */
export function dealer(parts: readonly number[]): () => number {
  const total = parts.reduce((x, y) => x + y, 0);
  const dealt = parts.map(() => 0);
  let n = 0;
  return () => {
    n++;
    let best = 0;
    let most = -Infinity;
    parts.forEach((x, i) => {
      const behind = (x / total) * n - dealt[i];
      if (x > 0 && behind > most) {
        most = behind;
        best = i;
      }
    });
    dealt[best] = dealt[best] + 1;
    return best;
  };
}
