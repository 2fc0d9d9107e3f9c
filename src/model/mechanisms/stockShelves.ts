import { pow } from '../../base/detmath.ts';
import { powerOf } from '../../base/power.ts';
import type { Market } from '../market.ts';
import { ratingOf } from './rateStores.ts';
import type { Mechanism } from './mechanism.ts';

/** n^γ: what a listed share of the assortment adds to sales and to the shelf (SM6, SM9). */
export function breadthOf(m: Market, listed: number): number {
  return listed > 0 ? powerOf(m.frame.parameters['breadth.curvature'])(listed) : 0;
}

/** Quality of the goods that a merchant sells at some effort: q = min(1, q₀ + e·Δq) (SM13). */
export function qualityAt(m: Market, merchant: number, effort: number): number {
  return Math.min(1, m.quality[merchant] + effort * m.frame.parameters['effort.gain']);
}

/**
 * Factor of a predatory seller’s claims (SM13): buyers who search compare prices and pass it by; anchors who chase
 * commission show it more. 1 for everybody else.
 */
function predatoryFactor(m: Market, merchant: number, pool: number, shown: boolean): number {
  if (m.predatory[merchant] === 0) return 1;
  const par = m.frame.parameters;
  if (!shown) return par['predatory.found'];
  const own = Math.max(m.commission[pool], par['predatory.commission']);
  return pow(own / m.commission[pool], par['commission.pull']);
}

/** Claims of one real seller to the sales of a pool: to what is searched, and to what is shown. */
export interface Claims {
  /** What the listed share adds, n^γ. */
  readonly breadth: number;
  readonly found: number;
  readonly shown: number;
}

/** size·n^γ·R̂^η, times what a predatory seller’s is worth; on feeds size counts by its exponent. */
export function claimsOf(m: Market, merchant: number, pool: number, listed: number, rating: number): Claims {
  const breadth = breadthOf(m, listed);
  const base = breadth * powerOf(m.frame.parameters['rating.weight'])(rating);
  return {
    breadth,
    found: base * m.size[merchant] * predatoryFactor(m, merchant, pool, false),
    shown: base * m.shownSize[merchant] * predatoryFactor(m, merchant, pool, true),
  };
}

/**
 * SM6, SM9: the goods on offer, by settling platform and category: sellers, claims, assortment, and the claim-weighted
 * rating and quality that consumers meet, those who search and those who are shown. A store that was flagged is shown and
 * found less for some weeks.
 *
 * Leaves out: stock limits, seasonal assortments.
 */
export const stockShelves: Mechanism = {
  name: 'stockShelves',
  reads: [
    'open',
    'listed',
    'tier',
    'category',
    'weight',
    'size',
    'shownSize',
    'quality',
    'effort',
    'age',
    'predatory',
    'commission',
    'demoted',
    'ratingSum',
    'ratingCount',
  ],
  writes: [
    'poolSellers',
    'poolSize',
    'poolBreadth',
    'poolRating',
    'poolQuality',
    'poolYoung',
    'poolShown',
    'poolShownQuality',
    'poolShownRating',
    'poolPredatory',
    'claim',
    'shown',
    'goodness',
    'rating',
  ],
  run(m) {
    for (const column of [
      ...[m.poolSellers, m.poolSize, m.poolBreadth, m.poolRating, m.poolQuality, m.poolYoung],
      ...[m.poolShown, m.poolShownQuality, m.poolShownRating, m.poolPredatory],
    ])
      column.fill(0);
    for (const column of [m.claim, m.shown, m.goodness, m.rating]) column.fill(0);
    for (let i = 0; i < m.open.length; i++) {
      if (m.open[i] === 1)
        stock(m, i, m.frame.merchantOf[i], m.frame.platformOf[i] * m.frame.sizes.categories);
    }
    for (let pool = 0; pool < m.poolSize.length; pool++) average(m, pool);
  },
};

function stock(m: Market, i: number, merchant: number, firstPool: number): void {
  const pool = firstPool + m.category[merchant];
  const par = m.frame.parameters;
  m.goodness[i] = qualityAt(m, merchant, m.effort[i]);
  m.rating[i] = ratingOf(m, i);
  const visible = m.weight[merchant] * (m.demoted[i] > 0 ? 1 - par['flag.hidden'] : 1);
  const claims = claimsOf(m, merchant, pool, m.listed[i], m.rating[i]);
  const claim = visible * claims.found;
  const shown = visible * claims.shown;
  m.claim[i] = claim;
  m.shown[i] = shown;
  m.poolSellers[pool] = m.poolSellers[pool] + m.weight[merchant];
  m.poolBreadth[pool] = m.poolBreadth[pool] + m.weight[merchant] * claims.breadth;
  m.poolSize[pool] = m.poolSize[pool] + claim;
  m.poolRating[pool] = m.poolRating[pool] + claim * m.rating[i];
  m.poolQuality[pool] = m.poolQuality[pool] + claim * m.goodness[i];
  m.poolShown[pool] = m.poolShown[pool] + shown;
  m.poolShownQuality[pool] = m.poolShownQuality[pool] + shown * m.goodness[i];
  m.poolShownRating[pool] = m.poolShownRating[pool] + shown * m.rating[i];
  if (m.predatory[merchant] === 1) m.poolPredatory[pool] = m.poolPredatory[pool] + shown;
  if (m.age[i] < par['coldStart.weeks']) m.poolYoung[pool] = m.poolYoung[pool] + shown;
}

function average(m: Market, pool: number): void {
  const found = m.poolSize[pool];
  const shown = m.poolShown[pool];
  m.poolRating[pool] = found > 0 ? m.poolRating[pool] / found : 0;
  m.poolQuality[pool] = found > 0 ? m.poolQuality[pool] / found : 0;
  m.poolShownQuality[pool] = shown > 0 ? m.poolShownQuality[pool] / shown : 0;
  m.poolShownRating[pool] = shown > 0 ? m.poolShownRating[pool] / shown : 0;
  m.poolPredatory[pool] = shown > 0 ? m.poolPredatory[pool] / shown : 0;
}
