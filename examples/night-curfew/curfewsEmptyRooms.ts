import { closeRooms } from '../mechanisms/closeRooms.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import type { Market } from '../market.ts';
import { firstAstray } from './choiceCells.ts';
import { copyOf } from './copies.ts';
import type { Pick, StepLaw } from './law.ts';

const platformOf = (m: Market, pick: Pick): number => pick.below(m.frame.sizes.platforms);

/** The market on a day on which one platform's curfew is so long. */
function under(m: Market, platform: number, share: number): Market {
  const nightCurfew = m.inputs.policy.levers['nightCurfew'].with(platform, share);
  const levers = { ...m.inputs.policy.levers, nightCurfew };
  return { ...copyOf(m), inputs: { ...m.inputs, policy: { ...m.inputs.policy, levers } } };
}

export const curfewsEmptyRooms: StepLaw = {
  kind: 'step',
  name: 'curfewsEmptyRooms',
  rule: 21,
  statement: {
    en: 'A longer curfew weakly lowers what is bought on the platform’s content in every row, weakly raises what is bought on every other’s, and leaves shelves as they are.',
  },
  steps: [closeRooms, weighChoices],
  vary(m, pick) {
    const p = platformOf(m, pick);
    const short = pick.share() / 2;
    return [under(m, p, short), under(m, p, short + pick.share() / 2)];
  },
  check([short, long], before, pick) {
    const closed = platformOf(before, pick);
    return [
      ...firstAstray('interest', [short, long], (p) => (p === closed ? 'down' : 'up')),
      ...firstAstray('intent', [short, long], () => 'same'),
    ];
  },
};
