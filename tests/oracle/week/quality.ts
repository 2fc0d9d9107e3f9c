/** Reviews, trust, effort and inspection. */
import { exp, logistic } from '../../../src/base/detmath.ts';
import { purposes } from '../../../src/model/purposes.ts';
import { drawOfStore, LAGS, storesOf, total, type Platform, type Store, type World } from '../world.ts';
import { move, payFromCash } from './ledger.ts';
import { margin } from './returns.ts';

const LN_2 = 0.6931471805599453;

export function rateStores(world: World): void {
  const { par } = world;
  const fades = exp(-LN_2 / par['rating.halfLife']);
  for (const p of world.platforms) {
    const stores = storesOf(world).filter((s) => s.platform === p && s.open);
    for (const s of stores) {
      const basket = world.goods[s.merchant.category].basketIntent;
      const orders = basket > 0 ? s.storeSales / 100 / s.merchant.weight / basket : 0;
      const reviews = par['rating.reviews'] * orders;
      s.ratingCount = s.ratingCount * fades + reviews;
      s.ratingSum = s.ratingSum * fades + reviews * s.goodness;
    }
    const ended = total(stores, (s) => s.storeSales);
    const well = total(stores, (s) => {
      const mended = par['trust.recourse'] * p.refund * (1 - s.goodness);
      return s.storeSales * (s.goodness + mended);
    });
    const share = ended > 0 ? well / ended : p.trust;
    p.trust = (p.trust + par['trust.speed'] * (share - p.trust)) * (1 - p.badPress);
  }
}

export function annuity(world: World): number {
  const r = world.par['entry.discount'];
  return (1 - exp(-r * world.par['entry.horizon'])) / r;
}

export function flagging(world: World, p: Platform, quality: number): { flagged: number; slope: number } {
  const { par } = world;
  const falseAlarm = par['inspect.falseAlarm'];
  const blind = 1 + par['inspect.blindness'] * (1 - p.visibleShare);
  const missed = Math.min(1 - falseAlarm, par['inspect.missed'] * blind);
  const found = Math.max(0, 1 - missed - falseAlarm);
  const bad = logistic((par['inspect.threshold'] - quality) / par['inspect.sharpness']);
  return {
    flagged: falseAlarm + found * bad,
    slope: (found * bad * (1 - bad)) / par['inspect.sharpness'],
  };
}

function bestEffort(world: World, s: Store, base: number): number {
  const { par } = world;
  const c = par['effort.cost'];
  if (c === 0) return 1;
  const worth = Math.max(0, s.profit) * annuity(world);
  const atStake = par['flag.fine'] * s.revenue + worth / Math.round(par['inspect.strikes']);
  const spared = s.platform.inspection * atStake * flagging(world, s.platform, s.goodness).slope;
  const praised = (base * par['rating.weight'] * par['effort.foresight']) / Math.max(s.rating, 0.01);
  return Math.min(1, ((spared + praised) * par['effort.gain']) / (2 * c * base));
}

export function improveGoods(world: World): void {
  const { par } = world;
  for (const s of storesOf(world)) {
    const base = s.revenue * margin(world, s.merchant);
    if (!s.open || s.merchant.predatory || base <= 0) continue;
    s.effort += par['effort.speed'] * (bestEffort(world, s, base) - s.effort);
    const yuan = par['effort.cost'] * s.effort * s.effort * base;
    const fen = Math.floor(yuan * s.merchant.weight * 100);
    payFromCash(world, s.merchant, 'suppliers', fen);
    s.storeNet -= fen;
  }
}

export function inspectStores(world: World): void {
  for (const m of world.merchants) m.moved = 0;
  for (const p of world.platforms) {
    const stores = storesOf(world).filter((s) => s.platform === p);
    for (const s of stores) Object.assign(s, { closed: 0, inspected: 0 });
    const open = stores.filter((s) => s.open);
    const sellers = total(open, (s) => s.merchant.weight);
    const mean = sellers > 0 ? total(open, (s) => s.merchant.weight * (1 - s.rating)) / sellers : 0;
    for (const s of open) {
      if (s.demoted > 0) s.demoted--;
      const byRisk = mean > 0 ? p.inspectionByRisk : 0;
      const risk = byRisk > 0 ? (1 - s.rating) / mean : 1;
      const rate = p.inspection * (1 - byRisk + byRisk * risk);
      if (drawOfStore(world, s, world.week, purposes.inspect) >= rate) continue;
      const flagged =
        drawOfStore(world, s, world.week, purposes.flag) < flagging(world, p, s.goodness).flagged;
      s.inspected = flagged ? 2 : 1;
    }
  }
  // in the order of merchants, since the stores of one have one cash
  for (const s of storesOf(world)) if (s.inspected === 2) punish(world, s);
}

function forfeit(world: World, s: Store, fen: number): void {
  move(world, 'escrow', 'funds', fen);
  s.escrow -= fen;
  s.platform.fund += fen;
  s.platform.finesTaken += fen;
}

function punish(world: World, s: Store): void {
  const { par } = world;
  const { merchant, platform } = s;
  const fine = Math.floor(par['flag.fine'] * s.revenue * merchant.weight * 100);
  const fromDeposit = Math.min(fine, s.escrow);
  const fromCash = Math.min(fine - fromDeposit, Math.max(0, merchant.cash));
  forfeit(world, s, fromDeposit);
  payFromCash(world, merchant, 'funds', fromCash);
  s.storeNet -= fromCash;
  platform.fund += fromCash;
  platform.finesTaken += fromCash;
  s.strikes++;
  s.demoted = Math.round(par['flag.weeks']);
  if (s.strikes < Math.round(par['inspect.strikes'])) return;
  forfeit(world, s, s.escrow);
  const renamed = drawOfStore(world, s, world.week, purposes.rename) < par['closure.evaded'];
  Object.assign(s, { open: 0, closed: 2, strikes: 0, demoted: 0, orphaned: LAGS });
  s.cooldown = Math.round(par[renamed ? 'closure.newName' : 'closure.weeks']);
  merchant.moved = 1;
}
