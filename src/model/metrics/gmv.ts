import type { Market, Places, Route } from '../market.ts';
import { tiers } from '../vocabulary.ts';
import { billions, label, type Label, type MeasuredMetric } from './metric.ts';

const channelsOf = (frame: Places, p: number): string[] =>
  frame.slots.filter((s) => s.platform === p).map((s) => s.channel);

/** All platforms, each platform, and each of its channels. */
function byChannel(frame: Places): Label[] {
  const rows: Label[] = [label()];
  frame.platformNames.forEach((platform, p) => {
    rows.push(label({ platform }));
    for (const channel of channelsOf(frame, p)) rows.push(label({ platform, channel }));
  });
  return rows;
}

const byPlatform = (frame: Places): Label[] => [
  label(),
  ...frame.platformNames.map((platform) => label({ platform })),
];

/** Whole fen of each route, all categories: sums of labels are exact in any order. */
function byRoute(m: Market, fen: (rg: number, route: Route) => number): Float64Array {
  const G = m.frame.sizes.categories;
  return Float64Array.from(m.frame.routes, (route, r) => {
    let sum = 0;
    for (let g = 0; g < G; g++) sum += fen(r * G + g, route);
    return sum;
  });
}

function measureBy(
  m: Market,
  labels: readonly Label[],
  out: Float64Array,
  at: number,
  fen: (rg: number, route: Route) => number,
  place: (route: Route) => number,
): void {
  const sums = byRoute(m, fen);
  const { routes, platformNames } = m.frame;
  labels.forEach((l, i) => {
    const platform = l.platform === null ? -1 : platformNames.indexOf(l.platform);
    let sum = 0;
    for (let r = 0; r < sums.length; r++) {
      const covered = platform < 0 || place(routes[r]) === platform;
      if (covered && (l.channel === null || routes[r].channel === l.channel)) sum += sums[r];
    }
    out[at + i] = billions(sum);
  });
}

const attention = (route: Route): number => route.platform;
const settling = (route: Route): number => route.to;

export const gmvAttention: MeasuredMetric = {
  name: 'gmv.attention',
  meaning: {
    en: 'List prices of orders, booked where the attention was (a leaked order: where it was searched for)',
    zh: '按注意力归属的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byChannel,
  measure(m, out, at) {
    measureBy(m, byChannel(m.frame), out, at, (rg) => m.sales[rg], attention);
  },
};

export const gmvSettled: MeasuredMetric = {
  name: 'gmv.settled',
  meaning: {
    en: 'List prices of orders, booked where they settled; by tier: what stores of the tier sold',
    zh: '按成交归属的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: (frame) => [
    ...byChannel(frame),
    ...frame.platformNames.flatMap((platform) => tiers.map((tier) => label({ platform, tier }))),
  ],
  measure(m, out, at) {
    const channelRows = byChannel(m.frame);
    measureBy(m, channelRows, out, at, (rg) => m.sales[rg], settling);
    const { platforms: P, merchants } = m.frame.sizes;
    const { storeSales, tier } = m;
    const byTier = new Float64Array(P * tiers.length);
    for (let merchant = 0; merchant < merchants; merchant++) {
      for (let p = 0; p < P; p++) {
        const cell = p * tiers.length + tier[merchant];
        byTier[cell] = byTier[cell] + storeSales[merchant * P + p];
      }
    }
    byTier.forEach((fen, i) => (out[at + channelRows.length + i] = billions(fen)));
  },
};

export const gmvNet: MeasuredMetric = {
  name: 'gmv.net',
  meaning: { en: 'Settled orders less the refunds of the period', zh: '扣除退货后的成交额' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    const { platforms: P, stores } = m.frame.sizes;
    const { storeSales, storeReturned } = m;
    const kept = new Float64Array(P);
    for (let p = 0; p < P; p++) {
      let fen = 0;
      for (let i = p; i < stores; i += P) fen += storeSales[i] - storeReturned[i];
      kept[p] = fen;
    }
    out[at] = billions(kept.reduce((a, b) => a + b, 0));
    kept.forEach((fen, p) => (out[at + 1 + p] = billions(fen)));
  },
};

export const gmvLinked: MeasuredMetric = {
  name: 'gmv.linked',
  meaning: {
    en: 'Orders that began on this platform and settled elsewhere by a link',
    zh: '由本站外链带往他站成交的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byChannel,
  measure(m, out, at) {
    measureBy(m, byChannel(m.frame), out, at, (rg, r) => (r.platform === r.to ? 0 : m.sales[rg]), attention);
  },
};

/**
 * Leaked orders are not observed by origin in the choice table, which knows that a viewer searched, not what was seen
 * last; they are attributed to platforms with a leak in proportion to commercial content attention.
 */
export const gmvLeaked: MeasuredMetric = {
  name: 'gmv.leaked',
  meaning: {
    en: 'Orders searched for elsewhere after seeing the goods here, by share of content attention',
    zh: '在本站看到后去他站搜索成交的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    const total = m.leakedSales.reduce((a, b) => a + b, 0);
    const share = m.frame.leaks.map((leaks, p) => (leaks ? m.platformAttention[p] : 0));
    const all = share.reduce((a, b) => a + b, 0);
    out[at] = billions(all > 0 ? total : 0);
    share.forEach((x, p) => (out[at + 1 + p] = all > 0 ? billions(total) * (x / all) : 0));
  },
};

export const gmvCell: MeasuredMetric = {
  name: 'gmv.cell',
  meaning: {
    en: 'List prices of orders by route: attention platform × channel × settling platform',
    zh: '按路径的成交额',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: (frame) =>
    frame.routes.map((r) =>
      label({
        platform: frame.platformNames[r.platform],
        channel: r.channel,
        to: frame.platformNames[r.to],
      }),
    ),
  measure(m, out, at) {
    byRoute(m, (rg) => m.sales[rg]).forEach((fen, r) => (out[at + r] = billions(fen)));
  },
};
