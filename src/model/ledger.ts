import { Fault } from '../base/problem.ts';
import type { Market } from './market.ts';

/** Accounts of the week’s ledger; platforms follow, one account each. */
export const accounts = {
  consumers: 0,
  merchants: 1,
  anchors: 2,
  mcns: 3,
  suppliers: 4,
  carriers: 5,
  escrow: 6,
  funds: 7,
  outside: 8,
} as const;
export const firstPlatformAccount = 9;
export const platformAccount = (p: number): number => firstPlatformAccount + p;

/** Moves whole fen from one account to another; the sum over accounts cannot change. */
export function transfer(m: Market, from: number, to: number, fen: number): void {
  m.ledger[from] = m.ledger[from] - fen;
  m.ledger[to] = m.ledger[to] + fen;
}

/** Moves whole fen from the sellers for whom a merchant stands to an account, out of their cash. */
export function payOut(m: Market, merchant: number, to: number, fen: number): void {
  transfer(m, accounts.merchants, to, fen);
  m.cash[merchant] = m.cash[merchant] - fen;
}

/** What is wrong with the week’s legs, or null if they sum to exactly zero in whole fen. */
export function imbalance(m: Market): string | null {
  let sum = 0;
  for (let i = 0; i < m.ledger.length; i++) {
    const leg = m.ledger[i];
    if (!Number.isSafeInteger(leg)) return `account ${i} holds ${leg} fen`;
    sum += leg;
  }
  return sum === 0 ? null : `the ledger sums to ${sum} fen`;
}

/** Rule 1: a week that made or lost money stops the run. */
export function assertBalanced(m: Market): void {
  const wrong = imbalance(m);
  if (wrong !== null) throw new Fault(`moneyIsConserved broke in week ${m.week}: ${wrong}`);
}
