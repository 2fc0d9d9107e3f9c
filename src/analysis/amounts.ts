import { spread, type Spread } from './spread.ts';

/** Amounts that move from one place to another, by a key, in one replicate. */
export type Amounts = ReadonlyMap<string, number>;

/**
 * Sums over replicates of amounts that exist only where something moved: a key that a replicate lacks counts as zero
 * there, so that rare moves are not made to look common. Rows come in the order of their keys.
 */
export function spreadAmounts(replicates: readonly Amounts[]): { key: string; spread: Spread }[] {
  const keys = [...new Set(replicates.flatMap((amounts) => [...amounts.keys()]))].sort();
  return keys.map((key) => ({ key, spread: spread(replicates.map((amounts) => amounts.get(key) ?? 0)) }));
}
