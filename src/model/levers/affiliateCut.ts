import type { Lever } from '../declare.ts';

/** The settling platform lets anchors elsewhere earn less on its goods (SM17). */
export const affiliateCut: Lever = {
  name: 'affiliateCut',
  label: { en: 'cut of affiliate commissions', zh: '站外推广佣金下调' },
  meaning: {
    en: 'Cut of the commission on orders that links from elsewhere bring',
    zh: '对站外引流订单下调的佣金比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.5],
  bounds: [0, 1],
  source: 'A possible answer; C49 in scenarios/observed/seed_claims.md expects answers',
  grade: 'assumed',
  after: 'setPolicy',
  acts: 'whereLinksArrive',
};
