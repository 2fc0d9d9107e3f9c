import type { Lever } from '../declare.ts';

/** The settling platform does not let links from elsewhere open (SM17). */
export const blockedLinks: Lever = {
  name: 'blockedLinks',
  label: { en: 'links from elsewhere blocked', zh: '屏蔽站外链接' },
  meaning: {
    en: 'Share of links from elsewhere that the settling platform does not let open; a code must be copied',
    zh: '成交平台不允许打开的站外链接比例（买家需复制口令）',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 1],
  bounds: [0, 1],
  source: 'Between Taobao and WeChat links were blocked until 2021',
  grade: 'assumed',
  after: 'setPolicy',
  acts: 'whereLinksArrive',
};
