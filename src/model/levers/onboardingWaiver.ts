import type { Lever } from '../declare.ts';

/** Share of a merchant's setup cost that the platform takes over (SM14, SM16). */
export const onboardingWaiver: Lever = {
  name: 'onboardingWaiver',
  label: { en: 'cost of opening a shop waived', zh: '开店成本减免' },
  meaning: {
    en: 'Share of the setup cost of a new store that the platform takes over',
    zh: '平台减免的新店开店成本比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.5],
  bounds: [0, 1],
  source: 'Zero-threshold opening of March 2020 (C14 in seed_claims.md); size not published',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
  forTiers: true,
};
