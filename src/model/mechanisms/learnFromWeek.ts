import { accounts, assertBalanced, payOut } from '../ledger.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';
import { groups, HOSTED, LINKED } from '../orderGroups.ts';
import { keptOf } from './anchorOptions.ts';
import { runningCost } from './storeWorth.ts';

const FEN = 100;
/** Weight of the newest week in exponential means of about four weeks and of half a year. */
const RECENT = 0.25;
const SLOW = 1 / 26;

const toward = (old: number, now: number, weight: number): number => old + weight * (now - old);

/** A moving mean that starts at its first observation. */
const started = (old: number, now: number, weight: number): number =>
  old === 0 ? now : toward(old, now, weight);

/**
 * SM4, SM14: what agents remember of the week. Moving means of stores’ profit and sales, of anchors’ income and its slow
 * twin, the aspiration; demand of own shops by pool, with what idle air-time leaves unmet
 * (potential of the slot × idle share, capped at the pool’s own demand); sales per unit of selling exposure.
 * Followers decay by δ and grow with attention and the feed share of one real anchor: ΔF = δ·F₀·attention·feed − δ·F,
 * F₀ the slot’s followers at the start; nothing is gained while idle.
 */
export const learnFromWeek: Mechanism = {
  name: 'learnFromWeek',
  reads: [
    'opened',
    'storeSales',
    'storeNet',
    'anchorSales',
    'feeOnAnchor',
    'feeOnMerchant',
    'sales',
    'idleAirtime',
    'poolSold',
    'selfSales',
    'anchorBonus',
    'routeCommission',
    'inboundFee',
    'poolShownQuality',
    'refund',
    'poolContent',
    'cash',
    'broke',
    'anchorAspiration',
    'anchorCategory',
    'anchorFans',
    'anchorIdle',
    'anchorIncome',
    'anchorKind',
    'anchorRoute',
    'anchorScore',
    'anchorWeight',
    'aspiration',
    'attention',
    'costScale',
    'fansReference',
    'ledger',
    'lostFans',
    'open',
    'poolHosted',
    'poolPaying',
    'poolSalesMean',
    'profit',
    'revenue',
    'slotSalesMean',
    'slotScore',
    'tier',
    'weight',
  ],
  writes: [
    'profit',
    'revenue',
    'aspiration',
    'anchorIncome',
    'anchorAspiration',
    'slotSalesMean',
    'poolSalesMean',
    'poolUnmet',
    'poolHosted',
    'poolPaying',
    'poolContent',
    'anchorFans',
    'lostFans',
    'cash',
    'broke',
    'ledger',
  ],
  run(m) {
    learnStores(m);
    learnAnchors(m);
    learnSlots(m);
    learnPools(m);
    growFans(m);
  },
};

/** Closes the books: the week’s ledger must sum to exactly zero. */
export const closeBooks: Mechanism = {
  name: 'closeBooks',
  reads: ['ledger'],
  writes: [],
  run: assertBalanced,
};

function learnStores(m: Market): void {
  const P = m.frame.sizes.platforms;
  for (let merchant = 0; merchant < m.weight.length; merchant++) {
    const w = m.weight[merchant];
    let total = 0;
    for (let p = 0; p < P; p++) {
      const i = merchant * P + p;
      // a store that opened this week has sold nothing yet: its first week is the next one
      if (m.open[i] === 0 || m.opened[i] === 1) continue;
      const running = runningCost(m, merchant, p);
      payOut(m, merchant, accounts.outside, Math.floor(running * w * FEN));
      const profit = m.storeNet[i] / FEN / w - running;
      m.profit[i] = started(m.profit[i], profit, RECENT);
      m.revenue[i] = started(m.revenue[i], m.storeSales[i] / FEN / w, RECENT);
      total += m.profit[i];
    }
    m.aspiration[merchant] = started(m.aspiration[merchant], total, SLOW);
    m.broke[merchant] = m.cash[merchant] < 0 ? Math.min(255, m.broke[merchant] + 1) : 0;
  }
}

function learnAnchors(m: Market): void {
  const G = m.frame.sizes.categories;
  for (let a = 0; a < m.anchorRoute.length; a++) {
    const r = m.anchorRoute[a];
    if (r < 0) continue;
    const rg = r * G + m.anchorCategory[a];
    const earned = m.anchorSales[a] * keptOf(m, a, rg, m.frame.routes[r].platform);
    const income = (earned + m.anchorBonus[a]) / FEN / m.anchorWeight[a];
    m.anchorIncome[a] = started(m.anchorIncome[a], income, RECENT);
    m.anchorAspiration[a] = started(m.anchorAspiration[a], income, SLOW);
  }
}

function learnSlots(m: Market): void {
  const G = m.frame.sizes.categories;
  for (let s = 0; s < m.frame.slots.length; s++) {
    for (let g = 0; g < G; g++) {
      const sg = s * G + g;
      const selling = 1 - m.idleAirtime[sg];
      if (selling <= 0) continue;
      let sum = 0;
      for (const r of m.frame.slots[s].routes) sum += m.sales[r * G + g];
      m.slotSalesMean[sg] = started(m.slotSalesMean[sg], sum / FEN / selling, RECENT);
    }
  }
}

function learnPools(m: Market): void {
  const G = m.frame.sizes.categories;
  m.poolUnmet.fill(0);
  for (let s = 0; s < m.frame.slots.length; s++) {
    const slot = m.frame.slots[s];
    if (slot.channel !== 'live' && slot.channel !== 'video') continue;
    for (let g = 0; g < G; g++) {
      const unmet = m.slotSalesMean[s * G + g] * m.idleAirtime[s * G + g];
      const pool = slot.platform * G + g;
      m.poolUnmet[pool] = m.poolUnmet[pool] + unmet;
    }
  }
  const storeRun = new Float64Array(m.poolSalesMean.length);
  m.frame.routes.forEach((route, r) => {
    for (let g = 0; g < G; g++)
      storeRun[route.to * G + g] = storeRun[route.to * G + g] + m.selfSales[r * G + g];
  });
  for (let pool = 0; pool < m.poolSalesMean.length; pool++) {
    learnPool(m, pool, storeRun[pool]);
    m.poolUnmet[pool] = Math.min(m.poolUnmet[pool], m.poolSalesMean[pool]);
  }
}

/** Moving means of a pool’s sales and of how they come about. */
function learnPool(m: Market, pool: number, storeRun: number): void {
  const at = pool * groups;
  const hosted = m.poolSold[at + HOSTED];
  const content = hosted + m.poolSold[at + LINKED];
  let total = 0;
  for (let group = 0; group < groups; group++) total += m.poolSold[at + group];
  m.poolSalesMean[pool] = started(m.poolSalesMean[pool], total / FEN, RECENT);
  if (total === 0) return;
  m.poolHosted[pool] = started(m.poolHosted[pool], hosted / total, RECENT);
  m.poolContent[pool] = started(m.poolContent[pool], content / total, RECENT);
  m.poolPaying[pool] = started(m.poolPaying[pool], (content - storeRun) / total, RECENT);
}

function growFans(m: Market): void {
  const G = m.frame.sizes.categories;
  const decay = m.frame.parameters['fans.decay'];
  for (let a = 0; a < m.anchorRoute.length; a++) {
    const r = m.anchorRoute[a];
    if (r < 0) continue;
    const route = m.frame.routes[r];
    const sg = route.slot * G + m.anchorCategory[a];
    const isFeed = m.slotScore[sg] > 0 && m.anchorIdle[a] === 0;
    const feedShare = isFeed ? m.anchorScore[a] / m.slotScore[sg] : 0;
    const gained = decay * m.fansReference[sg] * m.attention[route.slot] * feedShare;
    m.anchorFans[a] = m.anchorFans[a] * (1 - decay) + gained;
  }
  for (let sg = 0; sg < m.lostFans.length; sg++) m.lostFans[sg] = m.lostFans[sg] * (1 - decay);
}
