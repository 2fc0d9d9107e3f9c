/** Merchants and their first stores. */
import { exp, pow } from '../../../src/base/detmath.ts';
import { normalQuantile } from '../../../src/base/distributions.ts';
import { purposes } from '../../../src/model/purposes.ts';
import { categories, tiers, type Tier } from '../../../src/model/vocabulary.ts';
import { levelOf } from '../week/stores.ts';
import { draw, drawOfStore, G, total, type Merchant, type Platform, type World } from '../world.ts';
import { dealing, rankOf } from './deal.ts';

const parts: Readonly<Record<Tier, number>> = { brand: 0.27, mid: 0.29, tail: 0.3, factory: 0.14 };

/** Spending by category: occasions at the prices of the base year. */
export const spending = ({ par }: World): number[] =>
  categories.map((g) => par[`share.${g}`] * par[`price.${g}`]);

export function placeMerchants(world: World): void {
  const all = world.merchants.length;
  const [brands, mids, tails] = (['brand', 'mid', 'tail'] as const).map((t) => Math.round(parts[t] * all));
  const counts = { brand: brands, mid: mids, tail: tails, factory: all - brands - mids - tails };
  let from = 0;
  for (const tier of tiers) {
    const ofTier = world.merchants.slice(from, from + counts[tier]);
    placeTier(world, tier, ofTier);
    openFirst(world, tier, ofTier);
    from += counts[tier];
  }
  stockEmpty(world);
  for (const m of world.merchants)
    for (const s of m.stores) {
      s.storePool = s.platform.index * G + m.category;
      s.pool = s.platform.pools[m.category];
      s.pool.stores.push(s);
    }
  for (let g = 0; g < G; g++) measureBreadth(world, g);
}

function placeTier(world: World, tier: Tier, merchants: readonly Merchant[]): void {
  const { par } = world;
  const n = merchants.length;
  const certain =
    tier === 'brand' ? Math.min(Math.floor((300 / 1500) * world.merchants.length), Math.floor(0.75 * n)) : 0;
  const sellers = Math.max(n, par[`sellers.${tier}`]);
  const category = dealing(spending(world));
  merchants.forEach((m, i) => {
    const u = (purpose: number): number => draw(world, m.index, 0, purpose);
    const { rank, weight } = rankOf(i, n, certain, sellers, () => u(purposes.merchantSize));
    const sigma = par['size.spread'];
    m.tier = tiers.indexOf(tier);
    m.category = category();
    m.weight = weight;
    m.size = par[`size.${tier}`] * exp(sigma * normalQuantile(1 - rank / sellers) - (sigma * sigma) / 2);
    m.shownSize = pow(m.size, par['shown.sizeExponent']);
    m.costScale = pow(m.size / par[`size.${tier}`], 0.6);
    m.predatory = tier === 'tail' && u(purposes.merchantPredatory) < par['predatory.share'] ? 1 : 0;
    const normal =
      par[`quality.${tier}`] + par['quality.spread'] * normalQuantile(u(purposes.merchantQuality));
    m.quality = m.predatory ? par['predatory.quality'] : Math.min(0.99, Math.max(0.01, normal));
    m.followers = par[`followers.${tier}`] * pow(u(purposes.merchantFans), -1 / 1.1);
    const cash = par['cash.weeks'] * par[`operate.${tier}`] + par[`setup.${tier}`] + par[`deposit.${tier}`];
    m.cash = Math.floor(cash * m.costScale * weight * 100);
  });
}

function openFirst(world: World, tier: Tier, merchants: readonly Merchant[]): void {
  for (const p of world.platforms) {
    if (!p.shelf) continue;
    const order = [...merchants]
      .map((m) => ({ m, u: drawOfStore(world, m.stores[p.index], 0, purposes.merchantOrder) }))
      .sort((a, b) => a.u - b.u);
    const open = Math.round(p.block.stores.initial[tier] * merchants.length);
    for (const { m } of order.slice(0, open)) openKnown(world, m, p);
  }
}

/** A store that buyers know: its reviews say what its goods are. */
function openKnown(world: World, m: Merchant, p: Platform): void {
  const s = m.stores[p.index];
  s.open = 1;
  s.age = Math.round(world.par['coldStart.weeks']);
  s.listed = p.block.stores.breadthCeiling;
  s.ratingCount = 100;
  s.ratingSum = 100 * m.quality;
  s.escrow = Math.floor(levelOf(world, s, 'deposit') * m.weight * 100);
}

/** The first mid-size seller of a category opens where nobody has, or the first of any tier. */
function stockEmpty(world: World): void {
  for (const p of world.platforms) {
    if (!p.shelf || tiers.every((tier) => p.block.stores.initial[tier] === 0)) continue;
    for (let g = 0; g < G; g++) {
      const sellers = world.merchants.filter((m) => m.category === g);
      if (sellers.length === 0 || sellers.some((m) => m.stores[p.index].open)) continue;
      openKnown(world, sellers.find((m) => tiers[m.tier] === 'mid') ?? sellers[0], p);
    }
  }
}

function measureBreadth(world: World, g: number): void {
  const curvature = world.par['breadth.curvature'];
  const pools = world.platforms.map((p) => p.pools[g]);
  const breadths = pools.map((pool) =>
    total(
      pool.stores.filter((s) => s.open),
      (s) => s.merchant.weight * pow(s.listed, curvature),
    ),
  );
  const broadest = Math.max(...breadths);
  for (const pool of pools) pool.breadthReference = broadest > 0 ? broadest : 1;
}
