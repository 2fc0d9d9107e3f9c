import type { Frame } from '../market.ts';
import { label, type DerivedMetric } from './metric.ts';

const overPlatforms = (metric: string) => (frame: Frame) => [
  { label: label(), of: frame.platformNames.map((platform) => [metric, { platform }] as const) },
];

export const hhiSettled: DerivedMetric = {
  name: 'hhi.settled',
  meaning: {
    en: 'Concentration of settled sales over platforms: sum of squared shares',
    zh: '成交集中度（HHI）',
  },
  unit: '1',
  kind: 'hhi',
  derive: overPlatforms('gmv.settled'),
};

export const hhiAttention: DerivedMetric = {
  name: 'hhi.attention',
  meaning: {
    en: 'Concentration of sales over platforms by attention: sum of squared shares',
    zh: '注意力集中度（HHI）',
  },
  unit: '1',
  kind: 'hhi',
  derive: overPlatforms('gmv.attention'),
};
