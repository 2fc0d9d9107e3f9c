import { logistic } from '../../base/detmath.ts';
import type { Market } from '../market.ts';

const FEN = 100;

/** Chance that an inspection flags goods, and by how much more quality would lower it. */
export interface Flagging {
  readonly flagged: number;
  /** −∂flagged/∂quality, per unit of quality. */
  readonly slope: number;
}

/** Share of bad goods that a platform misses: FNR·(1 + κ·share of its orders that it does not see), at most 1 − FPR. */
export function missedBy(m: Market, p: number): number {
  const par = m.frame.parameters;
  const blind = 1 + par['inspect.blindness'] * (1 - m.visibleShare[p]);
  return Math.min(1 - par['inspect.falseAlarm'], par['inspect.missed'] * blind);
}

/** P(flag | q) = FPR + (1 − FNR − FPR)·Λ((q* − q)/s) (SM13). */
export function flagProbability(m: Market, p: number, quality: number): Flagging {
  const par = m.frame.parameters;
  const falseAlarm = par['inspect.falseAlarm'];
  const detect = Math.max(0, 1 - missedBy(m, p) - falseAlarm);
  const bad = logistic((par['inspect.threshold'] - quality) / par['inspect.sharpness']);
  return {
    flagged: falseAlarm + detect * bad,
    slope: (detect * bad * (1 - bad)) / par['inspect.sharpness'],
  };
}

/** Whole fen that a flag costs the sellers of a store: some weeks of sales. */
export function fineOf(m: Market, i: number): number {
  const merchant = m.frame.merchantOf[i];
  return Math.floor(m.frame.parameters['flag.fine'] * m.revenue[i] * m.weight[merchant] * FEN);
}
