import type { Mechanism } from './mechanism.ts';

/** The week’s accounts begin at zero. */
export const openBooks: Mechanism = {
  name: 'openBooks',
  reads: [],
  writes: [
    'ledger',
    'takeEarned',
    'cutEarned',
    'feesEarned',
    'adsEarned',
    'finesTaken',
    'compensated',
    'subsidyClaims',
    'subsidyPaid',
    'subsidyBack',
    'storeNet',
    'storeReturned',
  ],
  run(m) {
    for (const column of [
      ...[m.ledger, m.takeEarned, m.cutEarned, m.feesEarned, m.adsEarned, m.finesTaken, m.compensated],
      ...[m.subsidyClaims, m.subsidyPaid, m.subsidyBack, m.storeNet, m.storeReturned],
    ])
      column.fill(0);
  },
};
