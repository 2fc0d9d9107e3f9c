/** A week of the large-population limit on a frozen choice table, for laws of consumers. */
import { burnedOf } from '../choice.ts';
import { ConsumerRules } from '../consumers.ts';
import type { Market } from '../market.ts';
import type { Pick } from './law.ts';

/** A population spread over all classes and states, as shares that add up to one. */
export function anyPopulation(m: Market, pick: Pick): Float64Array {
  const rules = new ConsumerRules(m);
  const [start, step] = [pick.below(101), 1 + pick.below(100)];
  const mass = new Float64Array(rules.classes * rules.states).map((_, i) => ((start + i * step) % 101) + 1);
  const sum = mass.reduce((x, y) => x + y, 0);
  return mass.map((x) => x / sum);
}

/** Where a population stands after the week; what it ordered stands in the market’s columns. */
export function weekOf(m: Market, mass: Float64Array): Float64Array {
  const rules = new ConsumerRules(m);
  const next = new Float64Array(mass.length);
  rules.beginWeek();
  rules.flow(mass, next);
  return next;
}

/** Orders of the week that began on content, and those on shelves, leaks included. */
export function ordersOf(m: Market): { readonly content: number; readonly shelf: number } {
  const G = m.frame.sizes.categories;
  let [content, shelf] = [0, 0];
  m.orders.forEach((orders, rg) => {
    if (m.frame.routes[Math.floor(rg / G)].channel === 'shelf') shelf += orders;
    else content += orders;
  });
  return { content, shelf: shelf + m.leakOrders.reduce((x, y) => x + y, 0) };
}

/** Share of a population in states of which something holds: those who shop by content, those burned somewhere. */
export function shareOf(
  m: Market,
  mass: Float64Array,
  holds: (state: { readonly content: boolean; readonly burned: number }) => boolean,
): number {
  const { preferences: Q, platforms: P } = m.choice;
  return mass.reduce((sum, x, i) => {
    const state = i % (2 * Q);
    return holds({ content: state >= Q, burned: burnedOf(state % Q, P) }) ? sum + x : sum;
  }, 0);
}
