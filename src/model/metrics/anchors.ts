import { anchorFates } from '../anchorFates.ts';
import type { Market } from '../market.ts';
import { anchorKinds } from '../vocabulary.ts';
import { label, type Label, type MeasuredMetric } from './metric.ts';

const byKind = (): Label[] => [label(), ...anchorKinds.map((tier) => label({ tier }))];

/** Adds up real anchors over those that count: all, then each kind. */
function countAnchors(m: Market, counts: (a: number) => boolean, out: Float64Array, at: number): void {
  out.fill(0, at, at + 1 + anchorKinds.length);
  for (let a = 0; a < m.anchorWeight.length; a++) {
    if (!counts(a)) continue;
    const kind = at + 1 + m.anchorKind[a];
    out[at] = out[at] + m.anchorWeight[a];
    out[kind] = out[kind] + m.anchorWeight[a];
  }
}

export const anchorsMoved: MeasuredMetric = {
  name: 'anchors.moved',
  meaning: {
    en: 'Anchors whose place (route, idle or left) changed, counted once for each week of change',
    zh: '变更货源或平台的主播数',
  },
  unit: 'anchors',
  kind: 'flow',
  labels: byKind,
  measure: (m, out, at) => countAnchors(m, (a) => m.anchorMoved[a] === 1, out, at),
};

export const anchorsIdle: MeasuredMetric = {
  name: 'anchors.idle',
  meaning: {
    en: 'Anchors without a permitted source of goods at the end of the period',
    zh: '期末无可用货源的主播数',
  },
  unit: 'anchors',
  kind: 'stock',
  labels: byKind,
  measure: (m, out, at) => countAnchors(m, (a) => m.anchorIdle[a] === 1, out, at),
};

/** Anchors with one of the week's fates, counted once for each week in which it befell them. */
const fateMetric = (name: string, fate: number, en: string, zh: string): MeasuredMetric => ({
  name,
  meaning: { en, zh },
  unit: 'anchors',
  kind: 'flow',
  labels: byKind,
  measure: (m, out, at) => countAnchors(m, (a) => (m.anchorFate[a] & fate) !== 0, out, at),
});

export const anchorsRematched = fateMetric(
  'anchors.rematched',
  anchorFates.rematched,
  'Idle anchors who found goods on the same platform, or whose route opened again',
  '在原平台重新找到货源的闲置主播数',
);

export const anchorsChangedPlatform = fateMetric(
  'anchors.changedPlatform',
  anchorFates.changedPlatform,
  'Anchors who went to another platform',
  '转往其他平台的主播数',
);

/** By the platform where they went: where an anchor that changed platform stands at the week’s end. */
export const anchorsArrived: MeasuredMetric = {
  name: 'anchors.arrived',
  meaning: { en: 'Anchors who came from another platform', zh: '从其他平台迁入的主播数' },
  unit: 'anchors',
  kind: 'flow',
  labels: (frame) => frame.platformNames.map((platform) => label({ platform })),
  measure(m, out, at) {
    out.fill(0, at, at + m.frame.sizes.platforms);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      if ((m.anchorFate[a] & anchorFates.changedPlatform) === 0) continue;
      const p = m.frame.routes[m.anchorRoute[a]].platform;
      out[at + p] = out[at + p] + m.anchorWeight[a];
    }
  },
};

export const anchorsLeft = fateMetric(
  'anchors.left',
  anchorFates.left,
  'Anchors who left the market',
  '退出市场的主播数',
);

export const anchorsIdleShare: MeasuredMetric = {
  name: 'anchors.idleShare',
  meaning: {
    en: 'Share of a platform’s rostered anchors without a permitted source of goods',
    zh: '无可用货源的主播占比',
  },
  unit: 'share',
  kind: 'stock',
  labels: (frame) => frame.platformNames.map((platform) => label({ platform })),
  measure(m, out, at) {
    const P = m.frame.sizes.platforms;
    const idle = new Float64Array(P);
    const all = new Float64Array(P);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      if (m.anchorRoute[a] < 0) continue;
      const p = m.frame.routes[m.anchorRoute[a]].platform;
      all[p] = all[p] + m.anchorWeight[a];
      if (m.anchorIdle[a] === 1) idle[p] = idle[p] + m.anchorWeight[a];
    }
    for (let p = 0; p < P; p++) out[at + p] = all[p] > 0 ? idle[p] / all[p] : 0;
  },
};
