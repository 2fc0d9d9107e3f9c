import { improveGoods } from '../mechanisms/improveGoods.ts';
import { changed, total, twoShares, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Ten times what effort costs as declared. */
const DEAREST = 10;

export const dearEffortIsLess: StepLaw = {
  kind: 'step',
  name: 'dearEffortIsLess',
  rule: 32,
  statement: { en: 'At a given effort, the best effort does not rise with what effort costs.' },
  steps: [improveGoods],
  vary(m, pick) {
    if (total(m.revenue) === 0) return [];
    const watched = changed(m, (x) => {
      x.effort.fill(0);
      x.inspection.fill(pick.between(0.01, 0.2));
    });
    return twoShares(pick).map((share) =>
      withParameters(watched, { 'effort.speed': 1, 'effort.cost': DEAREST * share }),
    );
  },
  check([cheap, dear]) {
    return where(dear.effort, (e, i) => e > cheap.effort[i]).map((i) => {
      const [low, high] = [cheap, dear].map((m) => m.frame.parameters['effort.cost']);
      return `store ${i} makes an effort of ${cheap.effort[i]} at cost ${low}, of ${dear.effort[i]} at ${high}`;
    });
  },
};
