import { accounts, payOut, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { lags } from '../orderGroups.ts';
import { purposes } from '../purposes.ts';
import { storeDraw } from '../supplyDraws.ts';
import { fineOf, flagProbability } from './enforcement.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM13: platforms inspect stores. Every open store is inspected with the platform’s weekly probability, more often the
 * more buyers complain where inspections follow complaints; bad goods are flagged, good ones now and then by mistake.
 * A flag is a strike: a fine, as far as deposit and cash reach, and less exposure for some weeks. The last strike closes
 * the store: its deposit goes to the compensation fund, and it may open again after a while, or at once under a new name.
 *
 * Inspection, flag and new name are keyed draws apart, so that a higher rate inspects a superset (rule 25) and a higher
 * false-alarm rate flags a superset (rule 26). Strikes do not lapse. Leaves out: appeals, inspections of single items.
 */
export const inspectStores: Mechanism = {
  name: 'inspectStores',
  reads: [
    'open',
    'goodness',
    'inspection',
    'inspectionByRisk',
    'visibleShare',
    'rating',
    'weight',
    'revenue',
    'strikes',
    'demoted',
    'escrow',
    'cash',
    'fund',
    'ledger',
    'finesTaken',
    'storeNet',
  ],
  writes: [
    'open',
    'closed',
    'cooldown',
    'orphaned',
    'moved',
    'inspected',
    'strikes',
    'demoted',
    'escrow',
    'cash',
    'fund',
    'ledger',
    'finesTaken',
    'storeNet',
  ],
  run(m) {
    m.closed.fill(0);
    m.moved.fill(0);
    const complaints = meanComplaints(m);
    for (let i = 0; i < m.open.length; i++) {
      m.inspected[i] = 0;
      if (m.open[i] === 0) continue;
      if (m.demoted[i] > 0) m.demoted[i] = m.demoted[i] - 1;
      if (drawOf(m, i, purposes.inspect) >= inspectionRate(m, i, complaints)) continue;
      const flagged =
        drawOf(m, i, purposes.flag) < flagProbability(m, m.frame.platformOf[i], m.goodness[i]).flagged;
      m.inspected[i] = flagged ? 2 : 1;
      if (flagged) punish(m, i);
    }
  },
};

/** Mean share of buyers who complain, 1 − rating, over the sellers of each platform. */
function meanComplaints(m: Market): Float64Array {
  const P = m.frame.sizes.platforms;
  const complaints = new Float64Array(P);
  const sellers = new Float64Array(P);
  for (let i = 0; i < m.open.length; i++) {
    if (m.open[i] === 0) continue;
    const w = m.weight[m.frame.merchantOf[i]];
    complaints[m.frame.platformOf[i]] = complaints[m.frame.platformOf[i]] + w * (1 - m.rating[i]);
    sellers[m.frame.platformOf[i]] = sellers[m.frame.platformOf[i]] + w;
  }
  return complaints.map((sum, p) => (sellers[p] > 0 ? sum / sellers[p] : 0));
}

/** ι·((1 − ω) + ω·complaints / mean complaints). */
function inspectionRate(m: Market, i: number, complaints: Float64Array): number {
  const p = m.frame.platformOf[i];
  const byRisk = complaints[p] > 0 ? m.inspectionByRisk[p] : 0;
  const risk = byRisk > 0 ? (1 - m.rating[i]) / complaints[p] : 1;
  return m.inspection[p] * (1 - byRisk + byRisk * risk);
}

function punish(m: Market, i: number): void {
  const merchant = m.frame.merchantOf[i];
  const par = m.frame.parameters;
  const fine = fineOf(m, i);
  const fromEscrow = Math.min(fine, m.escrow[i]);
  takeDeposit(m, i, fromEscrow);
  const fromCash = Math.min(fine - fromEscrow, Math.max(0, m.cash[merchant]));
  payOut(m, merchant, accounts.funds, fromCash);
  m.storeNet[i] = m.storeNet[i] - fromCash;
  m.fund[m.frame.platformOf[i]] = m.fund[m.frame.platformOf[i]] + fromCash;
  m.finesTaken[m.frame.platformOf[i]] = m.finesTaken[m.frame.platformOf[i]] + fromCash;
  m.strikes[i] = m.strikes[i] + 1;
  m.demoted[i] = Math.round(par['flag.weeks']);
  if (m.strikes[i] >= Math.round(par['inspect.strikes'])) closeStore(m, i, merchant);
}

/** Uniform of a store this week. */
function drawOf(m: Market, i: number, purpose: number): number {
  return storeDraw(m, m.frame.merchantOf[i], m.frame.platformOf[i], m.week, purpose);
}

function closeStore(m: Market, i: number, merchant: number): void {
  const par = m.frame.parameters;
  const renamed = drawOf(m, i, purposes.rename) < par['closure.evaded'];
  takeDeposit(m, i, m.escrow[i]);
  m.open[i] = 0;
  m.orphaned[i] = lags;
  m.closed[i] = 2;
  m.moved[merchant] = 1;
  m.strikes[i] = 0;
  m.demoted[i] = 0;
  m.cooldown[i] = Math.round(renamed ? par['closure.newName'] : par['closure.weeks']);
}

/** Part of a deposit goes to the platform’s compensation fund. */
function takeDeposit(m: Market, i: number, fen: number): void {
  const p = m.frame.platformOf[i];
  transfer(m, accounts.escrow, accounts.funds, fen);
  m.escrow[i] = m.escrow[i] - fen;
  m.fund[p] = m.fund[p] + fen;
  m.finesTaken[p] = m.finesTaken[p] + fen;
}
