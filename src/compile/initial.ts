import { cumulativeShares, dealer } from './deal.ts';
import { exp, pow } from '../base/detmath.ts';
import { normalQuantile } from '../base/distributions.ts';
import {
  COST_SCALE,
  anchorKinds,
  categories,
  purposes,
  tiers,
  type Frame,
  type Market,
  type Tier,
} from '../model/index.ts';
import { slotTargets2019 } from '../scenario/observed.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Parts of the merchants by tier, and how many of a tier at the most stand for themselves alone. */
const merchantParts: Readonly<Record<Tier, number>> = { brand: 0.27, mid: 0.29, tail: 0.3, factory: 0.14 };
const certainBrands = 300 / 1500;
/** Part of a platform’s anchors that stand for themselves: the stars. */
const certainAnchors = 200 / 900;

/** Parts of a platform’s anchors by kind, native, family, guide, self, celebrity: shelf platforms and content ones. */
const kindsOnShelf = [0.15, 0.03, 0.17, 0.6, 0.05];
const kindsOnFeed = [0.3, 0.2, 0.32, 0.15, 0.03];

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
    const n = counts[t]!;
    const certain = tier === 'brand' ? Math.min(Math.floor(certainBrands * M), Math.floor(0.75 * n)) : 0;
    const nextCategory = dealer(sales);
    for (let i = 0; i < n; i++, at++) placeMerchant(m, at, tier, i, n, certain, nextCategory());
    openFirstStores(m, scenario, t, at - n, n);
  });
  stockEmptyPools(m);
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
  m.costScale[at] = pow(m.size[at]! / par[`size.${tier}`], COST_SCALE);
  const q =
    par[`quality.${tier}`] +
    par['quality.spread'] * normalQuantile(m.draws.uniform(at, 0, purposes.merchantQuality));
  m.quality[at] = Math.min(0.99, Math.max(0.01, q));
  m.followers[at] = par[`followers.${tier}`] * pow(m.draws.uniform(at, 0, purposes.merchantFans), -1 / 1.1);
}

function openFirstStores(m: Market, scenario: Scenario, tier: number, from: number, n: number): void {
  const P = m.frame.sizes.platforms;
  const young = Math.round(m.frame.parameters['coldStart.weeks']);
  scenario.platforms.forEach((block, p) => {
    if (m.frame.shelfRoute[p]! < 0) return;
    const wanted = Math.round(block.stores.initial[tiers[tier]!] * n);
    const order = Array.from({ length: n }, (_, i) => from + i)
      .map((merchant) => ({ merchant, u: m.draws.uniform(merchant * P + p, 0, purposes.merchantOrder) }))
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
}

/** Every category has at least one mid-size seller on every platform with a shelf, however few merchants there are. */
function stockEmptyPools(m: Market): void {
  const P = m.frame.sizes.platforms;
  for (let p = 0; p < P; p++) {
    if (m.frame.shelfRoute[p]! < 0) continue;
    for (let g = 0; g < categories.length; g++) {
      const inCategory = Array.from(m.category.keys()).filter((i) => m.category[i] === g);
      if (inCategory.length === 0 || inCategory.some((i) => m.open[i * P + p] === 1)) continue;
      const mid = inCategory.find((i) => m.tier[i] === tiers.indexOf('mid')) ?? inCategory[0]!;
      openStore(m, mid, p, m.frame.breadthCeiling[p]!, Math.round(m.frame.parameters['coldStart.weeks']));
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
    const pool = (i % P) * G + m.category[merchant]!;
    breadth[pool] = breadth[pool]! + m.weight[merchant]! * pow(m.listed[i]!, curvature);
  });
  for (let g = 0; g < G; g++) {
    let broadest = 0;
    for (let p = 0; p < P; p++) broadest = Math.max(broadest, breadth[p * G + g]!);
    for (let p = 0; p < P; p++) m.breadthReference[p * G + g] = broadest > 0 ? broadest : 1;
  }
}

/** Content sales of 2019 by route, bn CNY; 0 where nothing was sold. */
export function targetOf(frame: Frame, r: number): number {
  const route = frame.routes[r]!;
  const row = slotTargets2019.find(
    (t) =>
      t.attention === frame.platformNames[route.platform] &&
      t.channel === route.channel &&
      t.settling === frame.platformNames[route.to],
  );
  return row?.central ?? 0;
}

/** Fills every carried column that describes anchors. */
export function placeAnchors(m: Market): void {
  const { frame } = m;
  const hosted = frame.routes
    .map((r, i) => (r.channel === 'live' || r.channel === 'video' ? i : -1))
    .filter((i) => i >= 0);
  const importance = frame.platformNames.map((_, p) => {
    const sum = hosted
      .filter((r) => frame.routes[r]!.platform === p)
      .reduce((x, r) => x + targetOf(frame, r), 0);
    return Math.sqrt(Math.max(sum, 1));
  });
  const hosts = importance.map((x, p) => (hosted.some((r) => frame.routes[r]!.platform === p) ? x : 0));
  const shares = cumulativeShares(hosts);
  let at = 0;
  for (let p = 0; p < hosts.length; p++) {
    const until = Math.round(shares[p]! * frame.sizes.anchors);
    placeOnPlatform(
      m,
      p,
      at,
      until - at,
      hosted.filter((r) => frame.routes[r]!.platform === p),
    );
    at = until;
  }
  for (let a = 0; a < frame.sizes.anchors; a++) {
    const sg = frame.routes[m.anchorRoute[a]!]!.slot * categories.length + m.anchorCategory[a]!;
    m.fansReference[sg] = m.fansReference[sg]! + m.anchorWeight[a]! * m.anchorFans[a]!;
  }
}

function placeOnPlatform(m: Market, p: number, from: number, n: number, routes: readonly number[]): void {
  if (n === 0) return;
  const par = m.frame.parameters;
  const real = Math.max(n, (par['anchors.real'] * n) / m.frame.sizes.anchors);
  const certain = Math.floor(certainAnchors * n);
  const nextRoute = dealer(rosterShares(m.frame, routes, n));
  const sales = categories.map((g) => par[`share.${g}`] * par[`price.${g}`]);
  const nextCategory = routes.map(() => dealer(sales));
  const kinds = m.frame.leaks[p] ? kindsOnFeed : kindsOnShelf;
  for (let i = 0; i < n; i++) {
    const a = from + i;
    const weight = i < certain ? 1 : (real - certain) / (n - certain);
    const u = i < certain ? 0.5 : m.draws.uniform(a, 0, purposes.anchorOrder);
    const rank = i < certain ? i + u : certain + (i - certain + u) * weight;
    const choice = nextRoute();
    m.anchorRoute[a] = routes[choice]!;
    m.anchorCategory[a] = nextCategory[choice]!();
    m.anchorHome[a] = p;
    m.anchorWeight[a] = weight;
    m.anchorFans[a] = par['fans.least'] * pow(rank / real, -1 / par['fans.tailExponent']);
    m.anchorSkill[a] = par['skill.spread'] * normalQuantile(m.draws.uniform(a, 0, purposes.anchorSkill));
    m.anchorKind[a] = kindOf(m, a, kinds);
    m.anchorTenure[a] = Math.round(par['coldStart.weeks']);
  }
}

/** Stars are spread over kinds like everybody else; guides sell by links, store-run rooms rather their own goods. */
function kindOf(m: Market, a: number, parts: readonly number[]): number {
  const route = m.frame.routes[m.anchorRoute[a]!]!;
  const linked = route.platform !== route.to;
  const guide = anchorKinds.indexOf('guide');
  const self = anchorKinds.indexOf('self');
  const tilted = parts.map((x, kind) =>
    kind === guide ? x * (linked ? 1.3 : 0.4) : kind === self ? x * (linked ? 0.6 : 1.5) : x,
  );
  const cuts = cumulativeShares(tilted);
  const u = m.draws.uniform(a, 0, purposes.anchorKind);
  return cuts.findIndex((cut) => u < cut);
}

/** At least one anchor a category on a route that sold anything, the rest by sales of 2019. */
function rosterShares(frame: Frame, routes: readonly number[], n: number): number[] {
  const targets = routes.map((r) => targetOf(frame, r));
  const total = targets.reduce((x, y) => x + y, 0);
  if (total === 0) return routes.map((r) => (frame.routes[r]!.to === frame.routes[r]!.platform ? 1 : 0));
  const selling = targets.filter((x) => x > 0).length;
  const least = Math.min(2 * categories.length, Math.floor(n / Math.max(1, selling)));
  return targets.map((x) => (x > 0 ? least + (Math.max(0, n - least * selling) * x) / total : 0));
}

/** Fills tastes, habits and shares of consumers. */
export function placeConsumers(m: Market, scenario: Scenario): void {
  const par = m.frame.parameters;
  const { platforms: P, slots: S, classes } = m.frame.sizes;
  const higher = par['segment.higherTier'];
  for (let k = 0; k < classes; k++) {
    const lowerTier = k >= P;
    m.classShare[k] = (lowerTier ? 1 - higher : higher) / P;
    m.frame.slots.forEach(({ platform }, s) => {
      const tilt = scenario.platforms[platform]!.lowerTierTilt * (lowerTier ? 1 : -1);
      m.classTaste[k * S + s] = tilt + (k % P === platform ? par['taste.spread'] : 0);
    });
  }
  const shares = categories.map((g) => par[`share.${g}`]);
  const total = shares.reduce((x, y) => x + y, 0);
  shares.forEach((x, g) => (m.categoryShare[g] = x / total));
  let known = 0;
  scenario.platforms.forEach(({ initialHabit }, p) => {
    m.initialHabit[p + 1] = initialHabit;
    known += initialHabit;
  });
  m.initialHabit[0] = Math.max(0, 1 - known);
  m.adopters[0] = par['adopt.initial'];
}
