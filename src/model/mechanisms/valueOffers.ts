import { log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { promised } from '../subsidies.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM6, value of an offer: v = β_q(w_r·R̂ + (1 − w_r)·T − q̄) − β_P·(ln P + ln(1 − coupon)) − frictions·[k ≠ p] + β_s·mean log
 * skill + ln μ + constant of the route, with price P and trust T of the settling platform k and the match efficiency μ
 * of the platform where the attention is (SM15). Without goods in the pool v = −∞.
 *
 * A link costs effort, one that needs a Star Map order more, one that the settling platform does not let open most:
 * its code must be copied (SM17). The skill term is last week’s, since it needs the exposure that needs the offer. Ratings enter
 * around the mean q̄ = 0.6 of the tiers.
 */
export const valueOffers: Mechanism = {
  name: 'valueOffers',
  reads: [
    'poolSellers',
    'poolRating',
    'poolShownRating',
    'trust',
    'logPrice',
    'matching',
    'subsidyRate',
    'subsidyServed',
    'gated',
    'linksBlocked',
    'routeSkill',
    'routeConstant',
  ],
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
  const content = route.channel === 'live' || route.channel === 'video';
  const rating = content ? m.poolShownRating[pool] : m.poolRating[pool];
  const reputation = w * rating + (1 - w) * m.trust[route.to] - MEAN_RATING;
  const linked = route.platform !== route.to;
  const coupon = linked ? 0 : promised(m, 'consumerCoupon', route.to);
  const friction = linked
    ? par['offer.linkFriction'] +
      m.gated[r * G + g] * par['offer.gateFriction'] +
      m.linksBlocked[route.to] * par['offer.blockedFriction']
    : 0;
  return (
    par['offer.quality'] * reputation -
    par['offer.price'] * (m.logPrice[pool] + (coupon > 0 ? log(1 - coupon) : 0)) -
    friction +
    par['offer.skill'] * m.routeSkill[r * G + g] +
    log(m.matching[route.platform]) +
    m.routeConstant[r]
  );
}
