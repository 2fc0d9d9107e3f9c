import type { Market, Places } from '../market.ts';
import { tiers } from '../vocabulary.ts';
import { label, type Label, type MeasuredMetric } from './metric.ts';

function byPlatformAndTier(frame: Places): Label[] {
  return frame.platformNames.flatMap((platform) => [
    label({ platform }),
    ...tiers.map((tier) => label({ platform, tier })),
  ]);
}

/** Adds up sellers over the stores that count, by platform (first) and tier. */
function countStores(m: Market, counts: (store: number) => boolean, out: Float64Array, at: number): void {
  const P = m.frame.sizes.platforms;
  const rows = tiers.length + 1;
  out.fill(0, at, at + P * rows);
  for (let i = 0; i < m.open.length; i++) {
    if (!counts(i)) continue;
    const merchant = Math.floor(i / P);
    const platform = at + (i % P) * rows;
    const tier = platform + 1 + m.tier[merchant];
    out[platform] = out[platform] + m.weight[merchant];
    out[tier] = out[tier] + m.weight[merchant];
  }
}

export const storesOpen: MeasuredMetric = {
  name: 'stores.open',
  meaning: { en: 'Stores open at the end of the period', zh: '期末在营店铺数' },
  unit: 'stores',
  kind: 'stock',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, (i) => m.open[i] === 1, out, at),
};

export const storesEntered: MeasuredMetric = {
  name: 'stores.entered',
  meaning: { en: 'Stores opened', zh: '新开店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, (i) => m.opened[i] === 1, out, at),
};

export const storesLeft: MeasuredMetric = {
  name: 'stores.left',
  meaning: { en: 'Stores closed, by choice or by the platform', zh: '关闭店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, (i) => m.closed[i] > 0, out, at),
};

export const storesRemoved: MeasuredMetric = {
  name: 'stores.removed',
  meaning: { en: 'Stores closed by the platform after an inspection', zh: '被平台清退的店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, (i) => m.closed[i] === 2, out, at),
};

export const sellersMoved: MeasuredMetric = {
  name: 'sellers.moved',
  meaning: {
    en: 'Sellers whose set of open stores changed, counted once for each week of change',
    zh: '店铺组合发生变化的商家数',
  },
  unit: 'sellers',
  kind: 'flow',
  labels: () => [label(), ...tiers.map((tier) => label({ tier }))],
  measure(m, out, at) {
    out.fill(0, at, at + 1 + tiers.length);
    for (let i = 0; i < m.moved.length; i++) {
      if (m.moved[i] === 0) continue;
      out[at] = out[at] + m.weight[i];
      out[at + 1 + m.tier[i]] = out[at + 1 + m.tier[i]] + m.weight[i];
    }
  },
};
