import type { Lever } from '../declare.ts';

/** News that cost a platform trust, such as a scandal about goods (SM12). */
export const badPress: Lever = {
  name: 'badPress',
  label: { en: 'bad press about goods', zh: '负面曝光' },
  meaning: {
    en: 'Share of public trust that news costs the platform in a week',
    zh: '负面报道每周使平台损失的公众信任比例',
  },
  unit: 'share/week',
  neutral: 0,
  range: [0, 0.1],
  bounds: [0, 1],
  source: 'C34 in scenarios/observed/seed_claims.md is such a case; no size is published',
  grade: 'assumed',
  after: 'setPolicy',
};
