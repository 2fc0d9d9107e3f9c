import { total } from '../../base/total.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const returnsAreForeseen: TieLaw = {
  kind: 'tie',
  name: 'returnsAreForeseen',
  rule: 5,
  statement: {
    en: 'What will come back of the week’s orders, and what is bad and will not, is the same over stores and over pools.',
  },
  ties: ['storeBack', 'poolBack', 'storeRefused', 'poolRefused'],
  check: (m) => [
    ...agree('storeBack against poolBack', total(m.storeBack), total(m.poolBack)),
    ...agree('storeRefused against poolRefused', total(m.storeRefused), total(m.poolRefused)),
  ],
};
