import type { Lever } from '../declare.ts';

/** The settling platform gives part of its take back to sellers (SM16). */
export const commissionRebate: Lever = {
  name: 'commissionRebate',
  label: { en: 'rebate on the platform’s take', zh: '平台佣金返还' },
  meaning: {
    en: 'Share of its take that the settling platform gives back to sellers',
    zh: '成交平台从自身佣金收入中返还给商家的比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 1],
  bounds: [0, 1],
  source: 'SUB02 and SUB03 in scenarios/observed/parameters.csv name such rebates',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
  forTiers: true,
};
