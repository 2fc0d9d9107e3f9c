import { mayClaim, subsidyAt, subsidyKinds, type SubsidyKind } from '../subsidies.ts';
import type { Market } from '../market.ts';
import { reviewStores } from '../mechanisms/reviewStores.ts';
import { twoShares } from './copies.ts';
import { dearDeposits, moved, PLENTY, reviewing, shutOut, tierOf } from './entrants.ts';
import type { StepLaw } from './law.ts';

const kinds = ['onboardingWaiver', 'depositWaiver', 'commissionRebate'] as const satisfies SubsidyKind[];
const TIER_SETS = 15;

export const waiversDrawSellers: StepLaw = {
  kind: 'step',
  name: 'waiversDrawSellers',
  rule: 27,
  statement: {
    en: 'Whoever opens a store under a smaller waiver of setup or deposit, or a smaller rebate, opens it under a larger one too; tiers that may not claim open the same stores.',
  },
  steps: [reviewStores],
  vary(m, pick) {
    const kind = kinds[pick.below(kinds.length)];
    const tiers = 1 + pick.below(TIER_SETS);
    return twoShares(pick).map((rate) =>
      reviewing(
        m,
        (x) => {
          x.cash.fill(PLENTY);
          // fear of being closed would outweigh what opening costs
          x.inspection.fill(0);
          x.subsidyServed.fill(1);
          x.subsidyTiers.fill(tiers);
          x.subsidyRate.fill(0);
          for (let p = 0; p < x.frame.sizes.platforms; p++) x.subsidyRate[subsidyAt(x, kind, p)] = rate;
        },
        dearDeposits,
      ),
    );
  },
  check: (after) => [...shutOut(after), ...moved(after, (i) => !claims(after[0], i))],
};

/** Whether a store’s sellers may claim what the platform gives; tiers are the same for all kinds here. */
const claims = (m: Market, i: number): boolean =>
  mayClaim(m, subsidyKinds[0], i % m.frame.sizes.platforms, tierOf(m, i));
