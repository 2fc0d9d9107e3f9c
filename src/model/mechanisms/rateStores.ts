import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

const FEN = 100;
const LN_2 = 0.6931471805599453;

/** R̂ = (n₀·prior + good reviews)/(n₀ + reviews), the prior that of the tier. */
export function ratingOf(m: Market, i: number): number {
  const prior = m.frame.tierTraits[m.tier[m.frame.merchantOf[i]]].rating;
  const n0 = m.frame.parameters['rating.prior'];
  return (n0 * prior + m.ratingSum[i]) / (n0 + m.ratingCount[i]);
}

/**
 * SM12: reviews and public trust. A share of a store’s orders leaves a review, good with the probability that the goods
 * are; old reviews fade with a half-life. Reviews accrue where the order settled, whoever showed the goods. Trust of a
 * platform moves to the share of orders settled there that ended well, a refund making good part of a bad order, and
 * falls with bad press.
 *
 * Leaves out: reviews that are bought, trust in anchors.
 */
export const rateStores: Mechanism = {
  name: 'rateStores',
  reads: [
    'open',
    'storeSales',
    'weight',
    'goodness',
    'ratingSum',
    'ratingCount',
    'basketIntent',
    'category',
    'refund',
    'trust',
    'badPress',
  ],
  writes: ['ratingSum', 'ratingCount', 'trust'],
  run(m) {
    const P = m.frame.sizes.platforms;
    const par = m.frame.parameters;
    const kept = exp(-LN_2 / par['rating.halfLife']);
    const ended = new Float64Array(P);
    const well = new Float64Array(P);
    for (let i = 0; i < m.open.length; i++) {
      if (m.open[i] === 0) continue;
      const merchant = m.frame.merchantOf[i];
      const basket = m.basketIntent[m.category[merchant]];
      const orders = basket > 0 ? m.storeSales[i] / FEN / m.weight[merchant] / basket : 0;
      const reviews = par['rating.reviews'] * orders;
      m.ratingCount[i] = m.ratingCount[i] * kept + reviews;
      m.ratingSum[i] = m.ratingSum[i] * kept + reviews * m.goodness[i];
      const mended = par['trust.recourse'] * m.refund[m.frame.platformOf[i]] * (1 - m.goodness[i]);
      ended[m.frame.platformOf[i]] = ended[m.frame.platformOf[i]] + m.storeSales[i];
      well[m.frame.platformOf[i]] = well[m.frame.platformOf[i]] + m.storeSales[i] * (m.goodness[i] + mended);
    }
    for (let p = 0; p < P; p++) {
      const share = ended[p] > 0 ? well[p] / ended[p] : m.trust[p];
      m.trust[p] = (m.trust[p] + par['trust.speed'] * (share - m.trust[p])) * (1 - m.badPress[p]);
    }
  },
};
