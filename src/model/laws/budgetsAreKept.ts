import type { WeekLaw } from './law.ts';

export const budgetsAreKept: WeekLaw = {
  name: 'budgetsAreKept',
  rule: 6,
  statement: { en: 'No platform spends more on coupons or on waivers than its budget of the week.' },
  check(m) {
    const over = (what: string, spent: Float64Array, budget: Float64Array): string[] =>
      Array.from(spent).flatMap((fen, p) =>
        fen >= 0 && fen <= budget[p]
          ? []
          : [`platform ${p} spent ${fen} fen on ${what}, allowed ${budget[p]}`],
      );
    return [
      ...over('coupons', m.couponSpend, m.couponBudget),
      ...over('waivers', m.waiverSpend, m.waiverBudget),
    ];
  },
};
