import type { Market, Places } from '../market.ts';
import { billions, byPlatform, type DerivedMetric, type MeasuredMetric } from './metric.ts';

/** CNY bn over the stores of each platform: fen of a store, times what it is weighted by. */
function sumStores(m: Market, fen: Float64Array, out: Float64Array, at: number, by?: Float64Array): void {
  const { platforms: P, stores } = m.frame.sizes;
  for (let p = 0; p < P; p++) {
    let sum = 0;
    if (by) for (let i = p; i < stores; i += P) sum += billions(fen[i] * by[i]);
    else for (let i = p; i < stores; i += P) sum += billions(fen[i]);
    out[at + p] = sum;
  }
}

export const qualityWeighted: MeasuredMetric = {
  name: 'quality.weighted',
  meaning: { en: 'Settled list prices × quality of the seller’s goods (the numerator of quality.mean)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, m.storeSales, out, at, m.goodness),
};

export const ratingWeighted: MeasuredMetric = {
  name: 'rating.weighted',
  meaning: { en: 'Settled list prices × rating of the store (the numerator of rating.mean)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, m.storeSales, out, at, m.rating),
};

export const returnsRefused: MeasuredMetric = {
  name: 'returns.refused',
  meaning: { en: 'List prices of bad orders without a refund route', zh: '无法退款的问题订单金额' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, m.storeRefused, out, at),
};

export const trust: MeasuredMetric = {
  name: 'trust',
  meaning: { en: 'Public trust in the platform (0 to 1)', zh: '公众信任度' },
  unit: 'index',
  kind: 'stock',
  within: [0, 1],
  labels: byPlatform,
  measure: (m, out, at) => out.set(m.trust, at),
};

export const matchEfficiency: MeasuredMetric = {
  name: 'match.efficiency',
  meaning: { en: 'What data add to matching, factor of conversion (1 for none)', zh: '数据带来的匹配效率' },
  unit: 'index',
  kind: 'stock',
  labels: byPlatform,
  measure: (m, out, at) => out.set(m.matching, at),
};

export const returnsValue: MeasuredMetric = {
  name: 'returns.value',
  meaning: { en: 'List prices of orders refunded in the period (the numerator of returns.rate)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, m.storeReturned, out, at),
};

const perSettled = (numerator: string) => (frame: Places) =>
  byPlatform(frame).map((l) => ({ label: l, of: [[numerator, l] as const, ['gmv.settled', l] as const] }));

export const qualityMean: DerivedMetric = {
  name: 'quality.mean',
  meaning: {
    en: 'Sales-weighted mean quality of goods settled on the platform (0 to 1)',
    zh: '商品平均质量',
  },
  unit: 'index',
  kind: 'ratio',
  within: [0, 1],
  derive: perSettled('quality.weighted'),
};

export const ratingMean: DerivedMetric = {
  name: 'rating.mean',
  meaning: { en: 'Sales-weighted mean rating of stores on the platform (0 to 1)', zh: '店铺平均评分' },
  unit: 'index',
  kind: 'ratio',
  within: [0, 1],
  derive: perSettled('rating.weighted'),
};

export const returnsRate: DerivedMetric = {
  name: 'returns.rate',
  meaning: { en: 'Refunds of the period as a share of its settled list prices', zh: '退货率' },
  unit: 'share',
  kind: 'ratio',
  derive: perSettled('returns.value'),
};
