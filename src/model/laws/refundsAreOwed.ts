import { accounts } from '../ledger.ts';
import { dueSlot, lags } from '../orderGroups.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

/** Between the till and the stores: what is laid by and not yet any store’s. */
export const refundsAreOwed: TieLaw = {
  kind: 'tie',
  name: 'refundsAreOwed',
  rule: 5,
  statement: {
    en: 'What merchants will pay for this week’s returned orders, pool by pool, is what the week adds to what their account is due to pay.',
  },
  ties: ['poolRefunds'],
  check(m, began) {
    const { legs } = m.frame.sizes;
    for (let lag = 0; lag < lags; lag++) {
      const slot = dueSlot(m.week, lag + 1);
      const at = slot * legs + accounts.merchants;
      let owed = 0;
      for (let pool = lag; pool < m.poolRefunds.length; pool += lags) owed += m.poolRefunds[pool];
      // this week’s own refunds are paid by now, so that their slot begins anew
      const earlier = slot === dueSlot(m.week) ? 0 : began.legsDue[at];
      if (!(owed === earlier - m.legsDue[at]))
        return agree(`poolRefunds after ${lag + 1} weeks`, owed, earlier - m.legsDue[at]);
    }
    return [];
  },
};
