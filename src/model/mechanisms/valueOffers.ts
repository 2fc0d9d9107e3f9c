import { log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM6, value of an offer: v = β_q(w_r·R̂ + (1 − w_r)·T − q̄) − β_P·ln(1 − coupon) − friction·[k ≠ p] − gate friction
 * + β_s·mean log skill + constant of the route. Without goods in the pool v = −∞.
 *
 * Prices are fixed, so only the coupon (own routes) moves the price term; trust T is constant. The skill term is last week’s, since
 * it needs the exposure that needs the offer. Ratings enter around the mean q̄ = 0.6 of the tiers. Leaves out: match
 * quality from data (μ = 1), deep-link blocks.
 */
export const valueOffers: Mechanism = {
  name: 'valueOffers',
  reads: ['poolSellers', 'poolRating', 'couponRate', 'couponServed', 'gated', 'routeSkill', 'routeConstant'],
  writes: ['offer'],
  run(m) {
    const G = m.frame.sizes.categories;
    for (let r = 0; r < m.frame.routes.length; r++) {
      for (let g = 0; g < G; g++) m.offer[r * G + g] = valueOf(m, r, g);
    }
  },
};

const MEAN_RATING = 0.6;

function valueOf(m: Market, r: number, g: number): number {
  const par = m.frame.parameters;
  const G = m.frame.sizes.categories;
  const route = m.frame.routes[r];
  const pool = route.to * G + g;
  if (m.poolSellers[pool] <= 0) return -Infinity;
  const w = par['offer.ratingShare'];
  const reputation = w * m.poolRating[pool] + (1 - w) * par['offer.trust'] - MEAN_RATING;
  const linked = route.platform !== route.to;
  const coupon = linked ? 0 : m.couponRate[route.to] * m.couponServed[route.to];
  const friction = linked ? par['offer.linkFriction'] + m.gated[r * G + g] * par['offer.gateFriction'] : 0;
  return (
    par['offer.quality'] * reputation -
    (coupon > 0 ? par['offer.price'] * log(1 - coupon) : 0) -
    friction +
    par['offer.skill'] * m.routeSkill[r * G + g] +
    m.routeConstant[r]
  );
}
