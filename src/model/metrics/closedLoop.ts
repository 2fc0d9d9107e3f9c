import type { Market, Places } from '../market.ts';
import { billions, label, type DerivedMetric, type Label, type MeasuredMetric } from './metric.ts';

/** Platforms as a whole, and their live rooms where they have any. */
function places(frame: Places): Label[] {
  return frame.platformNames.flatMap((platform, p) => {
    const live = frame.slots.some((s) => s.platform === p && s.channel === 'live');
    return live ? [label({ platform }), label({ platform, channel: 'live' })] : [label({ platform })];
  });
}

function ownSales(m: Market, l: Label): number {
  const G = m.frame.sizes.categories;
  let fen = 0;
  m.frame.routes.forEach((route, r) => {
    if (route.platform !== route.to || m.frame.platformNames[route.platform] !== l.platform) return;
    if (l.channel !== null && route.channel !== l.channel) return;
    for (let g = 0; g < G; g++) fen += m.sales[r * G + g];
  });
  return fen;
}

export const gmvOwn: MeasuredMetric = {
  name: 'gmv.own',
  meaning: {
    en: 'Orders that began here and settled here (the numerator of closedLoopRatio)',
    zh: '站内闭环成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: places,
  measure: (m, out, at) => places(m.frame).forEach((l, i) => (out[at + i] = billions(ownSales(m, l)))),
};

export const closedLoopRatio: DerivedMetric = {
  name: 'closedLoopRatio',
  meaning: { en: 'Share of orders begun on the platform that settle on it', zh: '闭环成交占比' },
  unit: 'share',
  kind: 'ratio',
  derive: (frame) =>
    places(frame).map((l) => ({
      label: l,
      of: [
        ['gmv.own', l],
        ['gmv.attention', l],
      ],
    })),
};
