import { imbalance } from '../ledger.ts';
import type { WeekLaw } from './law.ts';

export const moneyIsConserved: WeekLaw = {
  name: 'moneyIsConserved',
  rule: 1,
  statement: {
    en: 'Each week the accounts of buyers, sellers, anchors, agencies, suppliers and platforms sum to exactly zero fen.',
  },
  check(m) {
    const wrong = imbalance(m);
    return wrong === null ? [] : [wrong];
  },
};
