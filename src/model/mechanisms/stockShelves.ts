import { exp, log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/** n^γ: what a listed share of the assortment adds to sales and to the shelf (SM6, SM9). */
export function breadthOf(m: Market, listed: number): number {
  return listed > 0 ? exp(m.frame.parameters['breadth.curvature'] * log(listed)) : 0;
}

/**
 * SM6, SM9: the goods on offer, by settling platform and category: sellers, claims, assortment, and the claim-weighted
 * rating and quality that consumers meet.
 *
 * Leaves out: stock limits, seasonal assortments.
 */
export const stockShelves: Mechanism = {
  name: 'stockShelves',
  reads: ['open', 'listed', 'tier', 'category', 'weight', 'size', 'quality', 'age'],
  writes: ['poolSellers', 'poolSize', 'poolBreadth', 'poolRating', 'poolQuality', 'poolYoung', 'claim'],
  run(m) {
    const P = m.frame.sizes.platforms;
    const G = m.frame.sizes.categories;
    const young = m.frame.parameters['coldStart.weeks'];
    for (const column of [m.poolSellers, m.poolSize, m.poolBreadth, m.poolRating, m.poolQuality, m.poolYoung])
      column.fill(0);
    for (let i = 0; i < m.open.length; i++) {
      m.claim[i] = 0;
      if (m.open[i] === 0) continue;
      const merchant = Math.floor(i / P);
      const pool = (i % P) * G + m.category[merchant];
      const traits = m.frame.tierTraits[m.tier[merchant]];
      const breadth = m.weight[merchant] * breadthOf(m, m.listed[i]);
      const claim = breadth * m.size[merchant] * traits.ratingFactor;
      m.claim[i] = claim;
      m.poolSellers[pool] = m.poolSellers[pool] + m.weight[merchant];
      m.poolSize[pool] = m.poolSize[pool] + claim;
      m.poolBreadth[pool] = m.poolBreadth[pool] + breadth;
      m.poolRating[pool] = m.poolRating[pool] + claim * traits.rating;
      m.poolQuality[pool] = m.poolQuality[pool] + claim * m.quality[merchant];
      if (m.age[i] < young) m.poolYoung[pool] = m.poolYoung[pool] + claim;
    }
    for (let pool = 0; pool < m.poolSize.length; pool++) {
      const total = m.poolSize[pool];
      m.poolRating[pool] = total > 0 ? m.poolRating[pool] / total : 0;
      m.poolQuality[pool] = total > 0 ? m.poolQuality[pool] / total : 0;
    }
  },
};
