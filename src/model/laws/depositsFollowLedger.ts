import { growth } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const depositsFollowLedger: TieLaw = {
  kind: 'tie',
  name: 'depositsFollowLedger',
  rule: 53,
  statement: {
    en: 'Deposits change in a week by exactly what the account of escrow received less what it paid.',
  },
  ties: ['escrow'],
  check: (m, began) =>
    agree('deposits of all stores grew by', growth(m.escrow, began.escrow), m.ledger[accounts.escrow]),
};
