import type { Lever } from '../declare.ts';

/** Share of its profit here that a large merchant risks when it opens a store elsewhere (SM14). */
export const exclusivity: Lever = {
  name: 'exclusivity',
  label: { en: 'exclusivity pressure on larger merchants', zh: '“二选一”压力' },
  meaning: {
    en: 'Share of a brand or mid-size merchant’s profit on this platform that it expects to lose if it opens a store on a rival',
    zh: '“二选一”压力：品牌及中型商家入驻他站时预期损失的本站利润比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.6],
  bounds: [0, 1],
  source: 'SAMR decision 2021 No. 28 fixes the dates; the size is not published',
  grade: 'assumed',
  after: 'setPolicy',
};
