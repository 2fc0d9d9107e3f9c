import { reviewStores } from '../mechanisms/reviewStores.ts';
import { tiers } from '../vocabulary.ts';
import { twoShares } from './copies.ts';
import { reviewing, shutOut } from './entrants.ts';
import type { StepLaw } from './law.ts';

/** Deposits of 2018 weigh little beside setup; these are as large as a platform might ask for. */
const DEAREST = 30;

export const lowDepositsDrawSellers: StepLaw = {
  kind: 'step',
  name: 'lowDepositsDrawSellers',
  rule: 27,
  statement: { en: 'Whoever opens a store against a larger deposit opens it against a smaller one too.' },
  steps: [reviewStores],
  vary(m, pick) {
    const [low, high] = twoShares(pick);
    return [high, low].map((share) => {
      const deposits = tiers.map((tier) => {
        const name = `deposit.${tier}` as const;
        return [name, DEAREST * share * m.frame.parameters[name]] as const;
      });
      return reviewing(m, () => {}, Object.fromEntries(deposits));
    });
  },
  check: shutOut,
};
