/** What comes back, of whose goods, and what goods cost. */
import { exp } from '../../../src/base/detmath.ts';
import {
  LAGS,
  poolsOf,
  storesOf,
  tierOf,
  type Merchant,
  type Pool,
  type Store,
  type World,
} from '../world.ts';

export interface Returned {
  readonly returned: number;
  readonly refused: number;
}

export function returnRates(
  world: World,
  led: 'content' | 'shelf',
  goodness: number,
  predatory: boolean,
  refundRoute: number,
): Returned {
  const regret = world.par[`return.${led}`];
  const bad = Math.min(world.par['return.quality'] * (1 - goodness), 1 - regret);
  if (predatory)
    return { returned: (regret + bad) * refundRoute, refused: (regret + bad) * (1 - refundRoute) };
  return { returned: regret + bad * refundRoute, refused: bad * (1 - refundRoute) };
}

/** What anchors count on. */
export const contentReturns = (world: World, pool: Pool): Returned =>
  returnRates(world, 'content', pool.poolShownQuality, false, pool.platform.refund);

export function margin(world: World, m: Merchant): number {
  return m.predatory ? world.par['predatory.margin'] : world.par[`margin.${tierOf(m)}`];
}

/** Cost of goods, share of the list price of today. */
export const costOf = (world: World, m: Merchant, pool: Pool): number =>
  Math.min(1, (1 - margin(world, m)) * exp(-pool.logPrice));

export const commissionOf = (world: World, m: Merchant, pool: Pool): number =>
  m.predatory ? Math.max(pool.commission, world.par['predatory.commission']) : pool.commission;

export function foreseeReturns(world: World): void {
  for (const pool of poolsOf(world)) {
    pool.poolBack.fill(0);
    pool.poolRefused = 0;
  }
  for (const store of storesOf(world)) {
    store.storeBack.fill(0);
    store.storeRefused = 0;
    if (store.claim > 0) [0, 1, 2].forEach((group) => foresee(world, store, group));
  }
}

function foresee(world: World, store: Store, group: number): void {
  const { par } = world;
  const { merchant, goodness, platform } = store;
  const led = group === 2 ? 'shelf' : 'content';
  const fate = returnRates(world, led, goodness, merchant.predatory === 1, platform.refund);
  const sold = store.storeSold[group];
  const refused = Math.floor(fate.refused * sold);
  store.storeRefused += refused;
  store.pool.poolRefused += refused;
  let rest = Math.floor(fate.returned * sold);
  [par['return.afterOneWeek'], par['return.afterTwoWeeks'], 1].forEach((share, lag) => {
    const fen = Math.floor(rest * share);
    rest -= fen;
    store.storeBack[lag] += fen;
    store.pool.poolBack[group * LAGS + lag] += fen;
  });
}
