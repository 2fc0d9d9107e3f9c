import { total } from '../../base/total.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

export const salesReachStores: TieLaw = {
  kind: 'tie',
  name: 'salesReachStores',
  rule: 4,
  statement: {
    en: 'Routes, pools, and stores in all and by group of orders have the same sales of a week, to the fen.',
  },
  ties: ['poolSold', 'storeSold', 'storeSales'],
  check(m) {
    const sales = total(m.sales);
    return [
      ...agree('poolSold of all pools', total(m.poolSold), sales),
      ...agree('storeSold of all stores', total(m.storeSold), sales),
      ...agree('storeSales of all stores', total(m.storeSales), sales),
    ];
  },
};
