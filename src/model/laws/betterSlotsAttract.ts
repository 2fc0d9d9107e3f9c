import type { Market } from '../market.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import { firstAstray } from './choiceCells.ts';
import { changed, copyOf } from './copies.ts';
import type { Pick, StepLaw } from './law.ts';

const slotOf = (m: Market, pick: Pick): number => pick.below(m.frame.slots.length);

export const betterSlotsAttract: StepLaw = {
  kind: 'step',
  name: 'betterSlotsAttract',
  rule: 21,
  statement: {
    en: 'More utility of a slot weakly raises the probability that its platform is chosen in every row, weakly lowers every other platform’s, and leaves the other occasion as it is.',
  },
  steps: [weighChoices],
  vary(m, pick) {
    const s = slotOf(m, pick);
    const more = pick.between(0, 3);
    return [copyOf(m), changed(m, (x) => (x.slotConstant[s] = x.slotConstant[s] + more))];
  },
  check([base, better], _before, pick) {
    const { platform, channel } = base.frame.slots[slotOf(base, pick)];
    const pair = [base, better] as const;
    const [chosen, other] =
      channel === 'shelf' ? (['intent', 'interest'] as const) : (['interest', 'intent'] as const);
    return [
      ...firstAstray(chosen, pair, (p) => (p === platform ? 'up' : 'down')),
      ...firstAstray(other, pair, () => 'same'),
    ];
  },
};
