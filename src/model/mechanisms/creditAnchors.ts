import { anchorKinds } from '../vocabulary.ts';
import { mcnShare } from './anchorOptions.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

const SELF = anchorKinds.indexOf('self');

/**
 * Splits a whole number of each route × category over the anchors that sell there, in proportion to exposure, by
 * cumulative rounding in index order: parts are whole, sum exactly to the total and lie within one of their share.
 */
export function splitOverAnchors(m: Market, totals: Float64Array, out: Float64Array): void {
  const G = m.frame.sizes.categories;
  const seen = new Float64Array(totals.length);
  const given = new Float64Array(totals.length);
  for (let a = 0; a < m.anchorRoute.length; a++) {
    out[a] = 0;
    const r = m.anchorRoute[a];
    if (r < 0 || m.anchorIdle[a] === 1) continue;
    const rg = r * G + m.anchorCategory[a];
    if (m.airtime[rg] <= 0) continue;
    seen[rg] = seen[rg] + m.exposure[a];
    const due = Math.floor(totals[rg] * (seen[rg] / m.airtime[rg]));
    out[a] = due - given[rg];
    given[rg] = due;
  }
}

/**
 * SM9: sales of a content route go to its active anchors in proportion to exposure, exactly to the fen.
 *
 * Leaves out whose goods an anchor sold: most anchors and merchants here stand for hundreds of real ones, so the pool
 * of a route is what an anchor’s goods are drawn from (src/model/README.md, Departures).
 */
export const creditAnchors: Mechanism = {
  name: 'creditAnchors',
  reads: ['sales', 'exposure', 'airtime', 'anchorRoute', 'anchorIdle', 'anchorCategory', 'anchorKind'],
  writes: ['anchorSales', 'selfSales', 'contractSales'],
  run(m) {
    const G = m.frame.sizes.categories;
    splitOverAnchors(m, m.sales, m.anchorSales);
    m.selfSales.fill(0);
    m.contractSales.fill(0);
    for (let a = 0; a < m.anchorSales.length; a++) {
      if (m.anchorSales[a] === 0) continue;
      const rg = m.anchorRoute[a] * G + m.anchorCategory[a];
      if (m.anchorKind[a] === SELF) m.selfSales[rg] = m.selfSales[rg] + m.anchorSales[a];
      if (mcnShare(m, m.anchorKind[a]) > 0) m.contractSales[rg] = m.contractSales[rg] + m.anchorSales[a];
    }
  },
};
