import { anchorKinds } from '../vocabulary.ts';
import { label, type MeasuredMetric } from './metric.ts';

export const anchorsMoved: MeasuredMetric = {
  name: 'anchors.moved',
  meaning: {
    en: 'Anchors whose place (route, idle or left) changed, counted once for each week of change',
    zh: '变更货源或平台的主播数',
  },
  unit: 'anchors',
  kind: 'flow',
  labels: () => [label(), ...anchorKinds.map((tier) => label({ tier }))],
  measure(m, out, at) {
    out.fill(0, at, at + 1 + anchorKinds.length);
    for (let a = 0; a < m.anchorMoved.length; a++) {
      if (m.anchorMoved[a] === 0) continue;
      const kind = at + 1 + m.anchorKind[a];
      out[at] = out[at] + m.anchorWeight[a];
      out[kind] = out[kind] + m.anchorWeight[a];
    }
  },
};

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
