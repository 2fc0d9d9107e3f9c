import type { Market } from '../market.ts';
import { groups, HOSTED, lags, LINKED, SEARCHED } from '../orderGroups.ts';
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
    const { claim, storeSold, goodness, predatory } = m;
    for (let i = 0; i < claim.length; i++) {
      if (claim[i] === 0) continue;
      const bad = predatory[m.frame.merchantOf[i]] === 1;
      const first = i * groups;
      if (storeSold[first + HOSTED] > 0 || storeSold[first + LINKED] > 0) {
        const shown = fateOf(m, true, goodness[i], bad, m.frame.platformOf[i]);
        foresee(m, i, HOSTED, shown, early);
        foresee(m, i, LINKED, shown, early);
      }
      if (storeSold[first + SEARCHED] > 0)
        foresee(m, i, SEARCHED, fateOf(m, false, goodness[i], bad, m.frame.platformOf[i]), early);
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
  const { storeRefused, poolRefused, storeBack, poolBack } = m;
  const sold = m.storeSold[i * groups + group];
  if (sold === 0) return;
  const pool = m.storePool[i];
  const refused = Math.floor(fate.refused * sold);
  storeRefused[i] = storeRefused[i] + refused;
  poolRefused[pool] = poolRefused[pool] + refused;
  let left = Math.floor(fate.returned * sold);
  const first = (pool * groups + group) * lags;
  for (let lag = 0; lag < lags; lag++) {
    const fen = Math.floor(left * early[lag]);
    left -= fen;
    storeBack[i * lags + lag] = storeBack[i * lags + lag] + fen;
    poolBack[first + lag] = poolBack[first + lag] + fen;
  }
}
