import { total } from '../../base/total.ts';
import { platformAccount } from '../ledger.ts';
import { lags } from '../orderGroups.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const duesAreBalanced: TieLaw = {
  kind: 'tie',
  name: 'duesAreBalanced',
  rule: 5,
  statement: {
    en: 'What refunds will move in each of the weeks ahead sums to zero over accounts, and a platform’s part is coupons that come back less take, cut and fees.',
  },
  ties: ['legsDue', 'takeDue', 'cutDue', 'feesDue', 'couponsDue'],
  check(m) {
    const { legs, platforms: P } = m.frame.sizes;
    for (let slot = 0; slot < lags; slot++) {
      const sum = total(m.legsDue, slot * legs, (slot + 1) * legs);
      if (!(sum === 0)) return agree(`legsDue of refund week ${slot}`, sum, 0);
      for (let p = 0; p < P; p++) {
        const at = slot * P + p;
        const is = m.legsDue[slot * legs + platformAccount(p)];
        const due = m.couponsDue[at] - m.takeDue[at] - m.cutDue[at] - m.feesDue[at];
        if (!(is === due))
          return agree(`legsDue of ${m.frame.platformNames[p]} in refund week ${slot}`, is, due);
      }
    }
    return [];
  },
};
