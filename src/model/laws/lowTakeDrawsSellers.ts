import { reviewStores } from '../mechanisms/reviewStores.ts';
import { twoShares } from './copies.ts';
import { reviewing, shutOut } from './entrants.ts';
import type { StepLaw } from './law.ts';

export const lowTakeDrawsSellers: StepLaw = {
  kind: 'step',
  name: 'lowTakeDrawsSellers',
  rule: 27,
  statement: { en: 'Whoever opens a store at a larger take of the platform opens it at a smaller one too.' },
  steps: [reviewStores],
  vary(m, pick) {
    const [low, high] = twoShares(pick);
    return [high, low].map((take) => {
      const fees = m.frame.fees.map((fee) => ({ ...fee, take: take / 2 }));
      return reviewing({ ...m, frame: { ...m.frame, fees } }, () => {});
    });
  },
  check: shutOut,
};
