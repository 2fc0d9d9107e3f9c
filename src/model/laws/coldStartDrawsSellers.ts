import { reviewStores } from '../mechanisms/reviewStores.ts';
import { twoShares } from './copies.ts';
import { reviewing, shutOut } from './entrants.ts';
import type { StepLaw } from './law.ts';

export const coldStartDrawsSellers: StepLaw = {
  kind: 'step',
  name: 'coldStartDrawsSellers',
  rule: 27,
  statement: {
    en: 'Whoever opens a store where less exposure is reserved for young shops opens it where more is, too.',
  },
  steps: [reviewStores],
  vary: (m, pick) => twoShares(pick).map((share) => reviewing(m, (x) => x.coldStart.fill(share))),
  check: shutOut,
};
