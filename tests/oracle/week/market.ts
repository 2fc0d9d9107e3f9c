/** Baskets, attention, shelves, gates: what the week brings before anybody acts. */
import { exp, log, pow } from '../../../src/base/detmath.ts';
import { categories } from '../../../src/model/vocabulary.ts';
import {
  cellsOf,
  MONTH,
  poolsOf,
  storesOf,
  tierOf,
  total,
  type Pool,
  type Store,
  type World,
} from '../world.ts';

export function followCalendar(world: World): void {
  const { par, drivers } = world;
  world.goods.forEach((goods, g) => {
    const level = par[`price.${categories[g]}`] * drivers.growth * drivers.season[g];
    goods.basketInterest = par['basket.interest'] * level;
    goods.basketIntent = par['basket.intent'] * level;
  });
  world.overlap = drivers.overlap;
}

export function shareAttention(world: World): void {
  const { par, drivers } = world;
  for (const slot of world.slots) {
    const { load, fatigue } = slot.platform;
    const kept = slot.channel === 'shelf' ? 1 : load * fatigue;
    slot.attention = drivers.audience[slot.index] * kept;
    slot.tilt = drivers.tilt[slot.index];
  }
  for (const platform of world.platforms) {
    const { load, fatigue, block, index } = platform;
    platform.platformAttention = drivers.minutes[index] * load * fatigue;
    platform.load = load + block.load.growth * load * (1 - load / block.load.ceiling);
    const over = Math.max(0, load - par['attention.toleratedLoad']);
    platform.fatigue = fatigue * Math.max(0, 1 - par['attention.overloadPenalty'] * over * over);
  }
}

/** Commission of predatory sellers. */
export const kappaOwn = (world: World, pool: Pool): number =>
  Math.max(pool.commission, world.par['predatory.commission']);

export interface Claims {
  readonly claim: number;
  readonly shown: number;
}

/** What a store of so many listed items and such a rating may claim, by so many real sellers. */
export function claimsOf(
  world: World,
  store: Store,
  visible: number,
  listed: number,
  rating: number,
): Claims {
  const { par } = world;
  const { merchant, pool } = store;
  const found = merchant.predatory ? par['predatory.found'] : 1;
  const pull = merchant.predatory ? pow(kappaOwn(world, pool) / pool.commission, par['commission.pull']) : 1;
  const appeal = breadth(world, listed) * pow(rating, par['rating.weight']);
  return {
    claim: visible * (appeal * merchant.size * found),
    shown: visible * (appeal * pow(merchant.size, par['shown.sizeExponent']) * pull),
  };
}

/** n^γ. */
const breadth = (world: World, listed: number): number => exp(world.par['breadth.curvature'] * log(listed));

function stockStore(world: World, store: Store): void {
  const { par } = world;
  const { merchant } = store;
  store.goodness = store.rating = store.claim = store.shown = 0;
  if (!store.open) return;
  const prior = par['rating.prior'];
  store.goodness = Math.min(1, merchant.quality + store.effort * par['effort.gain']);
  store.rating = (prior * par[`quality.${tierOf(merchant)}`] + store.ratingSum) / (prior + store.ratingCount);
  const visible = merchant.weight * (1 - par['flag.hidden'] * (store.demoted > 0 ? 1 : 0));
  const { claim, shown } = claimsOf(world, store, visible, store.listed, store.rating);
  store.claim = claim;
  store.shown = shown;
}

const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);

function fillPool(world: World, pool: Pool): void {
  const { par } = world;
  const open = pool.stores.filter((s) => s.open);
  pool.poolSellers = total(open, (s) => s.merchant.weight);
  pool.poolBreadth = total(open, (s) => s.merchant.weight * breadth(world, s.listed));
  pool.poolSize = total(open, (s) => s.claim);
  pool.poolShown = total(open, (s) => s.shown);
  const young = open.filter((s) => s.age < par['coldStart.weeks']);
  pool.poolYoung = total(young, (s) => s.shown);
  pool.poolRating = ratio(
    total(open, (s) => s.claim * s.rating),
    pool.poolSize,
  );
  pool.poolQuality = ratio(
    total(open, (s) => s.claim * s.goodness),
    pool.poolSize,
  );
  pool.poolShownRating = ratio(
    total(open, (s) => s.shown * s.rating),
    pool.poolShown,
  );
  pool.poolShownQuality = ratio(
    total(open, (s) => s.shown * s.goodness),
    pool.poolShown,
  );
  const predatory = open.filter((s) => s.merchant.predatory);
  pool.poolPredatory = ratio(
    total(predatory, (s) => s.shown),
    pool.poolShown,
  );
}

export function stockShelves(world: World): void {
  for (const store of storesOf(world)) stockStore(world, store);
  for (const pool of poolsOf(world)) fillPool(world, pool);
}

/** Nothing where nothing may be served; in the first week, when no base is known, all; all where nobody asked. */
function servedShare(world: World, capacity: number, base: number, asked: number): number {
  if (capacity === 0) return 0;
  if (world.week === 0) return 1;
  const mayBeServed = capacity * base;
  if (mayBeServed === 0) return 0;
  return asked === 0 ? 1 : Math.min(1, mayBeServed / asked);
}

export function rationGates(world: World): void {
  const cells = cellsOf(world);
  for (const cell of cells) {
    const isGated = cell.gateRow >= 0;
    // a gate that follows another without a gap keeps its base; the first week of a run is not known before its end
    if (isGated && cell.gateAge === 0) cell.gateBase = cell.requestHistory;
    cell.gateAge = isGated ? cell.gateAge + (world.week > 0 ? 1 : 0) : 0;
  }
  const gates = world.scenario.links.filter((row) => row.rule === 'gate');
  for (const cell of cells) {
    const under = cells.filter((c) => c.gateRow === cell.gateRow);
    cell.served = 1;
    if (cell.gateRow >= 0) {
      const base = total(under, (c) => c.gateBase);
      const asked = total(under, (c) => c.lastRequests);
      cell.served = servedShare(world, gates[cell.gateRow].capacity!, base, asked);
    }
    cell.servedNow = 1 - cell.gated * (1 - cell.served);
  }
}

export function rememberRequests(world: World): void {
  for (const cell of cellsOf(world)) {
    cell.lastRequests = cell.servedNow > 0 ? cell.orders / cell.servedNow : cell.orders;
    cell.requestRing[world.week % MONTH] = cell.lastRequests;
    const known = cell.requestRing.slice(0, Math.min(world.week + 1, MONTH));
    cell.requestHistory = total(known, (x) => x) / known.length;
  }
}
