import { logistic } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import type { Mechanism } from './mechanism.ts';

/** Probability that an inspection flags goods of this quality: FPR + (1 − FNR − FPR)·Λ((q* − q)/s). */
export function flagProbability(m: Market, quality: number): number {
  const par = m.frame.parameters;
  const falseAlarm = par['inspect.falseAlarm'];
  const detect = Math.max(0, 1 - par['inspect.missed'] - falseAlarm);
  return falseAlarm + detect * logistic((par['inspect.threshold'] - quality) / par['inspect.sharpness']);
}

/**
 * SM13, inspection and closure: every open store is inspected with the platform’s weekly probability; flagged goods
 * close the store for a number of weeks. Inspection and flag are separate keyed draws, so that a higher rate inspects a
 * superset (rule 25) and a higher false-alarm rate flags a superset (rule 26).
 *
 * Leaves out: strikes, fines, escrow, effort, re-entry under new names, inspection by risk.
 */
export const inspectStores: Mechanism = {
  name: 'inspectStores',
  reads: ['open', 'quality', 'inspection'],
  writes: ['open', 'closed', 'cooldown', 'moved'],
  run(m) {
    const P = m.frame.sizes.platforms;
    m.closed.fill(0);
    m.moved.fill(0);
    for (let i = 0; i < m.open.length; i++) {
      if (m.open[i] === 0) continue;
      const merchant = Math.floor(i / P);
      if (m.draws.uniform(i, m.week, purposes.inspect) >= m.inspection[i % P]) continue;
      if (m.draws.uniform(i, m.week, purposes.flag) >= flagProbability(m, m.quality[merchant])) continue;
      m.open[i] = 0;
      m.closed[i] = 2;
      m.moved[merchant] = 1;
      m.cooldown[i] = m.frame.parameters['closure.weeks'];
    }
  },
};
