import { exp } from '../../base/detmath.ts';
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
    for (let r = 0; r < m.frame.routes.length; r++) {
      const shelf = m.frame.routes[r].channel === 'shelf';
      for (let g = 0; g < G; g++) {
        const rg = r * G + g;
        const price = exp(m.logPrice[m.frame.routes[r].to * G + g]);
        const basket = price * (shelf ? m.basketIntent[g] : m.basketInterest[g]);
        const shown = price * m.basketInterest[g];
        m.leakedSales[rg] = Math.round(m.leakOrders[rg] * m.personsPerConsumer * shown * FEN);
        m.sales[rg] = Math.round(m.orders[rg] * m.personsPerConsumer * basket * FEN) + m.leakedSales[rg];
      }
    }
  },
};
