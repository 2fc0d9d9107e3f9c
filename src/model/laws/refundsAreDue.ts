import { total } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { lags } from '../orderGroups.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const refundsAreDue: TieLaw = {
  kind: 'tie',
  name: 'refundsAreDue',
  rule: 5,
  statement: {
    en: 'What stores will take back in each of the weeks ahead is what buyers will get and platforms will get back in coupons; what merchants will pay for it is what their account is due to pay.',
  },
  ties: ['returnsDue', 'refundsDue'],
  check(m) {
    const { legs, platforms: P, stores } = m.frame.sizes;
    for (let slot = 0; slot < lags; slot++) {
      const back = total(m.returnsDue, slot * stores, (slot + 1) * stores);
      const price =
        m.legsDue[slot * legs + accounts.consumers] + total(m.couponsDue, slot * P, (slot + 1) * P);
      if (!(back === price)) return agree(`returnsDue in refund week ${slot}`, back, price);
      const owed = total(m.refundsDue, slot * stores, (slot + 1) * stores);
      const due = -m.legsDue[slot * legs + accounts.merchants];
      if (!(owed === due)) return agree(`refundsDue in refund week ${slot}`, owed, due);
    }
    return [];
  },
};
