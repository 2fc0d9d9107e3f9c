import type { Market } from '../market.ts';
import { groups, lags, SEARCHED } from '../orderGroups.ts';
import type { Mechanism } from './mechanism.ts';
import { fateOf } from './returnRates.ts';

/**
 * SM12: what of this week’s orders will come back, store by store in whole fen, after one, two or three weeks. Bad goods
 * come back more often, so bad sellers bear their own returns. Orders that are bad and have no refund route are a loss
 * of buyers; they burn more often (`weighChoices`).
 *
 * Leaves out: exchanges, returns later than three weeks.
 */
export const foreseeReturns: Mechanism = {
  name: 'foreseeReturns',
  reads: ['claim', 'storeSold', 'goodness', 'predatory', 'refund', 'storePool'],
  writes: ['storeBack', 'storeRefused', 'poolBack', 'poolRefused'],
  run(m) {
    for (const column of [m.storeBack, m.storeRefused, m.poolBack, m.poolRefused]) column.fill(0);
    const par = m.frame.parameters;
    const early = [par['return.afterOneWeek'], par['return.afterTwoWeeks'], 1];
    const P = m.frame.sizes.platforms;
    for (let i = 0; i < m.claim.length; i++) {
      if (m.claim[i] === 0) continue;
      const predatory = m.predatory[Math.floor(i / P)] === 1;
      const shown = fateOf(m, true, m.goodness[i], predatory, i % P);
      const found = fateOf(m, false, m.goodness[i], predatory, i % P);
      for (let group = 0; group < groups; group++) {
        foresee(m, i, group, group === SEARCHED ? found : shown, early);
      }
    }
  },
};

function foresee(
  m: Market,
  i: number,
  group: number,
  fate: { readonly returned: number; readonly refused: number },
  early: readonly number[],
): void {
  const sold = m.storeSold[i * groups + group];
  if (sold === 0) return;
  const refused = Math.floor(fate.refused * sold);
  m.storeRefused[i] = m.storeRefused[i] + refused;
  m.poolRefused[m.storePool[i]] = m.poolRefused[m.storePool[i]] + refused;
  let left = Math.floor(fate.returned * sold);
  const pool = (m.storePool[i] * groups + group) * lags;
  for (let lag = 0; lag < lags; lag++) {
    const fen = Math.floor(left * early[lag]);
    left -= fen;
    m.storeBack[i * lags + lag] = m.storeBack[i * lags + lag] + fen;
    m.poolBack[pool + lag] = m.poolBack[pool + lag] + fen;
  }
}
