import type { Lever } from '../declare.ts';

/** A platform closes its live rooms for some hours of the day. */
export const nightCurfew: Lever = {
  name: 'nightCurfew',
  label: { en: 'a curfew of live rooms', zh: '直播宵禁' },
  meaning: {
    en: 'Share of viewing time in which live rooms are closed',
    zh: '直播间关闭时段占观看时长的比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.3],
  bounds: [0, 1],
  source: 'An example: no platform has announced one',
  grade: 'assumed',
  after: 'shareAttention',
};
