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
    rules.step(pick.below(rules.classes), state, inside(pick), inside(pick), inside(pick), inside(pick));
    const bought = m.orders.reduce((x, y) => x + y, 0) + m.leakOrders.reduce((x, y) => x + y, 0);
    if (bought > 1) return [`somebody in state ${state} bought ${bought} times`];
  }
  return [];
}

/** What it orders on shelves, on the same draws, must not depend on its interest occasion, that is on the first of them. */
function dependent(m: Market, pick: Pick): string[] {
  const rules = new ConsumerRules(m);
  const G = m.frame.sizes.categories;
  const shelfOrder = (k: number, state: number, u0: number, u1: number): number => {
    rules.beginWeek();
    rules.step(k, state, u0, u1, 0.5, 0.5);
    return m.orders.findIndex(
      (orders, rg) => orders > 0 && m.frame.routes[Math.floor(rg / G)].channel === 'shelf',
    );
  };
  for (let n = 0; n < INDIVIDUALS; n++) {
    const [k, state, u1] = [pick.below(rules.classes), pick.below(rules.states), inside(pick)];
    const [a, b] = [shelfOrder(k, state, inside(pick), u1), shelfOrder(k, state, inside(pick), u1)];
    if (a !== b)
      return [`somebody in state ${state} orders ${a} by intent, and ${b} after another interest draw`];
  }
  return [];
}

/** Uniforms lie inside of (0, 1). */
const inside = (pick: Pick): number => pick.between(1e-9, 1 - 1e-9);
