import { burnedOf } from './choice.ts';
import { buyingOf, collectContent, collectShelves, contentFates, shelfFates } from './buying.ts';
import { afterBoth, afterShelf } from './afterBuying.ts';
import type { Market } from './market.ts';

/**
 * The mass form of a consumer’s week (`consumers.ts`), exact given the choice table: mass of class × state, content
 * shoppers second, flows into `next`; expected orders are added to `orders` and `leakOrders`. Returns the mass that
 * shops by content when the week ends.
 */
export function flowWeek(m: Market, mass: Float64Array, next: Float64Array): number {
  const { rows, preferences: Q, interest, intent, leak } = m.choice;
  const leakRate = m.frame.parameters['leak.rate'];
  const replaced = 1 - m.frame.parameters.substitution;
  const viewed = contentFates(m);
  const wanted = shelfFates(m);
  const content = buyingOf(m);
  const plain = buyingOf(m);
  const search = buyingOf(m);
  const bought = { content: tally(m), plain: tally(m), search: tally(m) };
  next.fill(0);
  for (let row = 0; row < rows; row++) {
    const preference = row % Q;
    const base = Math.floor(row / Q) * 2 * Q;
    const idle = mass[base + preference];
    const viewer = mass[base + Q + preference];
    if (idle === 0 && viewer === 0) continue;
    collectShelves(m, intent, row, wanted, plain);
    afterShelf(m, next, base, preference, idle, plain);
    let plainMass = idle;
    if (viewer > 0) {
      collectContent(m, row, viewed, content);
      collectShelves(m, leak, row, wanted, search);
      const missed = viewer * (1 - content.total);
      const searching = missed * leakRate;
      afterShelf(m, next, base + Q, preference, missed - searching, plain);
      afterShelf(m, next, base + Q, preference, searching, search);
      afterBoth(m, next, base + Q, preference, viewer, content, replaced, plain);
      plainMass += missed - searching + viewer * content.total * replaced;
      count(bought.content, interest, row, viewer);
      count(bought.search, leak, row, searching);
    }
    count(bought.plain, intent, row, plainMass);
  }
  book(m, bought.content, bought.plain, bought.search);
  return healAndAdopt(m, next);
}

/** Buying mass by category × platform. */
const tally = (m: Market): Float64Array => new Float64Array(m.choice.categories * m.choice.platforms);

function count(into: Float64Array, table: Float64Array, row: number, mass: number): void {
  const n = into.length;
  const from = row * n;
  for (let i = 0; i < n; i++) into[i] = into[i] + mass * table[from + i];
}

/** Turns buying mass by category × platform into orders by route × category. */
function book(m: Market, content: Float64Array, plain: Float64Array, search: Float64Array): void {
  const { categories: G, platforms: P, categoryShare, split, interestRoutes, shelfRoutes } = m.choice;
  for (let g = 0; g < G; g++) {
    const share = categoryShare[g];
    for (let p = 0; p < P; p++) {
      for (const r of interestRoutes[p]) {
        m.orders[r * G + g] = m.orders[r * G + g] + share * content[g * P + p] * split[r * G + g];
      }
      const shelf = shelfRoutes[p];
      if (shelf < 0) continue;
      m.orders[shelf * G + g] = m.orders[shelf * G + g] + share * plain[g * P + p];
      m.leakOrders[shelf * G + g] = m.leakOrders[shelf * G + g] + share * search[g * P + p];
    }
  }
}

/**
 * Every burn heals with probability ρ, one flag after the other; then the Bass hazard turns others to content. Returns
 * the mass of content shoppers.
 */
function healAndAdopt(m: Market, next: Float64Array): number {
  const { preferences: Q, platforms: P, adopt } = m.choice;
  const rho = m.frame.parameters.heal;
  for (let p = 0; p < P; p++) {
    const step = (P + 1) << p;
    for (let block = 0; block < next.length; block += Q) {
      for (let q = 0; q < Q; q++) {
        if (((burnedOf(q, P) >> p) & 1) === 0) continue;
        const healed = next[block + q] * rho;
        next[block + q] = next[block + q] - healed;
        next[block + q - step] = next[block + q - step] + healed;
      }
    }
  }
  let content = 0;
  for (let k = 0; k < adopt.length; k++) {
    for (let q = 0; q < Q; q++) {
      const at = k * 2 * Q + q;
      const adopting = next[at] * adopt[k];
      next[at] = next[at] - adopting;
      next[at + Q] = next[at + Q] + adopting;
      content += next[at + Q];
    }
  }
  return content;
}
