import { log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { groups, HOSTED, lags, LINKED, SEARCHED } from '../orderGroups.ts';
import { tiers } from '../vocabulary.ts';
import { largestOf } from './largest.ts';
import { billions, byPlatform, label, platformMoney, type MeasuredMetric } from './metric.ts';

/** Quantities that published figures are about and that nothing else reports. */

/** What of this week’s orders of some groups will come back, by settling platform. */
const comingBack = (name: string, en: string, of: readonly number[]): MeasuredMetric =>
  platformMoney(name, { en }, (m, p) => {
    const G = m.frame.sizes.categories;
    let fen = 0;
    for (let g = 0; g < G; g++)
      for (const group of of)
        for (let lag = 0; lag < lags; lag++) fen += m.poolBack[((p * G + g) * groups + group) * lags + lag];
    return fen;
  });

export const returnsContent = comingBack(
  'returns.content',
  'List prices of the period’s content-led orders that will come back, at the date of the order',
  [HOSTED, LINKED],
);
export const returnsSearch = comingBack(
  'returns.search',
  'List prices of the period’s searched orders that will come back, at the date of the order',
  [SEARCHED],
);

const BRAND = tiers.indexOf('brand');

export const assortmentListed: MeasuredMetric = {
  name: 'assortment.listed',
  meaning: {
    en: 'Mean share of its items that a brand with a store here lists',
    zh: '品牌在站内上架商品比例',
  },
  unit: 'share',
  kind: 'stock',
  labels: (frame) => frame.platformNames.map((platform) => label({ platform, tier: 'brand' })),
  measure(m, out, at) {
    const { platforms: P, merchants } = m.frame.sizes;
    const listed = new Float64Array(P);
    const sellers = new Float64Array(P);
    for (let merchant = 0; merchant < merchants; merchant++) {
      if (m.tier[merchant] !== BRAND) continue;
      for (let p = 0; p < P; p++) {
        const store = merchant * P + p;
        if (m.open[store] === 0) continue;
        listed[p] = listed[p] + m.weight[merchant] * m.listed[store];
        sellers[p] = sellers[p] + m.weight[merchant];
      }
    }
    for (let p = 0; p < P; p++) out[at + p] = sellers[p] > 0 ? listed[p] / sellers[p] : 0;
  },
};

/** Sales of one real anchor this week, fen. */
const salesOfOne = (m: Market, a: number): number => m.anchorSales[a] / m.anchorWeight[a];

export const anchorsLargest: MeasuredMetric = {
  name: 'anchors.largest',
  meaning: { en: 'Sales of the best-selling anchor of each week', zh: '当周头部主播成交额' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: (frame) => [label(), ...byPlatform(frame)],
  measure(m, out, at) {
    const P = m.frame.sizes.platforms;
    out.fill(0, at, at + P + 1);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      if (r < 0) continue;
      const p = at + 1 + m.frame.routes[r].platform;
      const sold = billions(salesOfOne(m, a));
      out[p] = Math.max(out[p], sold);
      out[at] = Math.max(out[at], sold);
    }
  },
};

/** Part of the selling anchors over which the tail is estimated. */
const TAIL = 0.01;

/** Hill’s estimator over the best-selling hundredth: the mean of ln(sales/threshold) is one over the exponent. */
export const anchorsTail: MeasuredMetric = {
  name: 'anchors.tailExponent',
  meaning: {
    en: 'Tail exponent of the week’s sales over real anchors (Hill, top 1 %)',
    zh: '主播成交额尾部指数',
  },
  unit: '1',
  kind: 'stock',
  labels: () => [label()],
  measure(m, out, at) {
    const { anchorSales: sales, anchorWeight: weight } = m;
    let selling = 0;
    for (let a = 0; a < sales.length; a++) if (sales[a] > 0) selling += weight[a];
    const { agents, edge } = largestOf({ sales, weight }, TAIL * selling);
    const last = agents.length - 1;
    const threshold = last < 0 ? 0 : log(salesOfOne(m, agents[last]));
    let [excess, weights] = [0, 0];
    for (let i = 0; i <= last; i++) {
      const sellers = i < last ? weight[agents[i]] : edge;
      excess += sellers * (log(salesOfOne(m, agents[i])) - threshold);
      weights += sellers;
    }
    out[at] = excess > 0 ? weights / excess : 0;
  },
};

export const attentionCommercial: MeasuredMetric = {
  name: 'attention.commercial',
  meaning: {
    en: 'Commercial content attention, bn person-minutes a day',
    zh: '商业内容注意力（十亿人·分钟/日）',
  },
  unit: '1',
  kind: 'stock',
  labels: byPlatform,
  measure: (m, out, at) => m.platformAttention.forEach((x, p) => (out[at + p] = x / 1e9)),
};

export const qualityEffort: MeasuredMetric = {
  name: 'quality.effort',
  meaning: { en: 'Settled list prices × what sellers’ effort adds to quality (of quality.weighted)' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    const { platforms: P, merchants } = m.frame.sizes;
    const { storeSales, goodness, quality } = m;
    out.fill(0, at, at + P);
    for (let merchant = 0; merchant < merchants; merchant++) {
      for (let p = 0; p < P; p++) {
        const store = merchant * P + p;
        if (storeSales[store] === 0) continue;
        out[at + p] = out[at + p] + billions(storeSales[store] * (goodness[store] - quality[merchant]));
      }
    }
  },
};
