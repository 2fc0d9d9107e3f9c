import { exp, log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM6, offer index: I = ln Σ_k x_k·e^{v_k} over the slot’s routes, with x the air-time of a route times the share of
 * its orders that a gate serves, and 0 where the route is closed. P(k | slot) = x_k·e^{v_k} / Σ. Idle air-time sells
 * nothing and only lowers I, so that a ban lowers it by ln(1 − P(k)) (closed form A10).
 *
 * A shelf’s index is β_N·ln(breadth / reference) + its offer. An ad is a paid deep link: it has the settling shelf’s
 * goods and assortment and the friction of a link, but no anchor, so no air-time: it is there as far as the settling
 * platform lets it be bought (SM17); sellers pay for what it sells.
 */
export const indexOffers: Mechanism = {
  name: 'indexOffers',
  reads: ['offer', 'airtime', 'permit', 'servedNow', 'poolBreadth', 'breadthReference', 'adPlacement'],
  writes: ['inclusive', 'routeShare', 'lastInclusive'],
  run(m) {
    const G = m.frame.sizes.categories;
    for (let s = 0; s < m.frame.slots.length; s++) {
      for (let g = 0; g < G; g++) indexSlot(m, s, g);
    }
    m.lastInclusive.set(m.inclusive);
  },
};

function indexSlot(m: Market, s: number, g: number): void {
  const G = m.frame.sizes.categories;
  const { routes } = m.frame.slots[s];
  let total = 0;
  for (const r of routes) total += attraction(m, r, g);
  for (const r of routes) m.routeShare[r * G + g] = total > 0 ? attraction(m, r, g) / total : 0;
  m.inclusive[s * G + g] = total > 0 ? log(total) : -Infinity;
}

/** x·e^v of one route, breadth included where there is a shelf behind it. */
function attraction(m: Market, r: number, g: number): number {
  const rg = r * m.frame.sizes.categories + g;
  const route = m.frame.routes[r];
  if (m.offer[rg] === -Infinity || m.permit[rg] <= 0) return 0;
  if (route.channel === 'live' || route.channel === 'video') {
    return m.airtime[rg] * m.servedNow[rg] * exp(m.offer[rg]);
  }
  const pool = route.to * m.frame.sizes.categories + g;
  const breadth = m.frame.parameters['offer.breadth'] * log(m.poolBreadth[pool] / m.breadthReference[pool]);
  const placed = route.channel === 'ad' ? m.adPlacement[route.to] : 1;
  return m.permit[rg] * m.servedNow[rg] * placed * exp(m.offer[rg] + breadth);
}
