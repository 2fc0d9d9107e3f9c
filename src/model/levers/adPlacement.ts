import type { Lever } from '../declare.ts';

/** How much the settling platform advertises elsewhere (SM17). */
export const adPlacement: Lever = {
  name: 'adPlacement',
  label: { en: 'advertising on other platforms', zh: '站外广告投放' },
  meaning: {
    en: 'Advertising of the settling platform on others, against history',
    zh: '成交平台在其他平台的广告投放强度（相对历史）',
  },
  unit: '1',
  neutral: 1,
  range: [0, 2],
  bounds: [0, 10],
  source: 'Framework deals are in scenarios/observed/events.csv; 1 is what was placed',
  grade: 'assumed',
  after: 'setPolicy',
  acts: 'whereLinksArrive',
};
