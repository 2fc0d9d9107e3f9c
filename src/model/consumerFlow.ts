import { burnedOf, lastOf } from './choice.ts';
import { fateOfIntent, fateOfInterest, type Fate } from './consumerFates.ts';
import type { Market } from './market.ts';

/**
 * What happens to a buyer, by new habit and burned platform: `joint[habit · (P + 1) + b]`, b = 0 for unhurt, p + 1 for
 * burned on p. `total` is the probability of buying.
 */
interface Outcomes {
  readonly joint: Float64Array;
  total: number;
}

/**
 * The mass form of a consumer’s week (`consumers.ts`), exact given the choice table: mass of class × state, content
 * shoppers second, flows into `next`; expected orders are added to `orders` and `leakOrders`. Returns the mass that
 * shops by content when the week ends.
 */
export function flowWeek(m: Market, mass: Float64Array, next: Float64Array): number {
  const { rows, platforms: P, preferences: Q, interest, intent, leak } = m.choice;
  const par = m.frame.parameters;
  const replaced = 1 - par.substitution;
  const viewed = fateOfInterest(m);
  const wanted = fateOfIntent(m);
  const content = outcomes(P);
  const plain = outcomes(P);
  const search = outcomes(P);
  const bought = { content: tally(m), plain: tally(m), search: tally(m) };
  next.fill(0);
  for (let row = 0; row < rows; row++) {
    const preference = row % Q;
    const base = Math.floor(row / Q) * 2 * Q;
    const idle = mass[base + preference];
    const viewer = mass[base + Q + preference];
    if (idle === 0 && viewer === 0) continue;
    collect(m, intent, row, wanted, plain);
    settle(next, base, preference, P, idle, null, plain, 1);
    let plainMass = idle;
    if (viewer > 0) {
      collect(m, interest, row, viewed, content);
      collect(m, leak, row, wanted, search);
      const missed = viewer * (1 - content.total);
      const searching = missed * par['leak.rate'];
      settle(next, base + Q, preference, P, missed - searching, null, plain, 1);
      settle(next, base + Q, preference, P, searching, null, search, 1);
      settle(next, base + Q, preference, P, viewer, content, plain, replaced);
      plainMass += missed - searching + viewer * content.total * replaced;
      count(bought.content, interest, row, viewer);
      count(bought.search, leak, row, searching);
    }
    count(bought.plain, intent, row, plainMass);
  }
  book(m, bought.content, bought.plain, bought.search);
  return healAndAdopt(m, next);
}

const outcomes = (P: number): Outcomes => ({ joint: new Float64Array(P * (P + 1)), total: 0 });
/** Buying mass by category × platform. */
const tally = (m: Market): Float64Array => new Float64Array(m.choice.categories * m.choice.platforms);

/** Sums a row’s buying over categories and platforms into what happens to the buyer. */
function collect(m: Market, table: Float64Array, row: number, fate: readonly Fate[], out: Outcomes): void {
  const { categories: G, platforms: P, categoryShare } = m.choice;
  const { joint } = out;
  joint.fill(0);
  let total = 0;
  for (let p = 0; p < P; p++) {
    const { cells, probability } = fate[p];
    const n = cells.length;
    for (let g = 0; g < G; g++) {
      const bought = categoryShare[g] * table[(row * G + g) * P + p];
      if (bought === 0) continue;
      total += bought;
      for (let c = 0; c < n; c++) {
        const cell = cells[c];
        joint[cell] = joint[cell] + bought * probability[g * n + c];
      }
    }
  }
  out.total = total;
}

function count(into: Float64Array, table: Float64Array, row: number, mass: number): void {
  const n = into.length;
  for (let i = 0; i < n; i++) into[i] = into[i] + mass * table[row * n + i];
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
 * Moves mass of a preference through an interest outcome (null: none bought) and an intent occasion that takes place
 * with probability `happens`.
 */
function settle(
  next: Float64Array,
  base: number,
  preference: number,
  P: number,
  mass: number,
  interest: Outcomes | null,
  intent: Outcomes,
  happens: number,
): void {
  if (mass === 0) return;
  const last = lastOf(preference, P);
  const burned = burnedOf(preference, P);
  if (interest === null) {
    afterIntent(next, base, P, last, burned, mass, intent, happens, 1);
    return;
  }
  for (let habit = 0; habit < P; habit++) {
    for (let b = 0; b <= P; b++) {
      const amount = mass * interest.joint[habit * (P + 1) + b];
      if (amount === 0) continue;
      const flags = b === 0 ? burned : burned | (1 << (b - 1));
      afterIntent(next, base, P, habit + 1, flags, amount, intent, happens, 0.5);
    }
  }
}

/** The intent occasion after it is known what was bought before: it takes the habit with probability `wins`. */
function afterIntent(
  next: Float64Array,
  base: number,
  P: number,
  habit: number,
  flags: number,
  amount: number,
  intent: Outcomes,
  happens: number,
  wins: number,
): void {
  const stays = base + habit + (P + 1) * flags;
  next[stays] = next[stays] + amount * (1 - happens * intent.total);
  for (let k = 0; k < P; k++) {
    const good = amount * happens * intent.joint[k * (P + 1)];
    const bad = amount * happens * intent.joint[k * (P + 1) + k + 1];
    if (good + bad === 0) continue;
    const unhurt = base + (P + 1) * flags;
    const hurt = base + (P + 1) * (flags | (1 << k));
    next[unhurt + k + 1] = next[unhurt + k + 1] + good * wins;
    next[hurt + k + 1] = next[hurt + k + 1] + bad * wins;
    if (wins === 1) continue;
    next[unhurt + habit] = next[unhurt + habit] + good * (1 - wins);
    next[hurt + habit] = next[hurt + habit] + bad * (1 - wins);
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
    for (let at = 0; at < next.length; at++) {
      if (((burnedOf((at % (2 * Q)) % Q, P) >> p) & 1) === 0) continue;
      const healed = next[at] * rho;
      next[at] = next[at] - healed;
      next[at - step] = next[at - step] + healed;
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
