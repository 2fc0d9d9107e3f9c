import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';

/** Gross margin of a merchant at the prices of the base year, share of list price. */
export function marginOf(m: Market, merchant: number): number {
  return m.predatory[merchant] === 1
    ? m.frame.parameters['predatory.margin']
    : m.frame.tierTraits[m.tier[merchant]].margin;
}

/** Cost of goods, share of the list price of today: dearer lists leave more. */
export function costShare(m: Market, merchant: number, pool: number): number {
  return Math.min(1, (1 - marginOf(m, merchant)) * exp(-m.logPrice[pool]));
}

/** Commission that a merchant pays on content-led sales of a pool, share of list price. */
export function commissionOf(m: Market, merchant: number, pool: number): number {
  return m.predatory[merchant] === 1
    ? Math.max(m.commission[pool], m.frame.parameters['predatory.commission'])
    : m.commission[pool];
}
