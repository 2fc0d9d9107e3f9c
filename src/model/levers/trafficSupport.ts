import type { Lever } from '../declare.ts';

/** Exposure reserved for own shops of any age, if wanted of some tiers only (SM4, SM16). */
export const trafficSupport: Lever = {
  name: 'trafficSupport',
  label: { en: 'traffic reserved for own shops', zh: '站内店铺流量扶持' },
  meaning: {
    en: 'Share of content exposure reserved for own-shop goods of any age',
    zh: '为站内店铺商品预留的流量比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.2],
  bounds: [0, 0.5],
  source: 'SUB02 and SUB03 in scenarios/observed/parameters.csv describe later packages',
  grade: 'assumed',
  after: 'setPolicy',
  forTiers: true,
};
