import type { Lever } from '../declare.ts';

/** The platform tops up what anchors earn in its own live rooms (SM17). */
export const liveSubsidy: Lever = {
  name: 'liveSubsidy',
  label: { en: 'subsidy for own live rooms', zh: '本站直播补贴' },
  meaning: {
    en: 'Share of what own live rooms sell that the platform pays to their anchors',
    zh: '平台按本站直播成交额给主播的补贴比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.1],
  bounds: [0, 0.5],
  source: 'Taobao Live announced such programmes in 2020; sizes are not published',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
};
