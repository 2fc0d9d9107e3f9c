import { exp, log } from '../../base/detmath.ts';
import { powerOf } from '../../base/power.ts';
import { burnedOf, lastOf } from '../choice.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM7: the choice table. Utility of a slot for class k with last platform l and burned set b:
 * V = taste(k, p) + γ_H·[l = p] − γ_B·[p ∈ b] + U(slot, g),
 * U = α_slot + γ_A·ln attention + tilt + γ_T·(T(p) − T₀) + γ_C·C + I(slot, g).
 * Interest is a nested logit over content slots with nest parameter λ, intent one over shelves; buying nothing has
 * utility 0: P(slot) = e^{V/λ}/Σ · Σ^λ/(1 + Σ^λ), Σ over slots of e^{V/λ}. A slot’s probability splits over its routes
 * by P(k | slot). A leak is an intent occasion in which shelves of marketplaces have γ_L more utility.
 *
 * A platform’s slots share the row’s part of V, so they are summed once for all rows. Leaves out: prices by class,
 * learning of tastes.
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
    'poolShownQuality',
    'refund',
    'trust',
    'categoryShare',
  ],
  writes: [],
  run(m) {
    const t = m.choice;
    const par = m.frame.parameters;
    fillCategories(m);
    fillDefects(m);
    const intentNest = par['nest.intent'];
    weighRows(m, t.interest, sumContent(m), par['nest.interest'], par['interest.rate']);
    weighRows(m, t.intent, sumShelves(m, 0), intentNest, par['intent.rate']);
    weighRows(m, t.leak, sumShelves(m, par['leak.utility']), intentNest, 1);
  },
};

function fillCategories(m: Market): void {
  const t = m.choice;
  let cut = 0;
  for (let g = 0; g < t.categories; g++) {
    t.categoryShare[g] = m.categoryShare[g]!;
    cut += m.categoryShare[g];
    t.categoryCut[g] = cut;
  }
  t.categoryCut[t.categories - 1] = 1;
}

/** e^{U/λ} of a slot in a category; 0 where nothing is on offer or nobody looks. */
function slotWeight(m: Market, s: number, g: number, nest: number, search: number): number {
  const index = m.inclusive[s * m.choice.categories + g];
  if (index === -Infinity || m.attention[s] <= 0) return 0;
  const par = m.frame.parameters;
  const u =
    m.slotConstant[s] +
    par['attention.weight'] * log(m.attention[s]) +
    m.tilt[s] +
    par['trust.weight'] * (m.trust[m.frame.slots[s].platform] - par['trust.start']) +
    par['epidemic.onlinePull'] * m.inputs.onlinePull +
    search +
    index;
  return exp(u / nest);
}

/** Content weights by category × platform, and the split of a platform’s interest orders over its routes. */
function sumContent(m: Market): Float64Array {
  const { categories: G, platforms: P, split } = m.choice;
  const nest = m.frame.parameters['nest.interest'];
  const sums = new Float64Array(G * P);
  split.fill(0);
  for (let g = 0; g < G; g++) {
    m.frame.slots.forEach(({ platform, channel, routes }, s) => {
      if (channel === 'shelf') return;
      const weight = slotWeight(m, s, g, nest, 0);
      sums[g * P + platform] = sums[g * P + platform] + weight;
      for (const r of routes) split[r * G + g] = weight * m.routeShare[r * G + g];
    });
    m.frame.routes.forEach(({ platform }, r) => {
      const sum = sums[g * P + platform];
      if (sum > 0) split[r * G + g] = split[r * G + g] / sum;
    });
  }
  return sums;
}

/** Shelf weights by category × platform; `search` is the extra utility of marketplaces. */
function sumShelves(m: Market, search: number): Float64Array {
  const { categories: G, platforms: P } = m.choice;
  const sums = new Float64Array(G * P);
  m.frame.slots.forEach(({ platform, channel }, s) => {
    if (channel !== 'shelf') return;
    const extra = m.frame.leaks[platform] ? 0 : search;
    for (let g = 0; g < G; g++) {
      sums[g * P + platform] = slotWeight(m, s, g, m.frame.parameters['nest.intent'], extra);
    }
  });
  return sums;
}

/** Fills one occasion’s probabilities by row × category × platform. */
function weighRows(m: Market, out: Float64Array, sums: Float64Array, nest: number, rate: number): void {
  const { platforms: P, categories: G, preferences: Q, rows } = m.choice;
  const power = powerOf(nest);
  const habit = exp(m.frame.parameters.habit / nest);
  const burn = exp(-m.frame.parameters.burn / nest);
  const taste = m.classTaste.map((v) => exp(v / nest));
  const factor = new Float64Array(P);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const k = Math.floor(row / Q);
    const last = lastOf(row % Q, P) - 1;
    const burned = burnedOf(row % Q, P);
    for (let p = 0; p < P; p++) {
      factor[p] = taste[k * P + p] * (last === p ? habit : 1) * ((burned >> p) & 1 ? burn : 1);
    }
    for (let cell = 0; cell < G * P; cell += P) {
      let sum = 0;
      for (let p = 0; p < P; p++) {
        const weight = factor[p] * sums[cell + p];
        out[at + p] = weight;
        sum += weight;
      }
      const attraction = sum > 0 ? power(sum) : 0;
      const perWeight = sum > 0 ? (rate * attraction) / ((1 + attraction) * sum) : 0;
      for (let p = 0; p < P; p++) out[at + p] = out[at + p] * perWeight;
      at += P;
    }
  }
}

/**
 * SM8: d = d₀·(1.3 − Q)·(1 + (h − 1)·(1 − refund route)), Q the quality of what is shown or found in the pool where the
 * order settles; a bad order without a refund route hurts h times as much.
 */
function fillDefects(m: Market): void {
  const G = m.frame.sizes.categories;
  const scale = m.frame.parameters['defect.scale'];
  const harder = m.frame.parameters['defect.unrefunded'] - 1;
  for (let r = 0; r < m.frame.routes.length; r++) {
    const { to, channel } = m.frame.routes[r];
    const quality = channel === 'live' || channel === 'video' ? m.poolShownQuality : m.poolQuality;
    const unrefunded = 1 + harder * (1 - m.refund[to]);
    for (let g = 0; g < G; g++) {
      m.choice.defect[r * G + g] = Math.min(1, scale * (1.3 - quality[to * G + g]) * unrefunded);
    }
  }
}
