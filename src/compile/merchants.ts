import { exp, pow } from '../base/detmath.ts';
import { normalQuantile } from '../base/distributions.ts';
import {
  COST_SCALE,
  categories,
  depositOf,
  purposes,
  storeDraw,
  tiers,
  type Market,
  type Tier,
} from '../model/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { dealer } from './deal.ts';

/** Parts of the merchants by tier, and how many of a tier at the most stand for themselves alone. */
const merchantParts: Readonly<Record<Tier, number>> = { brand: 0.27, mid: 0.29, tail: 0.3, factory: 0.14 };
const certainBrands = 300 / 1500;
/** Reviews of a store that is open at the start. */
const KNOWN_REVIEWS = 100;
const FEN = 100;

/** Fills every carried column that describes merchants. */
export function placeMerchants(m: Market, scenario: Scenario): void {
  const par = m.frame.parameters;
  const M = m.frame.sizes.merchants;
  const counts = tiers.map((tier, i) =>
    i < tiers.length - 1
      ? Math.round(merchantParts[tier] * M)
      : M - tiers.slice(0, -1).reduce((n, t) => n + Math.round(merchantParts[t] * M), 0),
  );
  const sales = categories.map((g) => par[`share.${g}`] * par[`price.${g}`]);
  let at = 0;
  tiers.forEach((tier, t) => {
    const n = counts[t];
    const certain = tier === 'brand' ? Math.min(Math.floor(certainBrands * M), Math.floor(0.75 * n)) : 0;
    const nextCategory = dealer(sales);
    for (let i = 0; i < n; i++, at++) placeMerchant(m, at, tier, i, n, certain, nextCategory());
    openFirstStores(m, scenario, t, at - n, n);
  });
  stockEmptyPools(m, scenario);
  const P = m.frame.sizes.platforms;
  for (let i = 0; i < m.open.length; i++)
    m.storePool[i] = (i % P) * categories.length + m.category[Math.floor(i / P)];
  measureBreadth(m);
}

function placeMerchant(
  m: Market,
  at: number,
  tier: Tier,
  i: number,
  n: number,
  certain: number,
  category: number,
): void {
  const par = m.frame.parameters;
  const sellers = Math.max(n, par[`sellers.${tier}`]);
  const isCertain = i < certain;
  const weight = isCertain ? 1 : (sellers - certain) / (n - certain);
  // ranks of the sellers for whom it stands; the largest are held fixed, the others lie at random in their stratum
  const u = isCertain ? 0.5 : m.draws.uniform(at, 0, purposes.merchantSize);
  const rank = isCertain ? i + u : certain + (i - certain + u) * weight;
  const sigma = par['size.spread'];
  const z = normalQuantile(1 - rank / sellers);
  m.tier[at] = tiers.indexOf(tier);
  m.category[at] = category;
  m.weight[at] = weight;
  m.size[at] = par[`size.${tier}`] * exp(sigma * z - (sigma * sigma) / 2);
  m.shownSize[at] = pow(m.size[at], par['shown.sizeExponent']);
  m.costScale[at] = pow(m.size[at] / par[`size.${tier}`], COST_SCALE);
  m.predatory[at] =
    tier === 'tail' && m.draws.uniform(at, 0, purposes.merchantPredatory) < par['predatory.share'] ? 1 : 0;
  const q =
    par[`quality.${tier}`] +
    par['quality.spread'] * normalQuantile(m.draws.uniform(at, 0, purposes.merchantQuality));
  m.quality[at] = m.predatory[at] === 1 ? par['predatory.quality'] : Math.min(0.99, Math.max(0.01, q));
  const means = par['cash.weeks'] * par[`operate.${tier}`] + par[`setup.${tier}`] + par[`deposit.${tier}`];
  m.cash[at] = Math.floor(means * m.costScale[at] * weight * FEN);
  m.followers[at] = par[`followers.${tier}`] * pow(m.draws.uniform(at, 0, purposes.merchantFans), -1 / 1.1);
}

function openFirstStores(m: Market, scenario: Scenario, tier: number, from: number, n: number): void {
  const young = Math.round(m.frame.parameters['coldStart.weeks']);
  scenario.platforms.forEach((block, p) => {
    if (m.frame.shelfRoute[p] < 0) return;
    const wanted = Math.round(block.stores.initial[tiers[tier]] * n);
    const order = Array.from({ length: n }, (_, i) => from + i)
      .map((merchant) => ({ merchant, u: storeDraw(m, merchant, p, 0, purposes.merchantOrder) }))
      .sort((a, b) => a.u - b.u || a.merchant - b.merchant);
    for (const { merchant } of order.slice(0, wanted))
      openStore(m, merchant, p, block.stores.breadthCeiling, young);
  });
}

function openStore(m: Market, merchant: number, p: number, listed: number, age: number): void {
  const i = merchant * m.frame.sizes.platforms + p;
  m.open[i] = 1;
  m.age[i] = age;
  m.listed[i] = listed;
  // buyers know the stores of 2018: their reviews say what the goods are
  m.ratingCount[i] = KNOWN_REVIEWS;
  m.ratingSum[i] = KNOWN_REVIEWS * m.quality[merchant];
  m.escrow[i] = Math.floor(depositOf(m, merchant, p) * m.weight[merchant] * FEN);
}

/**
 * Every category has at least one mid-size seller on every platform that has sellers at all, however few merchants there
 * are.
 */
function stockEmptyPools(m: Market, { platforms }: Scenario): void {
  const P = m.frame.sizes.platforms;
  for (let p = 0; p < P; p++) {
    const { initial } = platforms[p].stores;
    if (m.frame.shelfRoute[p] < 0 || tiers.every((tier) => initial[tier] === 0)) continue;
    for (let g = 0; g < categories.length; g++) {
      const inCategory = Array.from(m.category.keys()).filter((i) => m.category[i] === g);
      if (inCategory.length === 0 || inCategory.some((i) => m.open[i * P + p] === 1)) continue;
      const mid = inCategory.find((i) => m.tier[i] === tiers.indexOf('mid')) ?? inCategory[0];
      openStore(m, mid, p, m.frame.breadthCeiling[p], Math.round(m.frame.parameters['coldStart.weeks']));
    }
  }
}

/** Shelves are compared with the broadest one at the start, category by category. */
function measureBreadth(m: Market): void {
  const P = m.frame.sizes.platforms;
  const G = categories.length;
  const curvature = m.frame.parameters['breadth.curvature'];
  const breadth = new Float64Array(P * G);
  m.open.forEach((open, i) => {
    if (open === 0) return;
    const merchant = Math.floor(i / P);
    const pool = (i % P) * G + m.category[merchant];
    breadth[pool] = breadth[pool] + m.weight[merchant] * pow(m.listed[i], curvature);
  });
  for (let g = 0; g < G; g++) {
    let broadest = 0;
    for (let p = 0; p < P; p++) broadest = Math.max(broadest, breadth[p * G + g]);
    for (let p = 0; p < P; p++) m.breadthReference[p * G + g] = broadest > 0 ? broadest : 1;
  }
}
