import { subsidyAt, subsidyKinds } from '../subsidies.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

const FEN = 100;

export const budgetsAreAnnounced: TieLaw = {
  kind: 'tie',
  name: 'budgetsAreAnnounced',
  rule: 6,
  statement: {
    en: 'A week’s budget for a subsidy is the declared one, as far as earlier weeks have left of the total, of which less than a thousandth counts as spent.',
  },
  ties: ['subsidyBudget'],
  check(m) {
    for (const kind of subsidyKinds) {
      for (let p = 0; p < m.frame.sizes.platforms; p++) {
        const is = m.subsidyBudget[subsidyAt(m, kind, p)];
        const { budgets, totals } = m.inputs.policy;
        const total = Math.floor(totals[kind][p] * FEN);
        const left = total - m.subsidySpent[subsidyAt(m, kind, p)];
        const isSpent = total < Infinity && left < total / 1000;
        const due = isSpent ? 0 : Math.min(Math.floor(budgets[kind][p] * FEN), left);
        if (!(is === due)) return agree(`subsidyBudget of ${kind} of ${m.frame.platformNames[p]}`, is, due);
      }
    }
    return [];
  },
};
