/** The exact sign test, and Holm's correction for asking it more than once. */

/**
 * P(X ≥ k) of k successes in n fair throws: how surely success is likelier than not. Terms are taken relative to the
 * largest, by their ratios, so that neither a power nor a factorial is needed and nothing overflows.
 */
export function signTest(k: number, n: number): number {
  const mode = Math.floor(n / 2);
  let [all, tail] = [0, 0];
  const take = (i: number, term: number): void => {
    all += term;
    if (i >= k) tail += term;
  };
  for (let [i, term] = [mode, 1]; i <= n; term *= (n - i) / (i + 1), i++) take(i, term);
  for (let [i, term] = [mode - 1, mode / (n - mode + 1)]; i >= 0; term *= i / (n - i + 1), i--) take(i, term);
  return tail / all;
}

/**
 * P-values of which all those up to a level may be believed at once: the chance that any true hypothesis is among them
 * stays within the level, however the tests depend on each other (Holm 1979, Scandinavian Journal of Statistics 6:65).
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b] || a - b);
  const adjusted = new Array<number>(p.length);
  let least = 0;
  order.forEach((i, rank) => {
    least = Math.max(least, Math.min(1, (p.length - rank) * p[i]));
    adjusted[i] = least;
  });
  return adjusted;
}

/** The fewest throws of which any outcome has a p-value within a level: all of them successes. */
export function fewestForDecision(level: number): number {
  let [n, p] = [0, 1];
  for (; p > level; n++) p /= 2;
  return n;
}
