import type { Lever } from '../declare.ts';

/** Exposure reserved for newly opened own shops and the anchors who sell for them (SM4, SM16). */
export const coldStartTraffic: Lever = {
  name: 'coldStartTraffic',
  label: { en: 'traffic reserved for young own shops', zh: '新店冷启动流量' },
  meaning: {
    en: 'Share of content exposure reserved for young own shops and for anchors newly matched to own-shop goods',
    zh: '为新开店铺及新对接站内货源的主播预留的流量比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.15],
  bounds: [0, 0.5],
  source: 'Industrial-belt plan of March 2020 (C14 in seed_claims.md); size not published',
  grade: 'assumed',
  after: 'setPolicy',
};
