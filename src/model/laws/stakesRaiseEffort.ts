import type { Market } from '../market.ts';
import { improveGoods } from '../mechanisms/improveGoods.ts';
import { changed, total, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

const reasons = ['a higher inspection rate', 'a higher fine', 'a store that is worth more'];

export const stakesRaiseEffort: StepLaw = {
  kind: 'step',
  name: 'stakesRaiseEffort',
  rule: 32,
  statement: {
    en: 'At a given effort, the best effort does not fall as the inspection rate, the fine or the worth of the store rises.',
  },
  steps: [improveGoods],
  vary(m, pick) {
    if (total(m.revenue) === 0) return [];
    const fine = pick.between(0, 4);
    const at = { 'effort.speed': 1, 'effort.cost': pick.between(0.2, 4), 'flag.fine': fine };
    const base = withParameters(m, at);
    base.effort.fill(0);
    base.inspection.fill(pick.between(0.001, 0.2));
    const more = pick.between(0.01, 10);
    return [
      base,
      changed(base, (x) => x.inspection.fill(Math.min(1, base.inspection[0] * (1 + more)))),
      withParameters(base, { 'flag.fine': fine + more }),
      changed(base, (x) => x.profit.forEach((y, i) => (x.profit[i] = y + more * Math.abs(y)))),
    ];
  },
  check: ([base, ...higher]) => higher.flatMap((m, k) => lessEffort(base, m, reasons[k])),
};

/** With full speed and no effort before, effort is what pays best; rounding keeps the order of products and quotients. */
const lessEffort = (base: Market, m: Market, why: string): string[] =>
  where(m.effort, (e, i) => e < base.effort[i]).map(
    (i) => `store ${i} makes an effort of ${base.effort[i]}, and of ${m.effort[i]} with ${why}`,
  );
