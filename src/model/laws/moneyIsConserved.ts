import { imbalance } from '../ledger.ts';
import type { TieLaw } from './law.ts';

export const moneyIsConserved: TieLaw = {
  kind: 'tie',
  name: 'moneyIsConserved',
  rule: 1,
  statement: {
    en: 'Each week the accounts of buyers, sellers, anchors, agencies, suppliers and platforms sum to exactly zero fen.',
  },
  ties: ['ledger'],
  check(m) {
    const wrong = imbalance(m);
    return wrong === null ? [] : [wrong];
  },
};
