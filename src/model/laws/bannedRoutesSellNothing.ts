import type { WeekLaw } from './law.ts';

export const bannedRoutesSellNothing: WeekLaw = {
  kind: 'week',
  name: 'bannedRoutesSellNothing',
  rule: 14,
  statement: {
    en: 'A route that is closed for a whole week, or gated for all of it without capacity, sells exactly nothing in it.',
  },
  check(m) {
    const G = m.frame.sizes.categories;
    return Array.from(m.permit).flatMap((permit, rg) =>
      (permit > 0 && m.servedNow[rg] > 0) || m.sales[rg] === 0
        ? []
        : [`closed route ${Math.floor(rg / G)}, category ${rg % G} sold ${m.sales[rg]} fen`],
    );
  },
};
