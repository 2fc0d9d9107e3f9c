import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { groups, HOSTED, LINKED } from '../orderGroups.ts';
import { byPlatform, platformMoney, type DerivedMetric, type MeasuredMetric } from './metric.ts';

const FEN = 100;

/** A sum over the pools of each platform. */
const overPools = (name: string, en: string, fen: (m: Market, pool: number) => number): MeasuredMetric =>
  platformMoney(name, { en }, (m, p) => {
    const G = m.frame.sizes.categories;
    let sum = 0;
    for (let g = 0; g < G; g++) sum += fen(m, p * G + g);
    return sum;
  });

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

export const commissionValue = platformMoney(
  'commission.value',
  { en: 'Commissions on sales settled here, before returns (the numerator of commission.mean)' },
  (m, p) => m.commissionPaid[p],
);

export const adsSpent = platformMoney(
  'ads.spent',
  { en: 'What stores paid for exposure (the numerator of ads.price)' },
  (m, p) => {
    let fen = 0;
    for (let i = p; i < m.adSpend.length; i += m.frame.sizes.platforms) fen += m.adSpend[i];
    return fen;
  },
);

/** What clears the market for exposure, at r̄ and not at r (see `buyTraffic`). */
export const adsOffered = platformMoney(
  'ads.offered',
  {
    en: 'Paid exposure on offer, at the mean price of all platforms in the base year (the denominator of ads.price)',
  },
  (m, p) =>
    m.frame.exposureMix[p].paid * m.attentionYield[p] * m.platformAttention[p] * m.adReference[0] * FEN,
);

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

export const adsPrice = ratio(
  'ads.price',
  'Price of paid exposure against the mean of all platforms in the base year',
  '付费流量价格指数',
  'index',
  ['ads.spent', 'ads.offered'],
);
