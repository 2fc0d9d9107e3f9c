import type { Lever } from '../declare.ts';

/** A new store pays less of its deposit; it costs no cash, but less is held when the store is closed (SM16). */
export const depositWaiver: Lever = {
  name: 'depositWaiver',
  label: { en: 'deposits waived', zh: '保证金减免' },
  meaning: {
    en: 'Share of a new store’s deposit that the platform does not ask for',
    zh: '新店保证金减免比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 1],
  bounds: [0, 1],
  source: 'SUB02 and SUB03 in scenarios/observed/parameters.csv name such waivers',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
  forTiers: true,
};
