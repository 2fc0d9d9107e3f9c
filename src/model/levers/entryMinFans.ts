import type { Lever } from '../declare.ts';

/** Followers that an account needs before it may open an own shop; 300,000 on Douyin until March 2020 (SM14). */
export const entryMinFans: Lever = {
  name: 'entryMinFans',
  label: { en: 'followers needed for an own shop', zh: '开店粉丝门槛' },
  meaning: {
    en: 'Followers that an account needs before it may open an own shop',
    zh: '开通站内小店所需的粉丝数门槛',
  },
  unit: 'persons',
  neutral: 0,
  range: [0, 300_000],
  bounds: [0, 100_000_000],
  source: 'KrASIA citing Jiemian (events.csv, 2019-04-01 and 2020-03-01)',
  grade: 'press',
  after: 'setPolicy',
};
