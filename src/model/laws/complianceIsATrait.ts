import { complyOrIdle } from '../mechanisms/complyOrIdle.ts';
import { changed, copyOf, where } from './copies.ts';
import type { StepLaw } from './law.ts';

export const complianceIsATrait: StepLaw = {
  kind: 'step',
  name: 'complianceIsATrait',
  rule: 57,
  statement: {
    en: 'Who falls idle on a route under a permit hangs neither on the week nor on who was idle before.',
  },
  steps: [complyOrIdle],
  vary(m, pick) {
    const partly = changed(m, (x) => x.permit.forEach((_, rg) => (x.permit[rg] = pick.share())));
    const later = { ...copyOf(partly), week: m.week + 1 + pick.below(100) };
    later.anchorIdle.forEach((x, a) => (later.anchorIdle[a] = 1 - x));
    return [partly, later];
  },
  check: ([now, later], before) =>
    where(now.anchorIdle, (x, a) => before.anchorRoute[a] >= 0 && x !== later.anchorIdle[a]).map(
      (a) => `anchor ${a} is ${now.anchorIdle[a] ? 'idle' : 'on air'} in one week and not in another`,
    ),
};
