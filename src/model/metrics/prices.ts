import { exp } from '../../base/detmath.ts';
import type { Market, Places } from '../market.ts';
import { groups, HOSTED, LINKED } from '../orderGroups.ts';
import { billions, label, type DerivedMetric, type Label, type MeasuredMetric } from './metric.ts';

const byPlatform = (frame: Places): Label[] => frame.platformNames.map((platform) => label({ platform }));

/** A sum over the pools of each platform, CNY bn. */
function overPools(name: string, en: string, fen: (m: Market, pool: number) => number): MeasuredMetric {
  return {
    ...{ name, meaning: { en }, unit: 'CNY_bn', kind: 'flow', labels: byPlatform },
    measure(m, out, at) {
      const { platforms: P, categories: G } = m.frame.sizes;
      for (let p = 0; p < P; p++) {
        let sum = 0;
        for (let g = 0; g < G; g++) sum += fen(m, p * G + g);
        out[at + p] = billions(sum);
      }
    },
  };
}

const sold = (m: Market, pool: number): number => {
  let fen = 0;
  for (let group = 0; group < groups; group++) fen += m.poolSold[pool * groups + group];
  return fen;
};

/** At the prices of the base year. */
export const volumeSettled = overPools(
  'price.volume',
  'Settled list prices at the prices of the base year (the denominator of price.index)',
  (m, pool) => sold(m, pool) * exp(-m.logPrice[pool]),
);

export const contentSettled = overPools(
  'commission.base',
  'Content-led list prices settled here (the denominator of commission.mean)',
  (m, pool) => m.poolSold[pool * groups + HOSTED] + m.poolSold[pool * groups + LINKED],
);

export const commissionValue: MeasuredMetric = {
  name: 'commission.value',
  meaning: { en: 'Commissions on sales settled here, before returns (the numerator of commission.mean)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => m.commissionPaid.forEach((fen, p) => (out[at + p] = billions(fen))),
};

export const adsPrice: MeasuredMetric = {
  name: 'ads.price',
  meaning: {
    en: 'Price of paid exposure against the mean of all platforms in the base year',
    zh: '付费流量价格指数',
  },
  unit: 'index',
  kind: 'stock',
  labels: byPlatform,
  measure(m, out, at) {
    const base = m.adReference[0];
    m.adPrice.forEach((price, p) => (out[at + p] = base > 0 ? price / base : 0));
  },
};

const ratio = (
  name: string,
  en: string,
  zh: string,
  unit: 'share' | 'index',
  [over, under]: readonly [string, string],
): DerivedMetric => ({
  ...{ name, meaning: { en, zh }, unit, kind: 'ratio' },
  derive: (frame) =>
    byPlatform(frame).map((l) => ({
      label: l,
      of: [
        [over, l],
        [under, l],
      ],
    })),
});

export const priceIndex = ratio(
  'price.index',
  'List prices of what settled here against the base year (1)',
  '标价指数',
  'index',
  ['gmv.settled', 'price.volume'],
);

export const commissionMean = ratio(
  'commission.mean',
  'Commission that sellers paid, share of content-led sales settled here',
  '平均佣金率',
  'share',
  ['commission.value', 'commission.base'],
);
