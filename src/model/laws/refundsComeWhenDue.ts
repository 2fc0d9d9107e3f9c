import { accounts } from '../ledger.ts';
import { matureReturns } from '../mechanisms/matureReturns.ts';
import { dueSlot, lags } from '../orderGroups.ts';
import { copyOf, total } from './copies.ts';
import type { StepLaw } from './law.ts';

export const refundsComeWhenDue: StepLaw = {
  kind: 'step',
  name: 'refundsComeWhenDue',
  rule: 5,
  statement: {
    en: 'A week refunds exactly what was laid by for it, store by store and to buyers as a whole, and nothing of what is due later.',
  },
  steps: [matureReturns],
  vary: (m) => (total(m.returnsDue) === 0 ? [] : [copyOf(m)]),
  check([m], before) {
    const stores = m.open.length;
    const now = dueSlot(m.week);
    const slotOf = (at: number): number => Math.floor(at / stores);
    const buyers = m.ledger[accounts.consumers] - before.ledger[accounts.consumers];
    const owed = before.legsDue[now * m.frame.sizes.legs + accounts.consumers];
    const ringAfter = Array.from(m.returnsDue).flatMap((fen, at) => {
      const left = slotOf(at) === now ? 0 : before.returnsDue[at];
      const week = m.week + ((slotOf(at) - now + lags) % lags || lags);
      return fen === left ? [] : [`store ${at % stores} has ${fen} and not ${left} fen due in week ${week}`];
    });
    const paid = Array.from(m.storeReturned).flatMap((fen, i) => {
      const due = before.returnsDue[now * stores + i];
      return fen === due ? [] : [`store ${i} refunds ${fen} of ${due} fen`];
    });
    return [...paid, ...ringAfter, ...(buyers === owed ? [] : [`buyers get ${buyers} of ${owed} fen`])];
  },
};
