import { columnsAt, nameOf, valueOf } from './figures.ts';
import type { RunLaw } from './law.ts';

/** Weights are sums of parts of the declared number of sellers, so counts agree to rounding only. */
const TOLERANCE = 1e-9;

export const storesFollowFlows: RunLaw = {
  kind: 'run',
  name: 'storesFollowFlows',
  rule: 9,
  statement: {
    en: 'Week by week and tier by tier, open stores are those of the week before plus those opened less those closed.',
  },
  check(figures) {
    const open = columnsAt(figures, 'stores.open');
    const entered = columnsAt(figures, 'stores.entered');
    const left = columnsAt(figures, 'stores.left');
    return open.flatMap((c, i) => {
      for (let week = 1; week < figures.weeks; week++) {
        const flow = valueOf(figures, entered[i], week) - valueOf(figures, left[i], week);
        const due = valueOf(figures, c, week - 1) + flow;
        const is = valueOf(figures, c, week);
        if (Math.abs(is - due) > TOLERANCE * Math.max(1, due))
          return [`${nameOf(figures.columns[c])} is ${is} and not ${due} in week ${week}`];
      }
      return [];
    });
  },
};
