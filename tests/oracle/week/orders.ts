/** Orders become whole fen of routes, anchors and stores. */
import { exp, log, log1p } from '../../../src/base/detmath.ts';
import { normalQuantile } from '../../../src/base/distributions.ts';
import { purposes } from '../../../src/model/purposes.ts';
import {
  cellsOf,
  draw,
  groups,
  kinds,
  poolsOf,
  storesOf,
  tierOf,
  total,
  type Cell,
  type Platform,
  type Pool,
  type Store,
  type World,
} from '../world.ts';
import { agencyShare, cellOf, kindOf } from './anchors.ts';
import { move, payFromCash, split, dueIn } from './ledger.ts';
import { costOf } from './returns.ts';

export function bookOrders(world: World): void {
  for (const cell of cellsOf(world)) {
    const { basketInterest, basketIntent } = world.goods[cell.g];
    const price = exp(cell.pool.logPrice);
    const basket = cell.route.channel === 'shelf' ? basketIntent : basketInterest;
    const fen = (orders: number, yuan: number): number =>
      Math.round(orders * world.personsPerConsumer * (price * yuan) * 100);
    cell.leakedSales = fen(cell.leakOrders, basketInterest);
    cell.sales = fen(cell.orders, basket) + cell.leakedSales;
  }
}

export function openBooks(world: World): void {
  world.ledger.fill(0);
  for (const p of world.platforms) {
    Object.assign(p, { takeEarned: 0, cutEarned: 0, feesEarned: 0, adsEarned: 0, finesTaken: 0 });
    Object.assign(p, { compensated: 0, commissionPaid: 0 });
    for (const kind of kinds)
      Object.assign(p.subsidies[kind], { subsidyClaims: 0, subsidyPaid: 0, subsidyBack: 0 });
  }
  for (const store of storesOf(world)) Object.assign(store, { storeNet: 0, storeReturned: 0 });
}

export function matureReturns(world: World): void {
  const now = dueIn(world, 0);
  const accounts = world.ledger.length;
  for (let a = 0; a < accounts; a++) {
    world.ledger[a] += world.legsDue[now * accounts + a];
    world.legsDue[now * accounts + a] = 0;
  }
  for (const p of world.platforms) {
    p.takeEarned -= p.takeDue[now];
    p.cutEarned -= p.cutDue[now];
    p.feesEarned -= p.feesDue[now];
    p.subsidies.consumerCoupon.subsidyBack = p.couponsDue[now];
    for (const due of [p.takeDue, p.cutDue, p.feesDue, p.couponsDue]) due[now] = 0;
  }
  for (const store of storesOf(world)) {
    const back = store.returnsDue[now];
    const owed = store.refundsDue[now];
    if (back > 0) refund(world, store, back, owed);
    if (store.orphaned > 0) store.orphaned--;
    store.returnsDue[now] = 0;
    store.refundsDue[now] = 0;
  }
}

function refund(world: World, store: Store, back: number, owed: number): void {
  const { merchant, platform } = store;
  store.storeReturned = back;
  if (store.orphaned > 0) {
    // the platform closed the store: its fund pays, then itself; the goods are lost
    const fromFund = Math.min(platform.fund, owed);
    platform.fund -= fromFund;
    move(world, 'funds', 'merchants', fromFund);
    move(world, platform, 'merchants', owed - fromFund);
    platform.compensated += owed;
    return;
  }
  const carriage = Math.floor(world.par['return.carriage'] * back);
  const kept = 1 - world.par['return.wornOut'];
  const goods = Math.floor(kept * costOf(world, merchant, store.pool) * back);
  merchant.cash -= owed; // its leg is in the ledger already
  payFromCash(world, merchant, 'carriers', carriage);
  payFromCash(world, merchant, 'suppliers', -goods);
  store.storeNet += goods - carriage - owed;
}

export const inBaseYear = (world: World): boolean => world.week < Math.round(world.par['base.weeks']);

/** r/r̄ as sellers see it. */
export function logDearness(world: World, platform: Platform): number {
  const known = world.adReference > 0 && platform.adPrice > 0;
  if (inBaseYear(world) || !known) return 0;
  return Math.max(-log(4), Math.min(log(4), log(platform.adPrice / world.adReference)));
}

export function buyTraffic(world: World): void {
  const { par } = world;
  for (const store of storesOf(world)) {
    store.adSpend = 0;
    const { merchant, platform, pool } = store;
    if (!store.open || platform.block.exposure.paid === 0) continue;
    const theta = par[`ads.elasticity.${tierOf(merchant)}`];
    const taste = exp((1 - theta) * logDearness(world, platform));
    const budget = par['ads.budget'] * store.revenue * pool.poolHosted * taste;
    const fen = Math.min(Math.floor(budget * merchant.weight * 100), Math.max(0, merchant.cash));
    if (fen <= 0) continue;
    store.adSpend = fen;
    store.storeNet -= fen;
    payFromCash(world, merchant, platform, fen);
  }
  clear(world);
}

/** Yuan of content-led sales that begin on a platform. */
const begun = (world: World, platform: Platform): number =>
  total(
    cellsOf(world).filter((c) => c.route.hosted && c.route.platform === platform),
    (c) => c.sales / 100,
  );

function clear(world: World): void {
  const n = world.week + 1;
  let budgets = 0;
  let supplies = 0;
  for (const p of world.platforms) {
    if (inBaseYear(world) && p.platformAttention > 0)
      p.attentionYield += (begun(world, p) / p.platformAttention - p.attentionYield) / n;
    const spent = total(
      storesOf(world).filter((s) => s.platform === p),
      (s) => s.adSpend,
    );
    const supply = p.block.exposure.paid * p.attentionYield * p.platformAttention;
    p.adsEarned += spent;
    p.adPrice = supply > 0 ? spent / 100 / supply : 0;
    budgets += spent / 100;
    supplies += supply;
  }
  if (inBaseYear(world) && supplies > 0) world.adReference += (budgets / supplies - world.adReference) / n;
}

export function creditAnchors(world: World): void {
  for (const a of world.anchors) a.anchorSales = 0;
  for (const cell of cellsOf(world)) {
    const active = world.anchors.filter((a) => cellOf(world, a) === cell && !a.anchorIdle);
    const parts = cell.route.hosted
      ? split(
          cell.sales,
          active.map((a) => a.exposure),
        )
      : [];
    parts.forEach((fen, i) => (active[i].anchorSales = fen));
    cell.selfSales = total(
      active.filter((a) => kindOf(a) === 'self'),
      (a) => a.anchorSales,
    );
    const contract = active.filter((a) => agencyShare(world, a) > 0);
    cell.contractSales = total(contract, (a) => a.anchorSales);
  }
}

/** hosted 0, linked 1, searched 2. */
export function groupOf({ route }: Cell): number {
  return route.hosted ? (route.own ? 0 : 1) : 2;
}

function lognormal(u: number, cv: number): number {
  const variance = log1p(cv * cv);
  return exp(Math.sqrt(variance) * normalQuantile(u) - 0.5 * variance);
}

export function creditStores(world: World): void {
  for (const m of world.merchants)
    m.noise = lognormal(draw(world, m.index, world.week, purposes.demand), world.par['demand.cv']);
  for (const store of storesOf(world)) {
    store.storeSold.fill(0);
    store.storeSales = 0;
  }
  for (const pool of poolsOf(world)) {
    const open = pool.stores.filter((s) => s.claim > 0);
    const shares = [
      hostedShares(world, pool, open),
      open.map(reachOf),
      open.map((s) => s.claim * s.merchant.noise),
    ];
    groups.forEach((_, group) => {
      const cells = cellsOf(world).filter((c) => c.pool === pool && groupOf(c) === group);
      pool.poolSold[group] = total(cells, (c) => c.sales);
      split(pool.poolSold[group], shares[group]).forEach((fen, i) => (open[i].storeSold[group] = fen));
    });
    for (const store of open) store.storeSales = total(store.storeSold, (fen) => fen);
  }
}

const reachOf = (s: Store): number => s.shown * s.merchant.noise;

function hostedShares(world: World, { platform }: Pool, open: readonly Store[]): number[] {
  const isYoung = (s: Store): boolean => s.age < world.par['coldStart.weeks'];
  const isSupported = (s: Store): boolean =>
    Math.floor(platform.supportTiers / 2 ** s.merchant.tier) % 2 === 1;
  const all = total(open, reachOf);
  const young = total(open.filter(isYoung), reachOf);
  const supported = total(open.filter(isSupported), reachOf);
  const spent = total(open, (s) => s.adSpend);
  const sigma = young > 0 ? platform.coldStart : 0;
  const support = supported > 0 ? Math.min(platform.support, 1 - sigma) : 0;
  const paid = spent > 0 ? Math.min(platform.block.exposure.paid, 1 - sigma - support) : 0;
  return open.map((s) => {
    let share = ((1 - sigma - support - paid) * reachOf(s)) / all;
    if (sigma > 0 && isYoung(s)) share += (sigma * reachOf(s)) / young;
    if (support > 0 && isSupported(s)) share += (support * reachOf(s)) / supported;
    if (paid > 0) share += (paid * s.adSpend) / spent;
    return share;
  });
}
