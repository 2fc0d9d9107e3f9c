import type { Market } from '../market.ts';

/** Bad orders’ share of what is sold, by the quality of goods: ρ_q·(1 − q) (SM12). */
export const badShare = (m: Market, quality: number): number =>
  m.frame.parameters['return.quality'] * (1 - quality);

/** What becomes of a yuan of orders in the end, shares of list price. */
export interface Fate {
  /** Sent back and refunded. */
  readonly returned: number;
  /** Bad, but without a refund route. */
  readonly refused: number;
}

/**
 * SM12: returns of a seller’s orders. Honest sellers take back what buyers regret (a share by channel) and the bad orders
 * that have a refund route; predatory ones take back only what the platform’s refund route makes them.
 */
export function fateOf(m: Market, content: boolean, quality: number, predatory: boolean, p: number): Fate {
  const par = m.frame.parameters;
  const regretted = content ? par['return.content'] : par['return.shelf'];
  const bad = Math.min(badShare(m, quality), 1 - regretted);
  const route = m.refund[p];
  const obliged = predatory ? regretted + bad : bad;
  return {
    returned: (predatory ? 0 : regretted) + obliged * route,
    refused: obliged * (1 - route),
  };
}

/** Expected share of content-led orders of a pool that comes back, at the mean quality of what is shown. */
export function contentReturns(m: Market, pool: number): number {
  const p = Math.floor(pool / m.frame.sizes.categories);
  const honest = fateOf(m, true, m.poolShownQuality[pool], false, p).returned;
  return Math.min(1, honest);
}
