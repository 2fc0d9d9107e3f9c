import { log, logistic, pow } from '../../base/detmath.ts';
import { accounts, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import type { Mechanism } from './mechanism.ts';
import { newListing, observePeers, prospect, runningCost, setupCost, type Peers } from './storeWorth.ts';

const FEN = 100;

/**
 * SM14: merchants open stores, widen their assortment and leave. A merchant without a store on p reviews it with
 * probability ω·(1 + ω_a·[profit < aspiration])·(1 + κ_C·C) and opens with probability Λ((ln worth − ln(h·cost))/s). A
 * store whose mean profit is below −x of its running cost closes with a weekly hazard: below the entry threshold, so
 * there is hysteresis. Assortment moves to min(ceiling, (sales here / sales at the main store)^ε).
 *
 * Flows are multiplied by the sellers for whom a merchant stands. Leaves out: cash limits, prices, effort.
 */
export const reviewStores: Mechanism = {
  name: 'reviewStores',
  reads: [
    'open',
    'closed',
    'cooldown',
    'profit',
    'revenue',
    'aspiration',
    'poolSalesMean',
    'poolUnmet',
    'poolHosted',
    'poolPaying',
    'poolSize',
    'poolYoung',
    'minFans',
    'waiverRate',
    'waiverBudget',
    'waiverServed',
    'inspection',
    'exclusivityLoss',
    'coldStart',
    'age',
    'category',
    'costScale',
    'followers',
    'ledger',
    'listed',
    'quality',
    'size',
    'tier',
    'weight',
  ],
  writes: [
    'open',
    'opened',
    'closed',
    'age',
    'listed',
    'profit',
    'revenue',
    'cooldown',
    'moved',
    'waiverSpend',
    'waiverServed',
    'ledger',
  ],
  run(m) {
    m.opened.fill(0);
    const peers = observePeers(m);
    const claims = new Float64Array(m.waiverSpend.length);
    for (let i = 0; i < m.open.length; i++) {
      if (m.open[i] === 1) tendStore(m, i);
      else if (m.closed[i] === 0) considerOpening(m, i, peers, claims);
    }
    payWaivers(m, claims);
  },
};

function tendStore(m: Market, i: number): void {
  const par = m.frame.parameters;
  const P = m.frame.sizes.platforms;
  const merchant = Math.floor(i / P);
  m.age[i] = Math.min(65_535, m.age[i] + 1);
  let main = 0;
  for (let k = 0; k < P; k++) main = Math.max(main, m.revenue[merchant * P + k]);
  const ratio = main > 0 ? m.revenue[i] / main : 1;
  const ceiling = m.frame.breadthCeiling[i % P];
  const target = Math.min(ceiling, ratio > 0 ? pow(ratio, par['assortment.elasticity']) : 0);
  m.listed[i] = Math.max(0.001, m.listed[i] + par['assortment.speed'] * (target - m.listed[i]));
  if (m.profit[i] >= -par['exit.loss'] * runningCost(m, merchant, i % P)) return;
  if (m.draws.uniform(i, m.week, purposes.exit) >= par['exit.rate']) return;
  m.open[i] = 0;
  m.closed[i] = 1;
  m.moved[merchant] = 1;
}

function considerOpening(m: Market, i: number, peers: Peers, claims: Float64Array): void {
  const par = m.frame.parameters;
  const P = m.frame.sizes.platforms;
  const merchant = Math.floor(i / P);
  const p = i % P;
  if (m.cooldown[i] > 0) {
    m.cooldown[i] = m.cooldown[i] - 1;
    return;
  }
  if (m.frame.shelfRoute[p] < 0 || m.followers[merchant] < m.minFans[p]) return;
  let profit = 0;
  for (let k = 0; k < P; k++) if (m.open[merchant * P + k] === 1) profit += m.profit[merchant * P + k];
  const traits = m.frame.tierTraits[m.tier[merchant]];
  const hazard =
    traits.review *
    (1 + (profit < m.aspiration[merchant] ? par['review.dissatisfied'] : 0)) *
    (1 + par['adopt.epidemic'] * m.inputs.onlinePull);
  if (m.draws.uniform(i, m.week, purposes.review) >= hazard) return;
  const { worth, cost } = prospect(m, merchant, p, peers);
  if (worth <= 0) return;
  const enter = logistic((log(worth) - log(traits.hurdle * cost)) / par['entry.noise']);
  if (m.draws.uniform(i, m.week, purposes.enter) >= enter) return;
  m.open[i] = 1;
  m.opened[i] = 1;
  m.moved[merchant] = 1;
  m.age[i] = 0;
  m.listed[i] = newListing(m, p);
  m.profit[i] = 0;
  m.revenue[i] = 0;
  const setup = Math.floor(setupCost(m, merchant, p) * m.weight[merchant] * FEN);
  transfer(m, accounts.merchants, accounts.outside, setup);
  claims[p] = claims[p] + Math.floor(m.waiverRate[p] * setup);
}

/** SM16: waivers are paid to those who opened, rationed by the week’s budget. */
function payWaivers(m: Market, claims: Float64Array): void {
  for (let p = 0; p < claims.length; p++) {
    m.waiverServed[p] = claims[p] > 0 ? Math.min(1, m.waiverBudget[p] / claims[p]) : 1;
    m.waiverSpend[p] = Math.floor(claims[p] * m.waiverServed[p]);
    transfer(m, platformAccount(p), accounts.merchants, m.waiverSpend[p]);
  }
}
