import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

const BILLION = 1e9;
const BILLION_FEN = 1e11;

/** μ = 1 + (μ₁ − 1)(1 − e^{−D/D̄}), D in bn yuan: what data add to matching (SM15). */
export function matchingAt(m: Market, stock: number): number {
  const par = m.frame.parameters;
  return 1 + (par['data.most'] - 1) * (1 - exp(-stock / (par['data.scale'] / BILLION)));
}

/**
 * SM15: what platforms learn from orders that begin with them: D′ = (1 − δ)·D + own + v·linked, in bn yuan. They see all
 * of what settles with them and the share v of what links carry away. Data sharpen matching (`valueOffers`) and
 * enforcement (`inspectStores`): who sees only part of its orders misses more bad goods.
 *
 * Leaves out: data that are bought, data of viewing.
 */
export const learnFromData: Mechanism = {
  name: 'learnFromData',
  reads: ['sales', 'visibility', 'dataStock'],
  writes: ['dataStock', 'visibleShare', 'matching'],
  run(m) {
    const P = m.frame.sizes.platforms;
    const own = new Float64Array(P);
    const linked = new Float64Array(P);
    sumOrders(m, own, linked);
    for (let p = 0; p < P; p++) {
      const seen = own[p] + m.visibility[p] * linked[p];
      const decay = m.frame.parameters['data.decay'];
      // the run begins with platforms that have sold as they do in its first week for long
      const kept = m.week === 0 ? (seen / BILLION_FEN / decay) * (1 - decay) : m.dataStock[p] * (1 - decay);
      m.dataStock[p] = kept + seen / BILLION_FEN;
      if (own[p] + linked[p] > 0) m.visibleShare[p] = seen / (own[p] + linked[p]);
      m.matching[p] = matchingAt(m, m.dataStock[p]);
    }
  },
};

/** Orders begun on each platform, fen: those that settled there and those that links carried away. */
function sumOrders(m: Market, own: Float64Array, linked: Float64Array): void {
  const G = m.frame.sizes.categories;
  m.frame.routes.forEach((route, r) => {
    const sums = route.platform === route.to ? own : linked;
    for (let g = 0; g < G; g++) sums[route.platform] = sums[route.platform] + m.sales[r * G + g];
  });
}
