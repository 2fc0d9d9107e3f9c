import { exp, log } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { groups } from '../orderGroups.ts';
import type { Mechanism } from './mechanism.ts';

const WEEKS_A_YEAR = 52;
/** Commissions stay between these shares of list price (SM10). */
const LOWEST_COMMISSION = 0.02;
const HIGHEST_COMMISSION = 0.6;
/** Charges above this share leave no price that could pass them on. */
const MOST_CHARGED = 0.9;

/**
 * SM10: list prices and commissions of next week. Sellers of a pool pass on what platforms, anchors and advertising take:
 * ln P moves to ψ·ln((1 − f̄₀)/(1 − f̄)), f̄ the charges of the week and f̄₀ those of the base year. The commission of a
 * pool moves by tâtonnement, ln κ′ = ln κ + ε·z, z = (tightness/base)·(κ/κ₀)^{−ε_D} − 1 within ±1: tightness is goods on
 * offer per yuan of content-led sales, so sellers who look for air-time bid it up, and ask for less of it when it is dear.
 *
 * The base year is that of the first `base.weeks` of the run; nothing moves in it. Leaves out: price wars, prices by
 * channel, negotiated commissions.
 */
export const adjustPrices: Mechanism = {
  name: 'adjustPrices',
  reads: [
    'poolSold',
    'poolNet',
    'poolSize',
    'poolSalesMean',
    'poolContent',
    'adSpend',
    'category',
    'logPrice',
    'commission',
    'chargeReference',
    'tightness',
  ],
  writes: ['logPrice', 'commission', 'chargeReference', 'tightness'],
  run(m) {
    const charged = chargesOf(m);
    const inBase = m.week < Math.round(m.frame.parameters['base.weeks']);
    for (let pool = 0; pool < charged.length; pool++) {
      const tight = tightnessOf(m, pool);
      if (inBase) remember(m, pool, charged[pool], tight);
      else {
        reprice(m, pool, charged[pool]);
        bid(m, pool, tight);
      }
    }
  },
};

/** What sellers of each pool did not keep of their sales, advertising included; −1 where nothing was sold. */
function chargesOf(m: Market): Float64Array {
  const ads = new Float64Array(m.poolSize.length);
  for (let i = 0; i < m.adSpend.length; i++) {
    const pool = m.frame.platformOf[i] * m.frame.sizes.categories + m.category[m.frame.merchantOf[i]];
    ads[pool] = ads[pool] + m.adSpend[i];
  }
  return ads.map((paid, pool) => {
    let sold = 0;
    let kept = -paid;
    for (let group = 0; group < groups; group++) {
      sold += m.poolSold[pool * groups + group];
      kept += m.poolNet[pool * groups + group];
    }
    return sold > 0 ? Math.min(MOST_CHARGED, 1 - kept / sold) : -1;
  });
}

/** ln of a year’s claims, at today’s baskets, per yuan of a year’s content-led sales; 0 while either is missing. */
function tightnessOf(m: Market, pool: number): number {
  const content = m.poolSalesMean[pool] * m.poolContent[pool] * WEEKS_A_YEAR;
  const claims = m.poolSize[pool] * m.inputs.growth;
  return content > 0 && claims > 0 ? log(claims / content) : 0;
}

/** Means of the base year, started at the first observation. */
function remember(m: Market, pool: number, charged: number, tight: number): void {
  const weight = 1 / (m.week + 1);
  const mean = (old: number, now: number): number => (old === 0 ? now : old + weight * (now - old));
  if (charged >= 0) m.chargeReference[pool] = mean(m.chargeReference[pool], charged);
  if (tight !== 0) m.tightness[pool] = mean(m.tightness[pool], tight);
}

function reprice(m: Market, pool: number, charged: number): void {
  if (charged < 0) return;
  const par = m.frame.parameters;
  if (m.chargeReference[pool] === 0) m.chargeReference[pool] = charged;
  const target = par['price.passThrough'] * log((1 - m.chargeReference[pool]) / (1 - charged));
  m.logPrice[pool] = m.logPrice[pool] + par['price.speed'] * (target - m.logPrice[pool]);
}

function bid(m: Market, pool: number, tight: number): void {
  if (tight === 0) return;
  const par = m.frame.parameters;
  if (m.tightness[pool] === 0) m.tightness[pool] = tight;
  const dearer = log(m.commission[pool] / par['commission.content']);
  const excess = exp(tight - m.tightness[pool] - par['commission.elasticity'] * dearer) - 1;
  const step = par['commission.speed'] * Math.max(-1, Math.min(1, excess));
  const next = m.commission[pool] * exp(step);
  const least = Math.min(LOWEST_COMMISSION, par['commission.content']);
  const most = Math.max(HIGHEST_COMMISSION, par['commission.content']);
  m.commission[pool] = Math.min(most, Math.max(least, next));
}
