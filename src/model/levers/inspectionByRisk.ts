import type { Lever } from '../declare.ts';

/** Inspections go where buyers complain (SM13). */
export const inspectionByRisk: Lever = {
  name: 'inspectionByRisk',
  label: { en: 'inspections that follow complaints', zh: '按投诉风险抽检' },
  meaning: {
    en: 'Share of inspections that go where buyers complain, in place of at random',
    zh: '按投诉风险而非随机进行的抽检比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 1],
  bounds: [0, 1],
  source: 'Platforms say that they use complaints; no share is published',
  grade: 'assumed',
  after: 'setPolicy',
};
