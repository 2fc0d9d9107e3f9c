import { total } from '../../base/total.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const adsAreEarned: TieLaw = {
  kind: 'tie',
  name: 'adsAreEarned',
  rule: 8,
  statement: { en: 'What merchants pay for exposure is what platforms earn from it.' },
  ties: ['adSpend'],
  check: (m) => agree('adSpend of all stores', total(m.adSpend), total(m.adsEarned)),
};
