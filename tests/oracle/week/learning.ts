/** What is remembered of the week, and how prices answer. */
import { exp, log } from '../../../src/base/detmath.ts';
import { cellsOf, poolsOf, slotCellsOf, storesOf, total, type Pool, type World } from '../world.ts';
import { cellOf, keptOf } from './anchors.ts';
import { payFromCash } from './ledger.ts';
import { inBaseYear } from './orders.ts';
import { levelOf } from './stores.ts';

/** A moving mean, from its first observation on. */
const mean = (old: number, now: number, w: number): number => (old === 0 ? now : old + w * (now - old));
const recent = (old: number, now: number): number => mean(old, now, 1 / 4);
const slow = (old: number, now: number): number => mean(old, now, 1 / 26);

function learnStores(world: World): void {
  for (const m of world.merchants) {
    const known = m.stores.filter((s) => s.open && !s.opened);
    for (const s of known) {
      const running = levelOf(world, s, 'operate');
      payFromCash(world, m, 'outside', Math.floor(running * m.weight * 100));
      s.profit = recent(s.profit, s.storeNet / 100 / m.weight - running);
      s.revenue = recent(s.revenue, s.storeSales / 100 / m.weight);
    }
    m.aspiration = slow(
      m.aspiration,
      total(known, (s) => s.profit),
    );
    m.broke = m.cash < 0 ? Math.min(255, m.broke + 1) : 0;
  }
}

function learnAnchors(world: World): void {
  for (const a of world.anchors) {
    const cell = cellOf(world, a);
    if (!cell) continue;
    const earned = a.anchorSales * keptOf(world, a, cell);
    const income = (earned + a.anchorBonus) / 100 / a.anchorWeight;
    a.anchorIncome = recent(a.anchorIncome, income);
    a.anchorAspiration = slow(a.anchorAspiration, income);
  }
}

function learnPool(world: World, pool: Pool): void {
  const [hosted, linked, searched] = pool.poolSold;
  const sold = hosted + linked + searched;
  const rooms = total(
    cellsOf(world).filter((c) => c.pool === pool),
    (c) => c.selfSales,
  );
  pool.poolSalesMean = recent(pool.poolSalesMean, sold / 100);
  if (sold > 0) {
    pool.poolHosted = recent(pool.poolHosted, hosted / sold);
    pool.poolContent = recent(pool.poolContent, (hosted + linked) / sold);
    pool.poolPaying = recent(pool.poolPaying, (hosted + linked - rooms) / sold);
  }
  const content = pool.platform.slots.filter((s) => s.channel === 'live' || s.channel === 'video');
  const unmet = total(content, (s) => s.goods[pool.g].slotSalesMean * s.goods[pool.g].idleAirtime);
  pool.poolUnmet = Math.min(unmet, pool.poolSalesMean);
}

function growFans(world: World): void {
  const decay = world.par['fans.decay'];
  for (const a of world.anchors) {
    const cell = cellOf(world, a);
    if (!cell) continue;
    const s = cell.slotCell;
    const feed = s.slotScore > 0 && !a.anchorIdle ? a.anchorScore / s.slotScore : 0;
    const gained = decay * s.fansReference * s.slot.attention * feed;
    a.anchorFans = a.anchorFans * (1 - decay) + gained;
  }
  for (const s of slotCellsOf(world)) s.lostFans *= 1 - decay;
}

export function learnFromWeek(world: World): void {
  learnStores(world);
  learnAnchors(world);
  for (const s of slotCellsOf(world)) {
    const selling = 1 - s.idleAirtime;
    if (selling <= 0) continue;
    s.slotSalesMean = recent(s.slotSalesMean, total(s.cells, (c) => c.sales) / 100 / selling);
  }
  for (const pool of poolsOf(world)) learnPool(world, pool);
  growFans(world);
}

export function adjustPrices(world: World): void {
  const { par } = world;
  const lowest = Math.min(0.02, par['commission.content']);
  const highest = Math.max(0.6, par['commission.content']);
  for (const pool of poolsOf(world)) {
    const sold = total(pool.poolSold, (fen) => fen);
    const ads = total(pool.stores, (s) => s.adSpend);
    const kept = -ads + total(pool.poolNet, (fen) => fen);
    const charged = Math.min(0.9, 1 - kept / sold);
    const content = pool.poolSalesMean * pool.poolContent * 52;
    const claims = pool.poolSize * world.drivers.growth;
    const known = content > 0 && claims > 0;
    const x = log(claims / content);
    const n = world.week + 1;
    if (inBaseYear(world)) {
      if (sold > 0) pool.chargeReference = mean(pool.chargeReference, charged, 1 / n);
      if (known) pool.tightness = mean(pool.tightness, x, 1 / n);
      continue;
    }
    if (sold > 0) {
      if (pool.chargeReference === 0) pool.chargeReference = charged;
      const passed = par['price.passThrough'] * log((1 - pool.chargeReference) / (1 - charged));
      pool.logPrice += par['price.speed'] * (passed - pool.logPrice);
    }
    if (known) {
      if (pool.tightness === 0) pool.tightness = x;
      const dearer = log(pool.commission / par['commission.content']);
      const z = exp(x - pool.tightness - par['commission.elasticity'] * dearer) - 1;
      const next = pool.commission * exp(par['commission.speed'] * Math.max(-1, Math.min(1, z)));
      pool.commission = Math.min(highest, Math.max(lowest, next));
    }
  }
}

export function learnFromData(world: World): void {
  const { par } = world;
  const decay = par['data.decay'];
  for (const p of world.platforms) {
    const begun = cellsOf(world).filter((c) => c.route.platform === p);
    const own = total(
      begun.filter((c) => c.route.own),
      (c) => c.sales,
    );
    const linked = total(
      begun.filter((c) => !c.route.own),
      (c) => c.sales,
    );
    const seen = own + p.visibility * linked;
    // the run begins where weeks like its first would have led
    const before = world.week === 0 ? seen / 1e11 / decay : p.dataStock;
    p.dataStock = before * (1 - decay) + seen / 1e11;
    if (own + linked > 0) p.visibleShare = seen / (own + linked);
    p.matching = 1 + (par['data.most'] - 1) * (1 - exp(-p.dataStock / (par['data.scale'] / 1e9)));
  }
}

/** Rule 1. */
export function closeBooks(world: World): void {
  const sum = total(world.ledger, (fen) => fen);
  if (sum !== 0) throw new Error(`the oracle’s ledger sums to ${sum} fen in week ${world.week}`);
}

export { storesOf };
