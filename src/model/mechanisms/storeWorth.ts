import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { tiers } from '../vocabulary.ts';
import { marginOf } from './creditStores.ts';
import { flagProbability } from './inspectStores.ts';
import { breadthOf } from './stockShelves.ts';

/** Present value of one yuan a week over the horizon, weeks: (1 − e^{−rH}) / r. */
export function annuity(m: Market): number {
  const r = m.frame.parameters['entry.discount'];
  return (1 - exp(-r * m.frame.parameters['entry.horizon'])) / r;
}

/** Costs of a seller grow less than its size: cost × (size / tier mean)^0.6, the usual six-tenths rule of scale. */
export const COST_SCALE = 0.6;

/** Cost of opening a store, yuan per real seller. */
export function setupCost(m: Market, merchant: number, p: number): number {
  return m.frame.storeCost[p] * m.frame.tierTraits[m.tier[merchant]].setup * m.costScale[merchant];
}

/** Weekly cost of running a store, yuan per real seller. */
export function runningCost(m: Market, merchant: number, p: number): number {
  return m.frame.storeCost[p] * m.frame.tierTraits[m.tier[merchant]].operate * m.costScale[merchant];
}

/** Peers’ weekly profit per yuan of yearly size, by platform and tier; `sellers` 0 where there is nobody to observe. */
export interface Peers {
  readonly profitPerSize: Float64Array;
  readonly sellers: Float64Array;
}

export function observePeers(m: Market): Peers {
  const P = m.frame.sizes.platforms;
  const n = P * tiers.length;
  const profit = new Float64Array(n);
  const size = new Float64Array(n);
  const sellers = new Float64Array(n);
  for (let i = 0; i < m.open.length; i++) {
    if (m.open[i] === 0) continue;
    const merchant = Math.floor(i / P);
    const at = (i % P) * tiers.length + m.tier[merchant];
    const w = m.weight[merchant];
    profit[at] = profit[at] + w * m.profit[i];
    size[at] = size[at] + w * m.size[merchant];
    sellers[at] = sellers[at] + w;
  }
  return { profitPerSize: profit.map((x, i) => (size[i] > 0 ? x / size[i] : 0)), sellers };
}

/** What one real seller expects of a new store on a platform. */
export interface Prospect {
  /** Present value of expected contribution, yuan; not positive if it expects none. */
  readonly worth: number;
  /** Setup, exclusivity and inspection risk, yuan. */
  readonly cost: number;
}

/**
 * SM14 per real seller: expected weekly contribution
 * π = (1 − ψ)·[sales·(1 − returns)·(margin − take − commission·paying share) − running cost] + ψ·peers’ profit at its
 * size, sales = D·claim/(Σ claims + w·claim), D the pool’s moving demand with what idle air-time leaves unmet.
 * Worth = π·(1 − cannibalised)·annuity + cold-start value; cost = setup·(1 − waiver·paid share) + exclusivity·profit
 * elsewhere·annuity·detection + min(1, inspection·P(flag)·horizon)·worth.
 */
export function prospect(m: Market, merchant: number, p: number, peers: Peers): Prospect {
  const par = m.frame.parameters;
  const pool = p * m.frame.sizes.categories + m.category[merchant];
  const claim =
    m.size[merchant] * breadthOf(m, newListing(m, p)) * m.frame.tierTraits[m.tier[merchant]].ratingFactor;
  const demand = m.poolSalesMean[pool] + m.poolUnmet[pool];
  const margin = unitMargin(m, merchant, p, pool);
  const sales = (demand * claim) / (m.poolSize[pool] + m.weight[merchant] * claim);
  const at = p * tiers.length + m.tier[merchant];
  const psi = peers.sellers[at] > 0 ? m.frame.tierTraits[m.tier[merchant]].imitate : 0;
  const own = sales * margin - runningCost(m, merchant, p);
  const weekly = (1 - psi) * own + psi * peers.profitPerSize[at] * m.size[merchant];
  const elsewhere = profitElsewhere(m, merchant, p);
  const factor = annuity(m);
  const cannibalised = elsewhere.stores > 0 ? par['entry.cannibalised'] : 0;
  const worth = weekly * (1 - cannibalised) * factor + coldStartWorth(m, merchant, p, pool, claim, margin);
  const risk = Math.min(1, m.inspection[p] * flagProbability(m, m.quality[merchant]) * par['entry.horizon']);
  const cost =
    setupCost(m, merchant, p) * (1 - m.waiverRate[p] * m.waiverServed[p]) +
    elsewhere.exclusivityLoss * factor * par['exclusivity.detection'] +
    risk * Math.max(0, worth);
  return { worth, cost };
}

/** Share of its items that a seller lists in its first week. */
export function newListing(m: Market, p: number): number {
  return Math.min(0.2, m.frame.breadthCeiling[p]);
}

function unitMargin(m: Market, merchant: number, p: number, pool: number): number {
  const par = m.frame.parameters;
  const hosted = m.poolHosted[pool];
  const kept = 1 - hosted * par['return.content'] - (1 - hosted) * par['return.shelf'];
  return (
    kept * (marginOf(m, merchant) - m.frame.fees[p].take - m.poolPaying[pool] * par['commission.content'])
  );
}

function coldStartWorth(
  m: Market,
  merchant: number,
  p: number,
  pool: number,
  claim: number,
  margin: number,
): number {
  if (m.coldStart[p] === 0) return 0;
  const young = m.poolYoung[pool] + m.weight[merchant] * claim;
  const reserved = m.coldStart[p] * m.poolHosted[pool] * m.poolSalesMean[pool];
  const weeks = Math.min(m.frame.parameters['coldStart.weeks'], m.frame.parameters['entry.horizon']);
  return ((reserved * claim) / young) * Math.max(0, margin) * weeks;
}

/** Tiers whom rivals’ exclusivity can hurt: brands and mid-size sellers. */
const BOUND_TIERS = 2;

function profitElsewhere(
  m: Market,
  merchant: number,
  p: number,
): { stores: number; exclusivityLoss: number } {
  const P = m.frame.sizes.platforms;
  let stores = 0;
  let exclusivityLoss = 0;
  for (let k = 0; k < P; k++) {
    const i = merchant * P + k;
    if (k === p || m.open[i] === 0) continue;
    stores++;
    if (m.tier[merchant] < BOUND_TIERS) exclusivityLoss += m.exclusivityLoss[k] * Math.max(0, m.profit[i]);
  }
  return { stores, exclusivityLoss };
}
