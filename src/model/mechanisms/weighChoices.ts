import { exp, log } from '../../base/detmath.ts';
import { burnedOf, lastOf } from '../choice.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM7: the choice table. Utility of a slot for class k with last platform l and burned set b:
 * V = α_slot + taste(k, slot) + γ_H·[l = p] − γ_B·[p ∈ b] + γ_A·ln attention + tilt + γ_C·C + I(slot, g).
 * Interest is a nested logit over content slots with nest parameter λ, intent one over shelves; buying nothing has
 * utility 0: P(slot) = e^{V/λ}/Σ · Σ^λ/(1 + Σ^λ), Σ over slots of e^{V/λ}. A slot’s probability splits over its routes
 * by P(k | slot). A leak is an intent occasion in which shelves of marketplaces have γ_L more utility.
 *
 * Everything that does not depend on the row enters one factor per slot and category, so that a row costs sums and
 * two powers. Leaves out: prices by class, learning of tastes.
 */
export const weighChoices: Mechanism = {
  name: 'weighChoices',
  reads: [
    'inclusive',
    'routeShare',
    'attention',
    'tilt',
    'slotConstant',
    'classTaste',
    'poolQuality',
    'categoryShare',
  ],
  writes: [],
  run(m) {
    const t = m.choice;
    let cut = 0;
    for (let g = 0; g < t.categories; g++) {
      cut += m.categoryShare[g]!;
      t.categoryCut[g] = cut;
    }
    t.categoryCut[t.categories - 1] = 1;
    const par = m.frame.parameters;
    weighOccasion(m, t.interest, t.interestRoutes, {
      nest: par['nest.interest'],
      rate: par['interest.rate'],
      search: 0,
    });
    const intent = { nest: par['nest.intent'], rate: par['intent.rate'], search: 0 };
    weighOccasion(m, t.intent, t.intentRoutes, intent);
    weighOccasion(m, t.leak, t.intentRoutes, { ...intent, rate: 1, search: par['leak.utility'] });
    fillDefects(m);
  },
};

interface Occasion {
  readonly nest: number;
  /** Weekly probability of the occasion. */
  readonly rate: number;
  /** Extra utility of marketplaces’ shelves (leaks only). */
  readonly search: number;
}

function weighOccasion(m: Market, out: Float64Array, routes: Int32Array, o: Occasion): void {
  const t = m.choice;
  const { platforms: P, categories: G, preferences: Q } = t;
  const options = routes.length;
  const slotOf = Array.from(routes, (r) => m.frame.routes[r]!.slot);
  const slots = [...new Set(slotOf)];
  const n = slots.length;
  const common = commonFactors(m, slots, o);
  const taste = tasteFactors(m, slots, o.nest);
  const habit = exp(m.frame.parameters.habit / o.nest);
  const burn = exp(-m.frame.parameters.burn / o.nest);
  const platform = Int32Array.from(slots, (s) => m.frame.slots[s]!.platform);
  const column = Int32Array.from(slotOf, (s) => slots.indexOf(s));
  const share = Float64Array.from(
    { length: G * options },
    (_, i) => m.routeShare[routes[i % options]! * G + Math.floor(i / options)]!,
  );
  const factor = new Float64Array(n);
  const weight = new Float64Array(n);
  for (let row = 0; row < t.rows; row++) {
    const k = Math.floor(row / Q);
    const last = lastOf(row % Q, P) - 1;
    const burned = burnedOf(row % Q, P);
    for (let j = 0; j < n; j++) {
      const p = platform[j]!;
      factor[j] = taste[k * n + j]! * (last === p ? habit : 1) * ((burned >> p) & 1 ? burn : 1);
    }
    for (let g = 0; g < G; g++) {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        const w = common[g * n + j]! * factor[j]!;
        weight[j] = w;
        sum += w;
      }
      const attraction = sum > 0 ? exp(o.nest * log(sum)) : 0;
      const perWeight = sum > 0 ? (o.rate * attraction) / ((1 + attraction) * sum) : 0;
      const base = (row * G + g) * options;
      for (let i = 0; i < options; i++)
        out[base + i] = weight[column[i]!]! * perWeight * share[g * options + i]!;
    }
  }
}

/** e^{taste/λ} by class and slot. */
function tasteFactors(m: Market, slots: readonly number[], nest: number): Float64Array {
  const S = m.frame.sizes.slots;
  const out = new Float64Array(m.frame.sizes.classes * slots.length);
  for (let i = 0; i < out.length; i++) {
    out[i] = exp(m.classTaste[Math.floor(i / slots.length) * S + slots[i % slots.length]!]! / nest);
  }
  return out;
}

/** e^{V/λ} without the row’s part, by category and slot. */
function commonFactors(m: Market, slots: readonly number[], o: Occasion): Float64Array {
  const par = m.frame.parameters;
  const G = m.frame.sizes.categories;
  const out = new Float64Array(G * slots.length);
  for (let g = 0; g < G; g++) {
    for (let j = 0; j < slots.length; j++) {
      const s = slots[j]!;
      const index = m.inclusive[s * G + g]!;
      if (index === -Infinity || m.attention[s]! <= 0) continue;
      const marketplace = !m.frame.leaks[m.frame.slots[s]!.platform];
      const v =
        m.slotConstant[s]! +
        par['attention.weight'] * log(m.attention[s]!) +
        m.tilt[s]! +
        par['epidemic.onlinePull'] * m.inputs.onlinePull +
        (marketplace ? o.search : 0) +
        index;
      out[g * slots.length + j] = exp(v / o.nest);
    }
  }
  return out;
}

/** SM8: d = d0·(1.3 − Q), Q the claim-weighted quality of the pool where the order settles. */
function fillDefects(m: Market): void {
  const G = m.frame.sizes.categories;
  const scale = m.frame.parameters['defect.scale'];
  for (let r = 0; r < m.frame.routes.length; r++) {
    for (let g = 0; g < G; g++) {
      m.choice.defect[r * G + g] = Math.min(1, scale * (1.3 - m.poolQuality[m.frame.routes[r]!.to * G + g]!));
    }
  }
}
