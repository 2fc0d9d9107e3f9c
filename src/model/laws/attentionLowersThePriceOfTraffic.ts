import { buyTraffic } from '../mechanisms/buyTraffic.ts';
import { changed, total, where, withExposure, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

/** A price is a quotient of two products. */
const TOLERANCE = 1e-12;

export const attentionLowersThePriceOfTraffic: StepLaw = {
  kind: 'step',
  name: 'attentionLowersThePriceOfTraffic',
  rule: 31,
  statement: {
    en: 'After the base year, more attention on offer lowers the price of traffic in proportion and changes nobody’s budget.',
  },
  steps: [buyTraffic],
  vary(m, pick) {
    if (m.week === 0 || total(m.revenue) === 0) return [];
    // in the base year itself a person-minute is worth what it brings, so that more of them are worth no more
    const base = withParameters(withExposure(m, { paid: pick.between(0.01, 0.5) }), { 'base.weeks': 1 });
    const more = pick.between(1, 10);
    return [
      base,
      changed(base, (x) => x.platformAttention.forEach((a, p) => (x.platformAttention[p] = more * a))),
    ];
  },
  check([scarce, plenty]) {
    const budgets = where(scarce.adSpend, (fen, i) => fen !== plenty.adSpend[i]);
    const prices = scarce.frame.platformNames.flatMap((_, p) => {
      const [price, cheap] = [scarce.adPrice[p], plenty.adPrice[p]];
      const due = price * (scarce.platformAttention[p] / plenty.platformAttention[p]);
      return price === 0 || Math.abs(cheap - due) <= TOLERANCE * due
        ? []
        : [`platform ${p}: a price of ${price} and, with more attention, of ${cheap}, not ${due}`];
    });
    return [
      ...prices,
      ...budgets.map((i) => `store ${i} spends ${scarce.adSpend[i]} and ${plenty.adSpend[i]} fen`),
    ];
  },
};
