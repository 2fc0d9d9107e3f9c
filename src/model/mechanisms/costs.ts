import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';

/** Gross margin of a merchant at the prices of the base year, share of list price. */
export function marginOf(m: Market, merchant: number): number {
  return m.predatory[merchant] === 1
    ? m.frame.parameters['predatory.margin']
    : m.frame.tierTraits[m.tier[merchant]].margin;
}

/** List prices of the base year against today’s, by pool: e^−logPrice. */
export const cheapnessOf = (m: Market, pool: number): number => exp(-m.logPrice[pool]);
export const cheapness = (m: Market): Float64Array => m.logPrice.map((price) => exp(-price));

/** Cost of goods, share of the list price of today, by the cheapness of the pool: dearer lists leave more. */
export function costShare(m: Market, merchant: number, cheap: number): number {
  return Math.min(1, (1 - marginOf(m, merchant)) * cheap);
}

/** Commission that a merchant pays on content-led sales of a pool, share of list price. */
export function commissionOf(m: Market, merchant: number, pool: number): number {
  return m.predatory[merchant] === 1
    ? Math.max(m.commission[pool], m.frame.parameters['predatory.commission'])
    : m.commission[pool];
}
