import type { Lever } from '../declare.ts';

/** The platform pays anchors for coming over from rivals (SM17). */
export const hostRecruitment: Lever = {
  name: 'hostRecruitment',
  label: { en: 'bonus for anchors who come over', zh: '主播招募奖励' },
  meaning: {
    en: 'Bonus for anchors who come from another platform, share of their commission, for recruit.weeks',
    zh: '在 recruit.weeks 内给从其他平台迁入主播的奖励，按其佣金的比例计',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 1],
  bounds: [0, 5],
  source:
    'Signing of stars by platforms in 2019 and 2020 (ANC23 in scenarios/observed/parameters.csv); sizes are not published',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
};
