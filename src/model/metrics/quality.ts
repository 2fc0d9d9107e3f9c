import type { Frame, Market } from '../market.ts';
import { billions, label, type DerivedMetric, type Label, type MeasuredMetric } from './metric.ts';

const byPlatform = (frame: Frame): Label[] => frame.platformNames.map((platform) => label({ platform }));

function sumStores(
  m: Market,
  value: (store: number, merchant: number) => number,
  out: Float64Array,
  at: number,
): void {
  const P = m.frame.sizes.platforms;
  out.fill(0, at, at + P);
  for (let i = 0; i < m.storeSales.length; i++) {
    out[at + (i % P)] = out[at + (i % P)] + billions(value(i, Math.floor(i / P)));
  }
}

export const qualityWeighted: MeasuredMetric = {
  name: 'quality.weighted',
  meaning: { en: 'Settled list prices × quality of the seller’s goods (the numerator of quality.mean)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, (i, merchant) => m.storeSales[i] * m.quality[merchant], out, at),
};

export const returnsValue: MeasuredMetric = {
  name: 'returns.value',
  meaning: { en: 'List prices of returned orders (the numerator of returns.rate)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => sumStores(m, (i) => m.storeSales[i] - m.storeKept[i], out, at),
};

const perSettled = (numerator: string) => (frame: Frame) =>
  byPlatform(frame).map((l) => ({ label: l, of: [[numerator, l] as const, ['gmv.settled', l] as const] }));

export const qualityMean: DerivedMetric = {
  name: 'quality.mean',
  meaning: {
    en: 'Sales-weighted mean quality of goods settled on the platform (0 to 1)',
    zh: '商品平均质量',
  },
  unit: 'index',
  kind: 'ratio',
  derive: perSettled('quality.weighted'),
};

export const returnsRate: DerivedMetric = {
  name: 'returns.rate',
  meaning: { en: 'Returned share of settled list prices', zh: '退货率' },
  unit: 'share',
  kind: 'ratio',
  derive: perSettled('returns.value'),
};
