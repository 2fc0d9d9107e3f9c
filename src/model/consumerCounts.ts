import type { CountDraws } from '../base/countDraws.ts';
import { burnedOf } from './choice.ts';
import { meetOnRoute } from './consumerFates.ts';
import type { CountedOccasion } from './countedOccasion.ts';
import { CountedRow } from './countedRow.ts';
import { countPurposes as purposes } from './countPurposes.ts';
import type { Market } from './market.ts';

/**
 * A consumer’s week (`consumers.ts`) for counts of class × state: given the choice table, those who share a row are
 * alike and independent, so what `step` would do with all of them is drawn at once, with the same joint law of orders
 * and next states. Orders are added to `orders` and `leakOrders`, `next` is overwritten; returns the number of content
 * shoppers when the week ends.
 *
 * Each draw is conditional on those before: how many of a row buy; what becomes of them; what they bought. Only then,
 * for all rows together, what depends on no row: by which route an order went, who heals, who adopts.
 */
export function drawWeek(
  m: Market,
  counts: Float64Array,
  next: Float64Array,
  draws: CountDraws,
  week: number,
): number {
  const { rows, preferences: Q } = m.choice;
  const counted = new CountedRow(m, next, draws);
  next.fill(0);
  for (let row = 0; row < rows; row++) {
    const at = Math.floor(row / Q) * 2 * Q + (row % Q);
    if (counts[at] === 0 && counts[at + Q] === 0) continue;
    draws.of(row, week);
    counted.spend(row, counts[at], counts[at + Q]);
  }
  bookOnShelves(m, counted.intent, m.orders);
  bookOnShelves(m, counted.search, m.leakOrders);
  bookOnRoutes(m, counted.interest, draws, week);
  heal(m, next, draws, week);
  return adopt(m, next, draws, week);
}

function bookOnShelves(m: Market, { purchase, sold }: CountedOccasion, orders: Float64Array): void {
  const { categories: G, platforms: P, shelfRoutes } = m.choice;
  for (let c = 0; c < sold.length; c++) {
    const p = purchase[c] % P;
    const rg = shelfRoutes[p] * G + (purchase[c] - p) / P;
    orders[rg] = orders[rg] + sold[c];
  }
}

/** Interest purchases take their routes: given platform, category and fate, that depends on no row. */
function bookOnRoutes(m: Market, interest: CountedOccasion, draws: CountDraws, week: number): void {
  const { categories: G, platforms: P, interestRoutes } = m.choice;
  const { first, purchase, sold } = interest;
  for (let f = 0; f < first.length - 1; f++) {
    for (let c = first[f]; c < first[f + 1]; c++) {
      if (sold[c] === 0) continue;
      const p = purchase[c] % P;
      const g = (purchase[c] - p) / P;
      const routes = interestRoutes[p];
      const taken = new Float64Array(routes.length);
      const weights = Float64Array.from(routes, (r) => shareOnRoute(m, r, g, f));
      draws.of(purchase[c], week);
      draws.multinomial(purposes.route + f, sold[c], weights, taken);
      routes.forEach((r, i) => (m.orders[r * G + g] = m.orders[r * G + g] + taken[i]));
    }
  }
}

/** Probability that an interest purchase on the platform goes by route r and has fate f. */
function shareOnRoute(m: Market, r: number, g: number, f: number): number {
  let share = 0;
  meetOnRoute(m, r, g, (habit, burned, probability) => {
    if (habit * (m.choice.platforms + 1) + burned === f) share += probability;
  });
  return share;
}

/** Every burn heals with probability ρ, one flag after the other. */
function heal(m: Market, next: Float64Array, draws: CountDraws, week: number): void {
  const { preferences: Q, platforms: P } = m.choice;
  const rho = m.frame.parameters.heal;
  for (let p = 0; p < P; p++) {
    const step = (P + 1) << p;
    for (let at = 0; at < next.length; at++) {
      if (next[at] === 0 || ((burnedOf((at % (2 * Q)) % Q, P) >> p) & 1) === 0) continue;
      draws.of(at, week);
      const healed = draws.binomial(purposes.heal + p, next[at], rho);
      next[at] = next[at] - healed;
      next[at - step] = next[at - step] + healed;
    }
  }
}

/** The Bass hazard turns others to content; returns the number of content shoppers. */
function adopt(m: Market, next: Float64Array, draws: CountDraws, week: number): number {
  const { preferences: Q, adopt: hazard } = m.choice;
  let content = 0;
  for (let k = 0; k < hazard.length; k++) {
    for (let at = k * 2 * Q; at < k * 2 * Q + Q; at++) {
      draws.of(at, week);
      const adopting = draws.binomial(purposes.adopt, next[at], hazard[k]);
      next[at] = next[at] - adopting;
      next[at + Q] = next[at + Q] + adopting;
      content += next[at + Q];
    }
  }
  return content;
}
