import type { Lever } from '../declare.ts';

/** How much a platform sees of the orders that its links carry away (SM15). */
export const dataVisibility: Lever = {
  name: 'dataVisibility',
  label: { en: 'sight of linked orders', zh: '外链订单数据可见度' },
  meaning: {
    en: 'Share of orders which links carry away whose data the platform gets',
    zh: '外链订单中平台可获得数据的比例',
  },
  unit: 'share',
  neutral: 0.2,
  range: [0, 0.6],
  bounds: [0, 1],
  source:
    'C44 in scenarios/observed/seed_claims.md: the platform cannot get the data; between nothing and clicks',
  grade: 'assumed',
  after: 'setPolicy',
  acts: 'whereLinksBegin',
};
