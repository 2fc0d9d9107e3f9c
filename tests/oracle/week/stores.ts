/** Merchants open stores, widen their assortment and leave. */
import { exp, log, logistic, pow } from '../../../src/base/detmath.ts';
import { purposes } from '../../../src/model/purposes.ts';
import {
  drawOfStore,
  storesOf,
  tierOf,
  total,
  type Kind,
  type Merchant,
  type Store,
  type World,
} from '../world.ts';
import { grant, mayClaim, move, payFromCash, ration } from './ledger.ts';
import { claimsOf } from './market.ts';
import { promised } from './offers.ts';
import { logDearness } from './orders.ts';
import { annuity, flagging } from './quality.ts';
import { commissionOf, costOf, returnRates } from './returns.ts';

/** Setup, running or deposit of a store, yuan per real seller. */
export const levelOf = (world: World, s: Store, what: 'setup' | 'operate' | 'deposit'): number =>
  s.platform.block.stores.cost * world.par[`${what}.${tierOf(s.merchant)}`] * s.merchant.costScale;

const gaveUp = (m: Merchant): boolean => m.broke >= 8;

function tend(world: World, s: Store): void {
  const { par } = world;
  const m = s.merchant;
  s.age++;
  const main = Math.max(...m.stores.map((other) => other.revenue));
  const ratio = main > 0 ? s.revenue / main : 1;
  const target = Math.min(
    s.platform.block.stores.breadthCeiling,
    ratio > 0 ? pow(ratio, par['assortment.elasticity']) : 0,
  );
  s.listed = Math.max(0.001, s.listed + par['assortment.speed'] * (target - s.listed));
  const losing = s.profit < -par['exit.loss'] * levelOf(world, s, 'operate');
  const tired = losing && drawOfStore(world, s, world.week, purposes.exit) < par['exit.rate'];
  if (!tired && !gaveUp(m)) return;
  s.open = 0;
  s.closed = 1;
  m.moved = 1;
  move(world, 'escrow', 'merchants', s.escrow);
  m.cash += s.escrow;
  s.escrow = 0;
}

/** What one real seller’s new store would sell a week, yuan, and what is left of a yuan. */
function forecast(world: World, s: Store): { sales: number; left: number; shown: number } {
  const { par } = world;
  const { merchant, pool, platform } = s;
  const w = merchant.weight;
  const rating = par[`quality.${tierOf(merchant)}`];
  const { claim, shown } = claimsOf(world, s, 1, newListing(s), rating);
  const contentSales = pool.poolSalesMean * pool.poolContent + pool.poolUnmet;
  const searchedSales = pool.poolSalesMean * (1 - pool.poolContent);
  const content = (contentSales * shown) / (pool.poolShown + w * shown);
  const sales = content + (searchedSales * claim) / (pool.poolSize + w * claim);
  const y = sales > 0 ? content / sales : 0;

  const back = (led: 'content' | 'shelf'): number =>
    returnRates(world, led, merchant.quality, merchant.predatory === 1, platform.refund).returned;
  const rho = y * back('content') + (1 - y) * back('shelf');
  const paying = pool.poolContent > 0 ? pool.poolPaying / pool.poolContent : 0;
  const commission = y * paying * commissionOf(world, merchant, pool);
  const take = platform.block.fees.take * (1 - countedOn(s, 'commissionRebate'));
  const goods = costOf(world, merchant, pool) * (1 - (1 - par['return.wornOut']) * rho);
  const dear = exp((1 - par[`ads.elasticity.${tierOf(merchant)}`]) * logDearness(world, platform));
  const ads = platform.block.exposure.paid > 0 ? par['ads.budget'] * dear * pool.poolHosted : 0;
  const left = (1 - rho) * (1 - take - commission) - goods - par['return.carriage'] * rho - ads;
  return { sales, left, shown };
}

const newListing = (s: Store): number => Math.min(0.2, s.platform.block.stores.breadthCeiling);

const countedOn = (s: Store, kind: Kind): number =>
  mayClaim(s.platform, kind, s.merchant) ? promised(s.platform, kind) : 0;

/** What a new store is worth to one real seller and what it costs, yuan. */
export interface Prospect {
  readonly worth: number;
  readonly cost: number;
}

/** Is told what every seller expects of a store that it did not have this week, whether it thinks of opening it or not. */
export type Hears = (s: Store, prospect: Prospect) => void;

function prospect(world: World, s: Store, peers: readonly Peers[]): Prospect {
  const { par } = world;
  const { merchant, platform, pool } = s;
  const { sales, left, shown } = forecast(world, s);
  const seen = peers[platform.index * 4 + merchant.tier];
  const psi = seen.sellers > 0 ? par[`imitate.${tierOf(merchant)}`] : 0;
  const own = sales * left - levelOf(world, s, 'operate');
  const pi = (1 - psi) * own + psi * seen.profitPerSize * merchant.size;
  const others = merchant.stores.filter((o) => o !== s && o.open && !o.opened);
  const years = annuity(world);
  const kept = 1 - (others.length > 0 ? par['entry.cannibalised'] : 0);
  const young = pool.poolYoung + merchant.weight * shown;
  const reserved = platform.coldStart * pool.poolHosted * pool.poolSalesMean;
  const weeks = Math.min(par['coldStart.weeks'], par['entry.horizon']);
  const coldStart = platform.coldStart > 0 ? ((reserved * shown) / young) * Math.max(0, left) * weeks : 0;
  const worth = pi * kept * years + coldStart;

  const setup = levelOf(world, s, 'setup') * (1 - countedOn(s, 'onboardingWaiver'));
  const deposit = levelOf(world, s, 'deposit') * (1 - countedOn(s, 'depositWaiver'));
  const flags = platform.inspection * flagging(world, platform, merchant.quality).flagged;
  const risk = Math.min(1, (flags * par['entry.horizon']) / Math.round(par['inspect.strikes']));
  const bound = ['brand', 'mid'].includes(tierOf(merchant)) ? others : [];
  const atRisk = total(bound, (o) => o.platform.exclusivityLoss * Math.max(0, o.profit));
  const cost =
    setup +
    deposit * Math.min(1, par['entry.discount'] * par['entry.horizon']) +
    atRisk * years * par['exclusivity.detection'] +
    risk * (Math.max(0, worth) + deposit) +
    flags * par['flag.fine'] * sales * years;
  return { worth, cost };
}

interface Peers {
  readonly sellers: number;
  readonly profitPerSize: number;
}

/** What a seller sees of its tier on each platform, as the step begins. */
function observePeers(world: World): Peers[] {
  return world.platforms.flatMap((p) =>
    [0, 1, 2, 3].map((tier) => {
      const peers = storesOf(world).filter((s) => s.platform === p && s.open && s.merchant.tier === tier);
      const profit = total(peers, (s) => s.merchant.weight * s.profit);
      const size = total(peers, (s) => s.merchant.weight * s.merchant.size);
      return { sellers: peers.length, profitPerSize: size > 0 ? profit / size : 0 };
    }),
  );
}

function considerOpening(world: World, s: Store, peers: readonly Peers[], hears: Hears): void {
  const { par } = world;
  const { merchant: m, platform } = s;
  if (platform.shelf) hears(s, prospect(world, s, peers));
  if (s.cooldown > 0) return void s.cooldown--;
  if (!platform.shelf || m.followers < platform.minFans || gaveUp(m)) return;
  const price = levelOf(world, s, 'setup') + levelOf(world, s, 'deposit');
  if (m.cash < price * m.weight * 100) return;
  const profit = total(
    m.stores.filter((o) => o.open),
    (o) => o.profit,
  );
  const unhappy = profit < m.aspiration ? par['review.dissatisfied'] : 0;
  const push = 1 + par['adopt.epidemic'] * world.drivers.onlinePull;
  const hazard = par[`review.${tierOf(m)}`] * (1 + unhappy) * push;
  if (drawOfStore(world, s, world.week, purposes.review) >= hazard) return;
  const { worth, cost } = prospect(world, s, peers);
  if (worth <= 0) return;
  const hurdle = par[`hurdle.${tierOf(m)}`] * cost;
  const opens = logistic((log(worth) - log(hurdle)) / par['entry.noise']);
  if (drawOfStore(world, s, world.week, purposes.enter) >= opens) return;
  Object.assign(s, { open: 1, opened: 1, age: 0, strikes: 0, demoted: 0, profit: 0, revenue: 0 });
  Object.assign(s, { effort: 0, ratingSum: 0, ratingCount: 0, listed: newListing(s) });
  m.moved = 1;
}

export function reviewStores(world: World, hears: Hears): void {
  const stores = storesOf(world);
  for (const s of stores) s.opened = 0;
  const peers = observePeers(world);
  for (const s of stores) if (s.open) tend(world, s);
  for (const s of stores) if (!s.open && s.closed === 0) considerOpening(world, s, peers, hears);
  payEntries(
    world,
    stores.filter((s) => s.opened),
  );
}

function payEntries(world: World, opened: readonly Store[]): void {
  const due = (s: Store, what: 'setup' | 'deposit'): number =>
    Math.floor(levelOf(world, s, what) * s.merchant.weight * 100);
  const claim = (s: Store, kind: Kind, fen: number): number =>
    mayClaim(s.platform, kind, s.merchant) ? Math.floor(s.platform.subsidies[kind].subsidyRate * fen) : 0;
  const ofSetup = (s: Store): number => claim(s, 'onboardingWaiver', due(s, 'setup'));
  const ofDeposit = (s: Store): number => claim(s, 'depositWaiver', due(s, 'deposit'));
  for (const s of opened) {
    s.platform.subsidies.onboardingWaiver.subsidyClaims += ofSetup(s);
    s.platform.subsidies.depositWaiver.subsidyClaims += ofDeposit(s);
  }
  for (const p of world.platforms) {
    ration(p, 'onboardingWaiver');
    ration(p, 'depositWaiver');
  }
  for (const s of opened) {
    payFromCash(world, s.merchant, 'outside', due(s, 'setup'));
    payFromCash(world, s.merchant, s.platform, -grant(s.platform, 'onboardingWaiver', ofSetup(s)));
    s.escrow = due(s, 'deposit') - grant(s.platform, 'depositWaiver', ofDeposit(s));
    payFromCash(world, s.merchant, 'escrow', s.escrow);
  }
}
