import { accounts, platformAccount } from '../ledger.ts';
import type { Market } from '../market.ts';
import { subsidyKinds } from '../subsidies.ts';
import { agree } from './agree.ts';
import type { Began, TieLaw } from './law.ts';

export const platformsFollowLedger: TieLaw = {
  kind: 'tie',
  name: 'platformsFollowLedger',
  rule: 54,
  statement: {
    en: 'Take, cut, fees and ads of a platform less its subsidies and what it paid for closed sellers beyond its fund is what its account received less what it paid; funds change by fines less what they paid.',
  },
  ties: [
    ...(['takeEarned', 'cutEarned', 'feesEarned', 'adsEarned', 'subsidyPaid', 'subsidyBack'] as const),
    ...(['finesTaken', 'compensated', 'fund'] as const),
  ],
  check(m, began) {
    for (let p = 0; p < m.fund.length; p++) {
      const is = m.ledger[platformAccount(p)];
      const due = earned(m, p) - spent(m, p, began);
      if (!(is === due)) return agree(`account of ${m.frame.platformNames[p]}`, is, due);
    }
    let grown = 0;
    for (let p = 0; p < m.fund.length; p++) grown += m.fund[p] - began.fund[p];
    return agree('funds of all platforms grew by', grown, m.ledger[accounts.funds]);
  },
};

const WAIVED = subsidyKinds.indexOf('depositWaiver');

const earned = (m: Market, p: number): number =>
  m.takeEarned[p] + m.cutEarned[p] + m.feesEarned[p] + m.adsEarned[p];

/** Subsidies in cash, since a waived deposit costs none, and refunds for the closed that the fund did not pay. */
function spent(m: Market, p: number, began: Began): number {
  const { subsidyPaid, subsidyBack } = m;
  const P = m.fund.length;
  let fen = m.compensated[p] - (m.finesTaken[p] - (m.fund[p] - began.fund[p]));
  for (let at = p; at < subsidyPaid.length; at += P) fen += subsidyPaid[at] - subsidyBack[at];
  return fen - subsidyPaid[WAIVED * P + p];
}
