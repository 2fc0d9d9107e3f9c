import { growth, total } from '../../base/total.ts';
import { accounts } from '../ledger.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

/** Between the till and the stores: what is in the ledger and not yet anybody’s cash. */
export const merchantsKeepTheRest: TieLaw = {
  kind: 'tie',
  name: 'merchantsKeepTheRest',
  rule: 2,
  statement: {
    en: 'What merchants keep of the week’s orders, pool by pool, is what their account received of buyers and platforms less what it passed on.',
  },
  ties: ['poolNet'],
  check: (m, began) =>
    agree(
      'poolNet of all pools',
      total(m.poolNet),
      m.ledger[accounts.merchants] - growth(m.cash, began.cash),
    ),
};
