import { weighChoices } from '../mechanisms/weighChoices.ts';
import type { Market } from '../market.ts';
import { ConsumerRules } from '../consumers.ts';
import { withParameters } from './copies.ts';
import type { Pick, StepLaw } from './law.ts';

/** Individuals of every kind who are drawn for one look. */
const INDIVIDUALS = 40;

export const substitutesAreNotBoth: StepLaw = {
  kind: 'step',
  name: 'substitutesAreNotBoth',
  rule: 37,
  statement: {
    en: 'With full substitution nobody buys twice in a week; without any, what a viewer bought by interest does not change what it is asked by intent.',
  },
  steps: [weighChoices],
  vary: (m) => [1, 0].map((substitution) => withParameters(m, { substitution, 'leak.rate': 0 })),
  check([full, none], _before, pick) {
    return [...boughtTwice(full, pick), ...dependent(none, pick)];
  },
};

function boughtTwice(m: Market, pick: Pick): string[] {
  const rules = new ConsumerRules(m);
  for (let n = 0; n < INDIVIDUALS; n++) {
    rules.beginWeek();
    const state = pick.below(rules.states);
    rules.step(pick.below(rules.classes), state, word(pick), word(pick), word(pick), word(pick));
    const bought = m.orders.reduce((x, y) => x + y, 0) + m.leakOrders.reduce((x, y) => x + y, 0);
    if (bought > 1) return [`somebody in state ${state} bought ${bought} times`];
  }
  return [];
}

/** What it orders on shelves, on the same draws, must not depend on its interest occasion, that is on the first of them. */
function dependent(m: Market, pick: Pick): string[] {
  const rules = new ConsumerRules(m);
  const G = m.frame.sizes.categories;
  const shelfOrder = (k: number, state: number, w0: number, w1: number): number => {
    rules.beginWeek();
    rules.step(k, state, w0, w1, WORDS / 2, WORDS / 2);
    return m.orders.findIndex(
      (orders, rg) => orders > 0 && m.frame.routes[Math.floor(rg / G)].channel === 'shelf',
    );
  };
  for (let n = 0; n < INDIVIDUALS; n++) {
    const [k, state, w1] = [pick.below(rules.classes), pick.below(rules.states), word(pick)];
    const [a, b] = [shelfOrder(k, state, word(pick), w1), shelfOrder(k, state, word(pick), w1)];
    if (a !== b)
      return [`somebody in state ${state} orders ${a} by intent, and ${b} after another interest draw`];
  }
  return [];
}

/** A word of a draw. */
const word = (pick: Pick): number => pick.below(WORDS);
const WORDS = 4_294_967_296;
