import type { Market } from '../market.ts';
import type { WeekLaw } from './law.ts';

export const salesAreSharedOut: WeekLaw = {
  kind: 'week',
  name: 'salesAreSharedOut',
  rule: 4,
  statement: {
    en: 'What anchors sold adds up to the sales of their routes, what stores sold to the sales of their pools, by category and exactly to the fen.',
  },
  check: (m) => [...sharedOverAnchors(m), ...sharedOverStores(m)],
};

function sharedOverAnchors(m: Market): string[] {
  const G = m.frame.sizes.categories;
  const sold = new Float64Array(m.sales.length);
  for (let a = 0; a < m.anchorRoute.length; a++) {
    if (m.anchorRoute[a] < 0) continue;
    const rg = m.anchorRoute[a] * G + m.anchorCategory[a];
    sold[rg] = sold[rg] + m.anchorSales[a];
  }
  return Array.from(m.sales).flatMap((fen, rg) => {
    const { channel } = m.frame.routes[Math.floor(rg / G)];
    const hosted = channel === 'live' || channel === 'video';
    return hosted && sold[rg] !== fen
      ? [`anchors of route ${Math.floor(rg / G)}, category ${rg % G} sold ${sold[rg]} of ${fen} fen`]
      : [];
  });
}

function sharedOverStores(m: Market): string[] {
  const { categories: G, platforms: P } = m.frame.sizes;
  const due = new Float64Array(m.poolSize.length);
  const sold = new Float64Array(m.poolSize.length);
  m.sales.forEach((fen, rg) => {
    const pool = m.frame.routes[Math.floor(rg / G)].to * G + (rg % G);
    due[pool] = due[pool] + fen;
  });
  m.storeSales.forEach((fen, i) => {
    const pool = (i % P) * G + m.category[Math.floor(i / P)];
    sold[pool] = sold[pool] + fen;
  });
  return Array.from(due).flatMap((fen, pool) =>
    sold[pool] === fen
      ? []
      : [`stores of platform ${Math.floor(pool / G)}, category ${pool % G} sold ${sold[pool]} of ${fen} fen`],
  );
}
