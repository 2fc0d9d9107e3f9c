import { total } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const refundsReachBuyers: TieLaw = {
  kind: 'tie',
  name: 'refundsReachBuyers',
  rule: 5,
  statement: {
    en: 'What stores take back in a week is what buyers are refunded and platforms get back in coupons.',
  },
  ties: ['storeReturned'],
  check: (m) =>
    agree(
      'storeReturned of all stores',
      total(m.storeReturned),
      m.ledger[accounts.consumers] + total(m.subsidyBack),
    ),
};
