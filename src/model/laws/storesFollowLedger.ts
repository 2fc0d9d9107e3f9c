import { total } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const storesFollowLedger: TieLaw = {
  kind: 'tie',
  name: 'storesFollowLedger',
  rule: 53,
  statement: {
    en: 'Until merchants open and close stores, what stores net adds up to what the account of merchants received less what it paid.',
  },
  ties: ['storeNet'],
  check: (m) => agree('storeNet of all stores', total(m.storeNet), m.ledger[accounts.merchants]),
};
