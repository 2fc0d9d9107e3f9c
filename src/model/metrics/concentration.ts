import type { Market, Places } from '../market.ts';
import { topSales, type Sellers } from './largest.ts';
import { billions, byPlatform, label, type DerivedMetric, type MeasuredMetric } from './metric.ts';

const overPlatforms = (metric: string) => (frame: Places) => [
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
  within: [0, 1],
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
  within: [0, 1],
  derive: overPlatforms('gmv.attention'),
};

/** Share of real sellers that counts as the largest, and number of real anchors that counts as the best-selling. */
const TOP_SELLERS = 0.01;
const TOP_ANCHORS = 100;

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}

/** Sellers with an open store on a platform this week. */
function sellersOn(m: Market, p: number): Sellers {
  const { platforms: P, merchants } = m.frame.sizes;
  const { claim, storeSales, weight } = m;
  const found = { sales: new Float64Array(merchants), weight: new Float64Array(merchants) };
  let count = 0;
  for (let merchant = 0; merchant < merchants; merchant++) {
    const store = merchant * P + p;
    if (claim[store] <= 0) continue;
    found.sales[count] = storeSales[store];
    found.weight[count++] = weight[merchant];
  }
  return { sales: found.sales.subarray(0, count), weight: found.weight.subarray(0, count) };
}

/** Anchors who sold on each platform this week. */
function anchorsOn(m: Market): Sellers[] {
  const found: { sales: number[]; weight: number[] }[] = m.frame.platformNames.map(() => ({
    sales: [],
    weight: [],
  }));
  for (let a = 0; a < m.anchorSales.length; a++) {
    if (m.anchorSales[a] <= 0) continue;
    const here = found[m.frame.routes[m.anchorRoute[a]].platform];
    here.sales.push(m.anchorSales[a]);
    here.weight.push(m.anchorWeight[a]);
  }
  return found;
}

export const sellersTopSales: MeasuredMetric = {
  name: 'sellers.topSales',
  meaning: {
    en: 'Settled list prices of the week’s largest 1 % of sellers on the platform (the numerator of sellers.topShare)',
    zh: '当周成交额最大的1%商家的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    for (let p = 0; p < m.frame.sizes.platforms; p++) {
      const sellers = sellersOn(m, p);
      out[at + p] = billions(topSales(sellers, TOP_SELLERS * sumOf(sellers.weight)));
    }
  },
};

export const anchorsSales: MeasuredMetric = {
  name: 'anchors.sales',
  meaning: {
    en: 'List prices sold by anchors streaming on the platform (the denominator of anchors.topShare)',
    zh: '平台上主播带货的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    anchorsOn(m).forEach(({ sales }, p) => (out[at + p] = billions(sumOf(sales))));
  },
};

export const anchorsTopSales: MeasuredMetric = {
  name: 'anchors.topSales',
  meaning: {
    en: 'List prices sold by the week’s 100 best-selling anchors of the platform (the numerator of anchors.topShare)',
    zh: '当周平台销售额最高的100名主播的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    anchorsOn(m).forEach((sellers, p) => (out[at + p] = billions(topSales(sellers, TOP_ANCHORS))));
  },
};

const shareOf = (top: string, all: string) => (frame: Places) =>
  byPlatform(frame).map((l) => ({ label: l, of: [[top, l] as const, [all, l] as const] }));

export const sellersTopShare: DerivedMetric = {
  name: 'sellers.topShare',
  meaning: {
    en: 'Share of settled sales of the largest 1 % of sellers with a store on the platform, ranked anew each week',
    zh: '最大的1%商家占平台成交额的比例',
  },
  unit: 'share',
  kind: 'ratio',
  derive: shareOf('sellers.topSales', 'gmv.settled'),
};

export const anchorsTopShare: DerivedMetric = {
  name: 'anchors.topShare',
  meaning: {
    en: 'Share of the platform’s 100 best-selling anchors in what its anchors sell, ranked anew each week',
    zh: '销售额最高的100名主播占平台主播带货额的比例',
  },
  unit: 'share',
  kind: 'ratio',
  derive: shareOf('anchors.topSales', 'anchors.sales'),
};
