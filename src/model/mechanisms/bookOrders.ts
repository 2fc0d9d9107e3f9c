import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

const FEN = 100;

/**
 * SM9: spending of a cell in whole fen, Y = round(orders × persons per consumer × basket × list price × 100), list price
 * against the base year. An interest order has
 * the interest basket, an intent order the intent basket; a leaked order is booked on the shelf where it settles, with
 * the interest basket and a flag of its own.
 *
 * Leaves out: stock limits (what is chosen is delivered; epidemics work through the basket).
 */
export const bookOrders: Mechanism = {
  name: 'bookOrders',
  reads: ['orders', 'leakOrders', 'basketInterest', 'basketIntent', 'logPrice'],
  writes: ['sales', 'leakedSales'],
  run(m) {
    const G = m.frame.sizes.categories;
    for (let rg = 0; rg < m.sales.length; rg++) {
      const { own, leaked } = bookedOf(m, Math.floor(rg / G), rg % G);
      m.leakedSales[rg] = leaked;
      m.sales[rg] = own + leaked;
    }
  },
};

/** Whole fen of a cell's own orders and of leaked ones, at the list prices of the settling pool. */
export function bookedOf(m: Market, r: number, g: number): { readonly own: number; readonly leaked: number } {
  const rg = r * m.frame.sizes.categories + g;
  const price = exp(m.logPrice[m.frame.routes[r].to * m.frame.sizes.categories + g]);
  const basket = price * (m.frame.routes[r].channel === 'shelf' ? m.basketIntent[g] : m.basketInterest[g]);
  const shown = price * m.basketInterest[g];
  return {
    own: Math.round(m.orders[rg] * m.personsPerConsumer * basket * FEN),
    leaked: Math.round(m.leakOrders[rg] * m.personsPerConsumer * shown * FEN),
  };
}
