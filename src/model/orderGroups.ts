import type { Market, Route } from './market.ts';

/**
 * Orders of a pool in three groups, since they reach different sellers and come back at different rates: `hosted`, led
 * to by the platform’s own live rooms and videos; `linked`, by those of other platforms; `searched`, by shelves,
 * advertisements and leaks.
 */
export const groups = 3;
export const HOSTED = 0;
export const LINKED = 1;
export const SEARCHED = 2;

/** Weeks after which an order may come back: one, two or three (SM12). */
export const lags = 3;

export function groupOf(route: Route): number {
  if (route.channel !== 'live' && route.channel !== 'video') return SEARCHED;
  return route.platform === route.to ? HOSTED : LINKED;
}

/** Where refunds of the week stand in the rings of what is due: those of a lag of `l` weeks are `l` slots on. */
export const dueSlot = (week: number, lag = 0): number => (((week + lag) % lags) + lags) % lags;

/**
 * Splits whole totals of each (pool, part) over stores in proportion to `shares` of store × part, which the parts
 * replace, in store order by cumulative rounding: they are whole and sum exactly to the total, since the last running sum
 * is their sum itself. What has no weight anywhere stays unsplit. Stores without a claim have no share.
 */
export function splitOverStores(m: Market, parts: number, totals: Float64Array, shares: Float64Array): void {
  const { claim, storePool } = m;
  const sums = new Float64Array(totals.length);
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    const first = storePool[i] * parts;
    for (let k = 0; k < parts; k++) sums[first + k] = sums[first + k] + shares[i * parts + k];
  }
  const seen = new Float64Array(totals.length);
  const given = new Float64Array(totals.length);
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    const first = storePool[i] * parts;
    for (let k = 0; k < parts; k++) {
      const at = first + k;
      const share = i * parts + k;
      if (shares[share] === 0) continue;
      seen[at] = seen[at] + shares[share];
      const due = seen[at] === sums[at] ? totals[at] : Math.floor(totals[at] * (seen[at] / sums[at]));
      shares[share] = due - given[at];
      given[at] = due;
    }
  }
}
