import { growth } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const cashFollowsLedger: TieLaw = {
  kind: 'tie',
  name: 'cashFollowsLedger',
  rule: 53,
  statement: {
    en: 'The cash of merchants changes in a week by exactly what their account received less what it paid.',
  },
  ties: ['cash'],
  check: (m, began) =>
    agree('cash of all merchants grew by', growth(m.cash, began.cash), m.ledger[accounts.merchants]),
};
