import type { Lever } from '../declare.ts';

/** Weekly probability that an open store is inspected for the quality of its goods (SM13). */
export const inspectionRate: Lever = {
  name: 'inspectionRate',
  label: { en: 'inspections of stores', zh: '店铺抽检' },
  meaning: {
    en: 'Weekly probability that an open store is inspected for product quality',
    zh: '每周对店铺进行商品质量抽检的概率',
  },
  unit: 'share/week',
  neutral: 0,
  range: [0, 0.05],
  bounds: [0, 1],
  source: 'Closures a year against open stores (ENF03, ENF04, MER05 in parameters.csv) bound it from below',
  grade: 'assumed',
  after: 'setPolicy',
};
