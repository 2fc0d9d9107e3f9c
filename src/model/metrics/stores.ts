import type { Market, Places } from '../market.ts';
import { tiers } from '../vocabulary.ts';
import { label, type Label, type MeasuredMetric } from './metric.ts';

function byPlatformAndTier(frame: Places): Label[] {
  return frame.platformNames.flatMap((platform) => [
    label({ platform }),
    ...tiers.map((tier) => label({ platform, tier })),
  ]);
}

/** Adds up sellers over the stores whose mark is at `least` so much, by platform (first) and tier. */
function countStores(m: Market, marks: Uint8Array, least: number, out: Float64Array, at: number): void {
  const { platforms: P, merchants } = m.frame.sizes;
  const { tier, weight } = m;
  const rows = tiers.length + 1;
  out.fill(0, at, at + P * rows);
  for (let merchant = 0; merchant < merchants; merchant++) {
    for (let p = 0; p < P; p++) {
      if (marks[merchant * P + p] < least) continue;
      const all = at + p * rows;
      const own = all + 1 + tier[merchant];
      out[all] = out[all] + weight[merchant];
      out[own] = out[own] + weight[merchant];
    }
  }
}

export const storesOpen: MeasuredMetric = {
  name: 'stores.open',
  meaning: { en: 'Stores open at the end of the period', zh: '期末在营店铺数' },
  unit: 'stores',
  kind: 'stock',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, m.open, 1, out, at),
};

export const storesEntered: MeasuredMetric = {
  name: 'stores.entered',
  meaning: { en: 'Stores opened', zh: '新开店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, m.opened, 1, out, at),
};

export const storesLeft: MeasuredMetric = {
  name: 'stores.left',
  meaning: { en: 'Stores closed, by choice or by the platform', zh: '关闭店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, m.closed, 1, out, at),
};

export const storesRemoved: MeasuredMetric = {
  name: 'stores.removed',
  meaning: { en: 'Stores closed by the platform after an inspection', zh: '被平台清退的店铺数' },
  unit: 'stores',
  kind: 'flow',
  labels: byPlatformAndTier,
  measure: (m, out, at) => countStores(m, m.closed, 2, out, at),
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
