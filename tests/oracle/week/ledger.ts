/** Whole fen that change hands. */
import { accountNames, LAGS, type Kind, type Merchant, type Platform, type World } from '../world.ts';

export type Account = (typeof accountNames)[number] | Platform;

export const accountOf = (account: Account): number =>
  typeof account === 'string'
    ? (accountNames as readonly string[]).indexOf(account)
    : accountNames.length + account.index;

export function move(world: World, from: Account, to: Account, fen: number): void {
  world.ledger[accountOf(from)] -= fen;
  world.ledger[accountOf(to)] += fen;
}

export function payFromCash(world: World, merchant: Merchant, to: Account, fen: number): void {
  move(world, 'merchants', to, fen);
  merchant.cash -= fen;
}

/** Where refunds due in so many weeks are noted. */
export const dueIn = (world: World, weeks: number): number => (world.week + weeks) % LAGS;

export function ration(platform: Platform, kind: Kind): void {
  const subsidy = platform.subsidies[kind];
  const { subsidyClaims: claims, subsidyBudget: budget } = subsidy;
  subsidy.subsidyServed = claims > 0 ? Math.min(1, budget / claims) : 1;
}

/** What is paid of a claim. */
export function grant(platform: Platform, kind: Kind, claim: number): number {
  const subsidy = platform.subsidies[kind];
  const fen = Math.floor(subsidy.subsidyServed * claim);
  subsidy.subsidyPaid += fen;
  subsidy.subsidySpent += fen;
  return fen;
}

export const mayClaim = (platform: Platform, kind: Kind, merchant: Merchant): boolean =>
  Math.floor(platform.subsidies[kind].subsidyTiers / 2 ** merchant.tier) % 2 === 1;

/**
 * A whole total over weights: who stands at some place gets what is due to all up to there, rounded down, less what is
 * due before.
 */
export function split(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  for (const w of weights) sum += w;
  if (sum === 0) return weights.map(() => 0);
  let upTo = 0;
  let given = 0;
  return weights.map((w) => {
    upTo += w;
    const due = Math.floor(total * (upTo / sum));
    const part = due - given;
    given = due;
    return part;
  });
}
