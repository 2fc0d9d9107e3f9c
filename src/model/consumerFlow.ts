import { burnedOf, lastOf } from './choice.ts';
import type { Market } from './market.ts';

/** Purchases of one row in one occasion, categories summed out: by (new habit, burned platform + 1 or 0). */
interface Outcomes {
  readonly joint: Float64Array;
  total: number;
}

/**
 * The mass form of a consumer’s week (`consumers.ts`), exact given the choice table: mass of class × state, content
 * shoppers second, flows into `next`; expected orders are added to `orders` and `leakOrders`. Returns the mass that
 * shopped by content.
 */
export function flowWeek(m: Market, mass: Float64Array, next: Float64Array): number {
  const t = m.choice;
  const P = t.platforms;
  const Q = t.preferences;
  const par = m.frame.parameters;
  const shares = categoryShares(m);
  const interest = outcomes(P);
  const plain = outcomes(P);
  const leak = outcomes(P);
  let active = 0;
  next.fill(0);
  for (let row = 0; row < t.rows; row++) {
    const base = Math.floor(row / Q) * 2 * Q;
    const preference = row % Q;
    const idle = mass[base + preference]!;
    const viewer = mass[base + Q + preference]!;
    if (idle === 0 && viewer === 0) continue;
    active += viewer;
    collect(m, t.intent, t.intentRoutes, row, shares, plain);
    let plainMass = idle;
    settle(next, base, preference, P, idle, null, plain, 1);
    if (viewer > 0) {
      collect(m, t.interest, t.interestRoutes, row, shares, interest);
      collect(m, t.leak, t.intentRoutes, row, shares, leak);
      const missed = viewer * (1 - interest.total);
      const searching = missed * par['leak.rate'];
      const replaced = 1 - par.substitution;
      settle(next, base + Q, preference, P, missed - searching, null, plain, 1);
      settle(next, base + Q, preference, P, searching, null, leak, 1);
      settle(next, base + Q, preference, P, viewer, interest, plain, replaced);
      plainMass += missed - searching + viewer * interest.total * replaced;
      addOrders(m, m.orders, t.interest, t.interestRoutes, row, shares, viewer);
      addOrders(m, m.leakOrders, t.leak, t.intentRoutes, row, shares, searching);
    }
    addOrders(m, m.orders, t.intent, t.intentRoutes, row, shares, plainMass);
  }
  healAndAdopt(m, next);
  return active;
}

const outcomes = (P: number): Outcomes => ({ joint: new Float64Array(P * (P + 1)), total: 0 });

/** Share of occasions by category. */
function categoryShares(m: Market): Float64Array {
  return m.choice.categoryCut.map((cut, g, all) => cut - (g === 0 ? 0 : all[g - 1]!));
}

/** Sums a row’s purchases over categories, split by habit and blame; 0.05 µs a cell, so the loop is spelt out. */
function collect(
  m: Market,
  table: Float64Array,
  routes: Int32Array,
  row: number,
  shares: Float64Array,
  out: Outcomes,
): void {
  const { categories: G, platforms: P, defect } = m.choice;
  const toAttention = m.frame.parameters['habit.toAttention'];
  const blame = m.frame.parameters['blame.toAttention'];
  const { joint } = out;
  const n = routes.length;
  joint.fill(0);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const r = routes[i]!;
    let bought = 0;
    let bad = 0;
    let cell = row * G * n + i;
    for (let g = 0; g < G; g++, cell += n) {
      const probability = shares[g]! * table[cell]!;
      bought += probability;
      bad += probability * defect[r * G + g]!;
    }
    if (bought === 0) continue;
    total += bought;
    const { platform: p, to: k } = m.frame.routes[r]!;
    const good = bought - bad;
    const atP = p * (P + 1);
    if (p === k) {
      joint[atP] = joint[atP]! + good;
      joint[atP + p + 1] = joint[atP + p + 1]! + bad;
      continue;
    }
    const atK = k * (P + 1);
    const keeps = 1 - toAttention;
    joint[atP] = joint[atP]! + toAttention * good;
    joint[atP + p + 1] = joint[atP + p + 1]! + toAttention * bad * blame;
    joint[atP + k + 1] = joint[atP + k + 1]! + toAttention * bad * (1 - blame);
    joint[atK] = joint[atK]! + keeps * good;
    joint[atK + p + 1] = joint[atK + p + 1]! + keeps * bad * blame;
    joint[atK + k + 1] = joint[atK + k + 1]! + keeps * bad * (1 - blame);
  }
  out.total = total;
}

function addOrders(
  m: Market,
  out: Float64Array,
  table: Float64Array,
  routes: Int32Array,
  row: number,
  shares: Float64Array,
  mass: number,
): void {
  const G = m.choice.categories;
  const n = routes.length;
  for (let g = 0; g < G; g++) {
    const share = mass * shares[g]!;
    const base = (row * G + g) * n;
    for (let i = 0; i < n; i++) {
      const rg = routes[i]! * G + g;
      out[rg] = out[rg]! + share * table[base + i]!;
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
      const amount = mass * interest.joint[habit * (P + 1) + b]!;
      if (amount === 0) continue;
      afterIntent(
        next,
        base,
        P,
        habit + 1,
        b === 0 ? burned : burned | (1 << (b - 1)),
        amount,
        intent,
        happens,
        0.5,
      );
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
  next[stays] = next[stays]! + amount * (1 - happens * intent.total);
  for (let k = 0; k < P; k++) {
    const good = amount * happens * intent.joint[k * (P + 1)]!;
    const bad = amount * happens * intent.joint[k * (P + 1) + k + 1]!;
    if (good + bad === 0) continue;
    const unhurt = base + (P + 1) * flags;
    const hurt = base + (P + 1) * (flags | (1 << k));
    next[unhurt + k + 1] = next[unhurt + k + 1]! + good * wins;
    next[hurt + k + 1] = next[hurt + k + 1]! + bad * wins;
    if (wins === 1) continue;
    next[unhurt + habit] = next[unhurt + habit]! + good * (1 - wins);
    next[hurt + habit] = next[hurt + habit]! + bad * (1 - wins);
  }
}

/** Every burn heals with probability ρ, one flag after the other; then the Bass hazard turns others to content. */
function healAndAdopt(m: Market, next: Float64Array): void {
  const { preferences: Q, platforms: P, adopt } = m.choice;
  const rho = m.frame.parameters.heal;
  for (let p = 0; p < P; p++) {
    const step = (P + 1) << p;
    for (let at = 0; at < next.length; at++) {
      if ((burnedOf((at % (2 * Q)) % Q, P) >> p) & 1) {
        const healed = next[at]! * rho;
        next[at] = next[at]! - healed;
        next[at - step] = next[at - step]! + healed;
      }
    }
  }
  for (let k = 0; k < adopt.length; k++) {
    for (let q = 0; q < Q; q++) {
      const at = k * 2 * Q + q;
      const adopting = next[at]! * adopt[k]!;
      next[at] = next[at]! - adopting;
      next[at + Q] = next[at + Q]! + adopting;
    }
  }
}
