import { complyOrIdle } from '../mechanisms/complyOrIdle.ts';
import { copyOf, missingFrom, where } from './copies.ts';
import type { StepLaw } from './law.ts';

export const lowerPermitsIdleMore: StepLaw = {
  kind: 'step',
  name: 'lowerPermitsIdleMore',
  rule: 20,
  statement: { en: 'Every anchor that is idle under a higher permit is idle under a lower one.' },
  steps: [complyOrIdle],
  vary(m, pick) {
    const [open, closed] = [copyOf(m), copyOf(m)];
    open.permit.forEach((_, rg) => {
      open.permit[rg] = pick.share();
      closed.permit[rg] = pick.share() * open.permit[rg];
    });
    return [open, closed];
  },
  check([open, closed]) {
    const [few, many] = [open, closed].map((m) => where(m.anchorIdle, (x) => x === 1));
    return missingFrom(many, few).map((a) => {
      const rg = open.anchorRoute[a] * open.frame.sizes.categories + open.anchorCategory[a];
      return `anchor ${a} is idle under permit ${open.permit[rg]} and not under ${closed.permit[rg]}`;
    });
  },
};
