import type { Mechanism } from './mechanism.ts';

/**
 * SM2: baskets follow growth, season and the epidemic. y(g,t) = basket · price(g) · growth(t) · season(g,t), with
 * growth centred on mid-2019 so that level and growth are not confounded.
 *
 * Leaves out: incomes, prices, shifts between categories (the season is the same for all).
 */
export const followCalendar: Mechanism = {
  name: 'followCalendar',
  reads: [],
  writes: ['basketInterest', 'basketIntent', 'tilt', 'overlap'],
  run(m) {
    const par = m.frame.parameters;
    const prices = [
      par['price.clothing'],
      par['price.shoes'],
      par['price.beauty'],
      par['price.food'],
      par['price.electronics'],
      par['price.family'],
      par['price.home'],
    ];
    for (let g = 0; g < m.basketInterest.length; g++) {
      const factor = prices[g] * m.inputs.growth * m.inputs.season[g];
      m.basketInterest[g] = par['basket.interest'] * factor;
      m.basketIntent[g] = par['basket.intent'] * factor;
    }
    m.tilt.set(m.inputs.tilt);
    m.overlap[0] = m.inputs.overlap;
  },
};
