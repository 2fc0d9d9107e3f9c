import { subsidyKinds } from '../subsidies.ts';
import type { WeekLaw } from './law.ts';

export const budgetsAreKept: WeekLaw = {
  name: 'budgetsAreKept',
  rule: 6,
  statement: {
    en: 'No platform spends more on a subsidy than its budget of the week and what is left of its total budget.',
  },
  check(m) {
    const P = m.frame.sizes.platforms;
    return Array.from(m.subsidyPaid).flatMap((fen, at) =>
      fen >= 0 && fen <= m.subsidyBudget[at]
        ? []
        : [
            `platform ${at % P} spent ${fen} fen on ${subsidyKinds[Math.floor(at / P)]}, allowed ${m.subsidyBudget[at]}`,
          ],
    );
  },
};
