import { accounts, payOut } from '../ledger.ts';
import type { Market } from '../market.ts';
import { marginOf } from './costs.ts';
import { flagProbability } from './enforcement.ts';
import type { Mechanism } from './mechanism.ts';
import { annuity } from './storeWorth.ts';

const FEN = 100;

/**
 * SM13: sellers work on the quality of their goods. Effort costs c·e²·(weekly margin) and moves with speed ν to its
 * myopic optimum,
 *
 * e* = clip( [ι·(fine + V/S)·slope·Δq + margin·η·Δq·κ/R̂] / (2·c·margin), 0, 1):
 *
 * what it saves in inspections (fine and, at the S-th strike, the store’s value V) and what better reviews sell, of which
 * a seller counts the share κ. Predatory sellers make no effort. Leaves out: learning, suppliers’ quality.
 */
export const improveGoods: Mechanism = {
  name: 'improveGoods',
  reads: [
    'open',
    'effort',
    'goodness',
    'rating',
    'revenue',
    'profit',
    'inspection',
    'visibleShare',
    'predatory',
    'tier',
    'weight',
    'cash',
    'ledger',
    'storeNet',
  ],
  writes: ['effort', 'cash', 'ledger', 'storeNet'],
  run(m) {
    const speed = m.frame.parameters['effort.speed'];
    const costly = m.frame.parameters['effort.cost'];
    const horizon = annuity(m);
    for (let i = 0; i < m.open.length; i++) {
      const merchant = m.frame.merchantOf[i];
      if (m.open[i] === 0 || m.predatory[merchant] === 1) continue;
      const base = Math.max(0, m.revenue[i] * marginOf(m, merchant));
      if (base === 0) continue;
      m.effort[i] = m.effort[i] + speed * (bestEffort(m, i, base, horizon) - m.effort[i]);
      const cost = costly * m.effort[i] * m.effort[i] * base;
      const fen = Math.floor(cost * m.weight[merchant] * FEN);
      payOut(m, merchant, accounts.suppliers, fen);
      m.storeNet[i] = m.storeNet[i] - fen;
    }
  },
};

/**
 * The effort at which one more unit costs what it brings; `base` is the weekly margin, yuan per real seller, `horizon` what
 * a yuan a week is worth, weeks.
 */
export function bestEffort(m: Market, i: number, base: number, horizon = annuity(m)): number {
  const p = m.frame.platformOf[i];
  const par = m.frame.parameters;
  if (par['effort.cost'] === 0) return 1;
  const value = Math.max(0, m.profit[i]) * horizon;
  const atStake = par['flag.fine'] * m.revenue[i] + value / Math.round(par['inspect.strikes']);
  const watched = m.inspection[p] * atStake;
  const spared = watched > 0 ? watched * flagProbability(m, p, m.goodness[i]).slope : 0;
  const praised = (base * par['rating.weight'] * par['effort.foresight']) / Math.max(m.rating[i], 0.01);
  return Math.min(1, ((spared + praised) * par['effort.gain']) / (2 * par['effort.cost'] * base));
}
