import type { Market } from '../market.ts';
import { reviewStores } from '../mechanisms/reviewStores.ts';
import { tiers } from '../vocabulary.ts';
import { twoShares, where } from './copies.ts';
import { moved, PLENTY, reviewing, shutOut, tierOf } from './entrants.ts';
import type { StepLaw } from './law.ts';

const FIRST_FREE = tiers.indexOf('tail');
/** Weekly profit of stores that are open, share of a year’s sales at full assortment: there must be something to lose. */
const PROFITABLE = 0.002;

export const exclusivityKeepsSellersAway: StepLaw = {
  kind: 'step',
  name: 'exclusivityKeepsSellersAway',
  rule: 27,
  statement: {
    en: 'Whoever opens a store under more exclusivity elsewhere opens it under less, too; tail sellers and factories open the same stores.',
  },
  steps: [reviewStores],
  vary(m, pick) {
    const [low, high] = twoShares(pick);
    const under = (loss: number) => (x: Market) => {
      x.cash.fill(PLENTY);
      x.exclusivityLoss.fill(loss);
      const P = x.frame.sizes.platforms;
      for (const i of where(x.open, (open) => open === 1))
        x.profit[i] = Math.max(x.profit[i], PROFITABLE * x.size[Math.floor(i / P)]);
    };
    return [high, low].map((loss) => reviewing(m, under(loss), { 'exclusivity.detection': 1 }));
  },
  check: (after) => [...shutOut(after), ...moved(after, (i) => tierOf(after[0], i) >= FIRST_FREE)],
};
