/** For laws of who opens a store: everybody reviews every platform this week, so that there is something to compare. */
import type { Market } from '../market.ts';
import type { ParameterValues } from '../parameters/index.ts';
import { missingFrom, where, withParameters } from './copies.ts';

export const eager = {
  ...{ 'review.brand': 1, 'review.mid': 1, 'review.tail': 1, 'review.factory': 1 },
} as const;

/** Costs of opening that weigh something, for it to matter that they are waived. */
export const dearDeposits = { 'deposit.tail': 40_000, 'deposit.mid': 100_000 } as const;

/** Fen with which nobody lacks the cash for what is asked at first. */
export const PLENTY = 1e14;

/** A copy in which everybody reviews, changed. */
export function reviewing(
  m: Market,
  change: (x: Market) => void,
  parameters: Partial<ParameterValues> = {},
): Market {
  const copy = withParameters(m, { ...eager, ...parameters });
  change(copy);
  return copy;
}

export const entrantsOf = (m: Market): number[] => where(m.opened, (x) => x === 1);

/** Who opens under the first terms and not under the second, which are no worse. */
export function shutOut([worse, better]: readonly Market[]): string[] {
  return missingFrom(entrantsOf(better), entrantsOf(worse)).map(
    (i) => `store ${i} opens on the worse terms and not on the better ones`,
  );
}

/** Stores of some sellers that open on one of two terms alone, of which these sellers know nothing. */
export function moved([a, b]: readonly Market[], counts: (store: number) => boolean): string[] {
  const [some, others] = [entrantsOf(a).filter(counts), entrantsOf(b).filter(counts)];
  return [...missingFrom(others, some), ...missingFrom(some, others)].map(
    (i) => `store ${i} opens on one of the terms, which are the same for it`,
  );
}

export const tierOf = (m: Market, store: number): number =>
  m.tier[Math.floor(store / m.frame.sizes.platforms)];
