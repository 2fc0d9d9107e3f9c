import { Fault } from '../base/problem.ts';
import type { Market } from './market.ts';

/** Accounts of the week’s ledger; platforms follow, one account each. */
export const accounts = {
  consumers: 0,
  merchants: 1,
  anchors: 2,
  mcns: 3,
  suppliers: 4,
  outside: 5,
} as const;
export const firstPlatformAccount = 6;
export const platformAccount = (p: number): number => firstPlatformAccount + p;

/** Moves whole fen from one account to another; the sum over accounts cannot change. */
export function transfer(m: Market, from: number, to: number, fen: number): void {
  m.ledger[from] = m.ledger[from] - fen;
  m.ledger[to] = m.ledger[to] + fen;
}

/** Rule 1: every week the legs of all accounts sum to exactly zero, in whole fen. */
export function assertBalanced(m: Market): void {
  let sum = 0;
  for (let i = 0; i < m.ledger.length; i++) {
    const leg = m.ledger[i];
    if (!Number.isSafeInteger(leg))
      throw new Fault(`moneyIsConserved broke in week ${m.week}: account ${i} holds ${leg} fen`);
    sum += leg;
  }
  if (sum !== 0) throw new Fault(`moneyIsConserved broke in week ${m.week}: the ledger sums to ${sum} fen`);
}
