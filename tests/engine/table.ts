import type { Market } from '../../src/model/index.ts';

/** Slots that an occasion chooses between. */
export function slotsOf({ frame }: Market, occasion: 'interest' | 'intent'): number[] {
  return [...frame.slots.keys()].filter(
    (s) => (frame.slots[s].channel === 'shelf') === (occasion === 'intent'),
  );
}

/** What the choice table says of a slot: the probability that a row buys there in a category. */
export function slotProbability(m: Market, row: number, g: number, s: number): number {
  const { categories: G, platforms: P, interest, intent, split } = m.choice;
  const { platform, channel, routes } = m.frame.slots[s];
  const at = (row * G + g) * P + platform;
  if (channel === 'shelf') return intent[at];
  return interest[at] * routes.reduce((sum, r) => sum + split[r * G + g], 0);
}

/** Orders of the week in a slot, over routes and categories. */
export function ordersIn(m: Market, s: number): number {
  const G = m.frame.sizes.categories;
  const of = (r: number): number => m.orders.subarray(r * G, (r + 1) * G).reduce((a, b) => a + b, 0);
  return m.frame.slots[s].routes.reduce((sum, r) => sum + of(r), 0);
}

/** Whether a consumer in this state was burned on platform `p`. */
export function isBurned({ choice }: Market, state: number, p: number): boolean {
  return ((Math.floor((state % choice.preferences) / (choice.platforms + 1)) >> p) & 1) === 1;
}
