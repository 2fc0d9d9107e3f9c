import { powerOf } from '../../base/power.ts';
import { accounts, payOut, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import { storeDraw } from '../supplyDraws.ts';
import type { Deciding, Witness } from './mechanism.ts';
import { barrierTo, entryChance, gaveUp, reviewHazard, type StoreTerms } from './storeTerms.ts';
import { mayClaim, pay, ration, subsidyAt, type SubsidyKind } from '../subsidies.ts';
import {
  depositOf,
  newListing,
  observePeers,
  prospect,
  runningCost,
  setupCost,
  type Peers,
} from './storeWorth.ts';

const FEN = 100;
/** In `closed`: by its seller, this week. */
const CLOSED_NOW = 1;

/** Shown by store: `merchant · platforms + platform`. Platforms without shops have none. */
type StoreWitness = Witness<StoreTerms> | null;

/**
 * SM14: merchants open stores, widen their assortment and leave. A merchant without a store on p reviews it with
 * probability ω·(1 + ω_a·[profit < aspiration])·(1 + κ_C·C) and opens with probability Λ((ln worth − ln(h·cost))/s). A
 * store whose mean profit is below −x of its running cost closes with a weekly hazard: below the entry threshold, so
 * there is hysteresis; a merchant who has had no cash for eight weeks closes all. Assortment moves to
 * min(ceiling, (sales here / sales at the main store)^ε). Who opens needs the cash for setup and deposit and pays them, less what
 * waivers grant.
 *
 * Flows are multiplied by the sellers for whom a merchant stands. Leaves out: loans.
 */
export const reviewStores: Deciding<StoreTerms> = {
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
    'adPrice',
    'adReference',
    'poolPaying',
    'poolSize',
    'poolYoung',
    'minFans',
    'subsidyRate',
    'subsidyBudget',
    'subsidyTiers',
    'subsidyServed',
    'subsidyClaims',
    'subsidyPaid',
    'subsidySpent',
    'poolShown',
    'poolContent',
    'commission',
    'logPrice',
    'predatory',
    'refund',
    'visibleShare',
    'escrow',
    'cash',
    'broke',
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
    'shownSize',
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
    'effort',
    'ratingSum',
    'ratingCount',
    'strikes',
    'demoted',
    'escrow',
    'cash',
    'subsidyClaims',
    'subsidyServed',
    'subsidyPaid',
    'subsidySpent',
    'ledger',
  ],
  run(m, witness = null) {
    m.opened.fill(0);
    const peers = observePeers(m);
    // who closes a store is seen by all reviews of the week, on whatever platform
    const P = m.frame.sizes.platforms;
    for (let merchant = 0; merchant < m.tier.length; merchant++) {
      const main = mainSales(m, merchant);
      for (let i = merchant * P; i < (merchant + 1) * P; i++) {
        if (m.open[i] === 1) tendStore(m, i, main, witness);
      }
    }
    for (let merchant = 0; merchant < m.tier.length; merchant++) {
      const hazard = reviewHazard(m, merchant);
      for (let i = merchant * P; i < (merchant + 1) * P; i++) {
        if (m.open[i] === 0 && m.closed[i] !== CLOSED_NOW) considerOpening(m, i, hazard, peers, witness);
      }
    }
    payEntries(m);
  },
};

/** Weekly sales of a merchant’s main store, yuan per real seller. */
function mainSales(m: Market, merchant: number): number {
  const P = m.frame.sizes.platforms;
  let main = 0;
  for (let k = 0; k < P; k++) main = Math.max(main, m.revenue[merchant * P + k]);
  return main;
}

function tendStore(m: Market, i: number, main: number, witness: StoreWitness): void {
  const par = m.frame.parameters;
  const merchant = m.frame.merchantOf[i];
  m.age[i] = Math.min(65_535, m.age[i] + 1);
  const ratio = main > 0 ? m.revenue[i] / main : 1;
  const ceiling = m.frame.breadthCeiling[m.frame.platformOf[i]];
  const grown = ratio === 1 ? 1 : ratio > 0 ? powerOf(par['assortment.elasticity'])(ratio) : 0;
  const target = Math.min(ceiling, grown);
  m.listed[i] = Math.max(0.001, m.listed[i] + par['assortment.speed'] * (target - m.listed[i]));
  const threshold = -par['exit.loss'] * runningCost(m, merchant, m.frame.platformOf[i]);
  const losing = m.profit[i] < threshold;
  const tired =
    losing && storeDraw(m, merchant, m.frame.platformOf[i], m.week, purposes.exit) < par['exit.rate'];
  const closes = tired || gaveUp(m, merchant);
  if (witness?.wants(i)) {
    const exitDraw = storeDraw(m, merchant, m.frame.platformOf[i], m.week, purposes.exit);
    const [profit, broke, rate] = [m.profit[i], m.broke[merchant], par['exit.rate']];
    witness.sees(i, { kind: 'keeping', profit, threshold, rate, exitDraw, broke, closes });
  }
  if (!closes) return;
  m.open[i] = 0;
  m.closed[i] = CLOSED_NOW;
  m.moved[merchant] = 1;
  transfer(m, accounts.escrow, accounts.merchants, m.escrow[i]);
  m.cash[merchant] = m.cash[merchant] + m.escrow[i];
  m.escrow[i] = 0;
}

function considerOpening(m: Market, i: number, hazard: number, peers: Peers, witness: StoreWitness): void {
  const merchant = m.frame.merchantOf[i];
  const p = m.frame.platformOf[i];
  if (m.frame.shelfRoute[p] < 0) return;
  const wanted = witness !== null && witness.wants(i);
  const barrier = barrierTo(m, i);
  if (barrier === 'cooldown') m.cooldown[i] = m.cooldown[i] - 1;
  if (barrier !== null && !wanted) return;
  const reviewDraw = storeDraw(m, merchant, p, m.week, purposes.review);
  const reviews = barrier === null && reviewDraw < hazard;
  if (!reviews && !wanted) return;
  const terms = prospect(m, merchant, p, peers);
  const chance = entryChance(m, merchant, terms);
  const enterDraw = storeDraw(m, merchant, p, m.week, purposes.enter);
  const opens = reviews && enterDraw < chance;
  if (wanted) {
    const { hurdle } = m.frame.tierTraits[m.tier[merchant]];
    witness.sees(i, {
      ...{ kind: 'opening', barrier, hazard, reviewDraw, reviews, prospect: terms },
      ...{ hurdle, chance, enterDraw, opens },
    });
  }
  if (opens) openStore(m, i, merchant, p);
}

/** A new store, or an old one under a new name: no history of its own. */
function openStore(m: Market, i: number, merchant: number, p: number): void {
  m.open[i] = 1;
  m.opened[i] = 1;
  m.moved[merchant] = 1;
  m.listed[i] = newListing(m, p);
  for (const past of [m.age, m.strikes, m.demoted]) past[i] = 0;
  for (const past of [m.profit, m.revenue, m.effort, m.ratingSum, m.ratingCount]) past[i] = 0;
}

/** SM16: setup and deposits of those who opened; waivers are rationed by the week’s budgets. */
function payEntries(m: Market): void {
  const setups = claimsOf(m, 'onboardingWaiver', setupCost);
  const deposits = claimsOf(m, 'depositWaiver', depositOf);
  for (let i = 0; i < m.opened.length; i++) {
    if (m.opened[i] === 0) continue;
    const merchant = m.frame.merchantOf[i];
    payOut(m, merchant, accounts.outside, setups.due[i]);
    if (setups.claims[i] > 0) {
      payOut(
        m,
        merchant,
        platformAccount(m.frame.platformOf[i]),
        -pay(m, 'onboardingWaiver', m.frame.platformOf[i], setups.claims[i]),
      );
    }
    const waived =
      deposits.claims[i] > 0 ? pay(m, 'depositWaiver', m.frame.platformOf[i], deposits.claims[i]) : 0;
    payOut(m, merchant, accounts.escrow, deposits.due[i] - waived);
    m.escrow[i] = deposits.due[i] - waived;
  }
}

/** What each new store owes, and what of it may be waived, whole fen; the claims are counted and rationed. */
function claimsOf(
  m: Market,
  kind: SubsidyKind,
  cost: (m: Market, merchant: number, p: number) => number,
): { readonly due: Float64Array; readonly claims: Float64Array } {
  const due = new Float64Array(m.opened.length);
  const claims = new Float64Array(m.opened.length);
  for (let i = 0; i < due.length; i++) {
    if (m.opened[i] === 0) continue;
    const merchant = m.frame.merchantOf[i];
    const at = subsidyAt(m, kind, m.frame.platformOf[i]);
    due[i] = Math.floor(cost(m, merchant, m.frame.platformOf[i]) * m.weight[merchant] * FEN);
    claims[i] = mayClaim(m, kind, m.frame.platformOf[i], m.tier[merchant])
      ? Math.floor(m.subsidyRate[at] * due[i])
      : 0;
    m.subsidyClaims[at] = m.subsidyClaims[at] + claims[i];
  }
  ration(m, kind);
  return { due, claims };
}
