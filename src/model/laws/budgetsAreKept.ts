import type { Market } from '../market.ts';
import { subsidyAt, subsidyKinds, type SubsidyKind } from '../subsidies.ts';
import type { WeekLaw } from './law.ts';

const FEN = 100;

export const budgetsAreKept: WeekLaw = {
  kind: 'week',
  name: 'budgetsAreKept',
  rule: 6,
  statement: {
    en: 'No platform spends more on any kind of subsidy than is claimed, than its budget of the week and than what is left of its total budget; the paid share lies between 0 and 1.',
  },
  check: (m) =>
    subsidyKinds.flatMap((kind) => m.frame.platformNames.flatMap((_, p) => beyondBudget(m, kind, p))),
};

function beyondBudget(m: Market, kind: SubsidyKind, p: number): string[] {
  const { budgets, totals } = m.inputs.policy;
  const at = subsidyAt(m, kind, p);
  const [paid, spent, served] = [m.subsidyPaid[at], m.subsidySpent[at], m.subsidyServed[at]];
  const limits = [
    ['claimed', m.subsidyClaims[at]],
    ['the budget of the week', m.subsidyBudget[at]],
    ['the weekly budget', budgets[kind][p] * FEN],
  ] as const;
  const said = `platform ${p} spent ${paid} fen on ${kind}`;
  return [
    ...(paid >= 0 ? [] : [said]),
    ...limits.flatMap(([what, fen]) => (paid > fen ? [`${said}, ${what}: ${fen}`] : [])),
    // a total that is lowered below what is spent already stops payment, and no more
    ...(paid > 0 && spent > totals[kind][p] * FEN
      ? [`${said}, ${spent} fen so far, in all: ${totals[kind][p] * FEN}`]
      : []),
    ...(served >= 0 && served <= 1 ? [] : [`platform ${p} pays the share ${served} of claims on ${kind}`]),
  ];
}
