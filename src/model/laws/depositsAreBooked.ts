import { accounts } from '../ledger.ts';
import { inspectStores } from '../mechanisms/inspectStores.ts';
import { matureReturns } from '../mechanisms/matureReturns.ts';
import { reviewStores } from '../mechanisms/reviewStores.ts';
import { total, withParameters } from './copies.ts';
import { eager } from './entrants.ts';
import type { StepLaw } from './law.ts';

export const depositsAreBooked: StepLaw = {
  kind: 'step',
  name: 'depositsAreBooked',
  rule: 7,
  statement: {
    en: 'What refunds, fines, closures and openings move through deposits and compensation funds is what the ledger books on them, to the fen: all that came in was given back, forfeited or is still held.',
  },
  steps: [matureReturns, inspectStores, reviewStores],
  vary(m, pick) {
    const copy = withParameters(m, {
      ...eager,
      ...{ 'inspect.strikes': 1, 'inspect.threshold': 0.6, 'exit.loss': 0, 'exit.rate': 0.5 },
    });
    copy.inspection.fill(pick.share());
    return [copy];
  },
  check([m], before) {
    const kept = [
      ['deposits', m.escrow, before.escrow, accounts.escrow],
      ['funds', m.fund, before.fund, accounts.funds],
    ] as const;
    return kept.flatMap(([what, now, old, account]) => {
      const gained = total(now) - total(old);
      const booked = m.ledger[account] - before.ledger[account];
      return gained === booked ? [] : [`${what} gain ${gained} fen, the ledger says ${booked}`];
    });
  },
};
