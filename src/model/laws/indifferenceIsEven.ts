import { weighChoices } from '../mechanisms/weighChoices.ts';
import type { Market } from '../market.ts';
import { withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

const TOLERANCE = 1e-12;

const indifferent = {
  ...{
    habit: 0,
    burn: 0,
    'attention.weight': 0,
    'trust.weight': 0,
    'epidemic.onlinePull': 0,
    'leak.utility': 0,
  },
  ...{ 'nest.interest': 1, 'nest.intent': 1, 'interest.rate': 1, 'intent.rate': 1 },
};

/** The slots of a platform that an occasion chooses between and that attention reaches. */
const slotsOf = (m: Market, p: number, shelf: boolean): number =>
  m.frame.slots.filter(
    (slot, s) => slot.platform === p && (slot.channel === 'shelf') === shelf && m.attention[s] > 0,
  ).length;

export const indifferenceIsEven: StepLaw = {
  kind: 'step',
  name: 'indifferenceIsEven',
  rule: 36,
  statement: {
    en: 'Where nothing weighs and all slots are worth the same, each slot and buying nothing are chosen with the same probability in every row.',
  },
  steps: [weighChoices],
  vary(m) {
    const even = withParameters(m, indifferent);
    for (const column of [even.inclusive, even.tilt, even.slotConstant, even.classTaste]) column.fill(0);
    return [even];
  },
  check([m]) {
    const P = m.choice.platforms;
    return (['interest', 'intent', 'leak'] as const).flatMap((occasion) => {
      const slots = Array.from({ length: P }, (_, p) => slotsOf(m, p, occasion !== 'interest'));
      const all = 1 + slots.reduce((x, y) => x + y, 0);
      const at = m.choice[occasion].findIndex((x, i) => Math.abs(x - slots[i % P] / all) > TOLERANCE);
      return at < 0 ? [] : [`${occasion} ${at} is ${m.choice[occasion][at]} and not ${slots[at % P]}/${all}`];
    });
  },
};
