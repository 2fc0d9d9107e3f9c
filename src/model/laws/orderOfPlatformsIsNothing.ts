import type { Market } from '../market.ts';
import { complyOrIdle } from '../mechanisms/complyOrIdle.ts';
import { indexOffers } from '../mechanisms/indexOffers.ts';
import { shareExposure } from '../mechanisms/shareExposure.ts';
import { stockShelves } from '../mechanisms/stockShelves.ts';
import { valueOffers } from '../mechanisms/valueOffers.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import { copyOf } from './copies.ts';
import type { Pick, StepLaw } from './law.ts';
import { relabelled, relabellingOf, unlike, type Relabelling } from './relabelled.ts';

const steps = [stockShelves, complyOrIdle, valueOffers, shareExposure, indexOffers, weighChoices];

/** Platforms in an order drawn at random. */
function anyOrder({ frame }: Market, pick: Pick): Relabelling {
  const left = [...frame.platformNames.keys()];
  const order: number[] = [];
  while (left.length > 0) order.push(...left.splice(pick.below(left.length), 1));
  return relabellingOf(frame, order);
}

/**
 * From goods to choices. What follows divides whole fen and inverts choices in the order of indices, where another order
 * may give a fen, or another of two options, to another neighbour.
 */
export const orderOfPlatformsIsNothing: StepLaw = {
  kind: 'step',
  name: 'orderOfPlatformsIsNothing',
  rule: 41,
  statement: {
    en: 'Platforms in another order have the same goods, air-time, offers and choices, up to the rounding of sums.',
  },
  steps,
  vary: (m, pick) => [copyOf(m), relabelled(m, anyOrder(m, pick))],
  check: ([m, other], before, pick) =>
    unlike(m, other, anyOrder(before, pick), [...new Set(steps.flatMap((step) => step.writes))]),
};
