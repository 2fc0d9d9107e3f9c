import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { TieLaw } from './law.ts';

const FEN = 100;

export const ordersAreBooked: TieLaw = {
  kind: 'tie',
  name: 'ordersAreBooked',
  rule: 55,
  statement: {
    en: 'Sales of a cell are its orders and leaked orders at list prices, each rounded to the fen.',
  },
  ties: ['sales', 'leakedSales'],
  check(m) {
    const G = m.frame.sizes.categories;
    for (let rg = 0; rg < m.sales.length; rg++) {
      const { channel } = m.frame.routes[Math.floor(rg / G)];
      const own = worth(m, rg, m.orders[rg], channel === 'shelf' ? m.basketIntent : m.basketInterest);
      const leaked = worth(m, rg, m.leakOrders[rg], m.basketInterest);
      if (m.sales[rg] === own + leaked && m.leakedSales[rg] === leaked) continue;
      return [
        `sales of route ${Math.floor(rg / G)}, category ${rg % G} are ${m.sales[rg]} fen and not ${own + leaked}, leakedSales ${m.leakedSales[rg]} and not ${leaked}`,
      ];
    }
    return [];
  },
};

/** Whole fen of a cell’s orders: persons, what one spends at the prices of the base year, and how dear its pool is now. */
function worth(m: Market, rg: number, orders: number, baskets: Float64Array): number {
  if (orders === 0) return 0;
  const g = rg % m.frame.sizes.categories;
  const { to } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  const price = exp(m.logPrice[to * m.frame.sizes.categories + g]);
  return Math.round(orders * m.personsPerConsumer * (price * baskets[g]) * FEN);
}
