import type { Market } from '../market.ts';
import { buyTraffic } from '../mechanisms/buyTraffic.ts';
import { creditStores } from '../mechanisms/creditStores.ts';
import { groups, HOSTED } from '../orderGroups.ts';
import { total, withExposure, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Nobody runs out of cash, which would bound a budget. */
const PLENTY = 1e14;
/** Prices and shares are quotients of whole fen. */
const TOLERANCE = 1e-12;

export const budgetsSetThePriceOfTraffic: StepLaw = {
  kind: 'step',
  name: 'budgetsSetThePriceOfTraffic',
  rule: 31,
  statement: {
    en: 'Where nobody lacks cash, twice the budgets make twice the price of traffic, to a fen for each buyer, and leave to every store what it sells, as near as whole fen allow.',
  },
  steps: [buyTraffic, creditStores],
  vary(m, pick) {
    if (total(m.revenue) === 0) return [];
    const rich = withExposure(m, { paid: pick.between(0.01, 0.5) });
    rich.cash.fill(PLENTY);
    const budget = pick.between(0.001, 0.05);
    return [budget, 2 * budget].map((share) => withParameters(rich, { 'ads.budget': share }));
  },
  check: ([once, twice]) => [...prices(once, twice), ...allocations(once, twice)],
};

/** Each budget is whole fen, so twice it is off by a fen at most. */
function prices(once: Market, twice: Market): string[] {
  const P = once.frame.sizes.platforms;
  return platformsOf(once).flatMap((p) => {
    const here = (i: number): boolean => i % P === p;
    const [spent, double] = [once, twice].map((x) => total(x.adSpend, here));
    const buyers = once.adSpend.filter((fen, i) => here(i) && fen + twice.adSpend[i] > 0).length;
    const off = Math.abs(double - 2 * spent);
    if (off > buyers) return [`platform ${p}: budgets of ${spent} fen and of ${double}`];
    if (spent === 0) return [];
    const [price, dear] = [once.adPrice[p], twice.adPrice[p]];
    const due = price * (double / spent);
    return Math.abs(dear - due) <= TOLERANCE * due
      ? []
      : [`platform ${p}: a price of ${price} and of ${dear}`];
  });
}

const platformsOf = ({ frame }: Market): number[] => [...frame.platformNames.keys()];

/**
 * A share of what was spent in a pool is known to a fen for each of its n buyers, of B in all, twice; so what it brings
 * is known to 2n/B of what is sold by it, and besides to a fen by cumulative rounding.
 */
function allocations(once: Market, twice: Market): string[] {
  const P = once.frame.sizes.platforms;
  const spent = new Float64Array(once.poolSize.length);
  const buyers = new Float64Array(once.poolSize.length);
  once.adSpend.forEach((fen, i) => {
    const pool = once.storePool[i];
    spent[pool] = spent[pool] + fen;
    if (twice.adSpend[i] > 0) buyers[pool] = buyers[pool] + 1;
  });
  return Array.from(once.storeSales).flatMap((fen, i) => {
    const pool = once.storePool[i];
    const paid = once.frame.exposureMix[i % P].paid * once.poolSold[pool * groups + HOSTED];
    // where budgets are of no fen at all, none is sold by them in one market, and perhaps in the other
    if (spent[pool] === 0) return [];
    const slack = groups + (2 * buyers[pool] * paid) / spent[pool] + TOLERANCE * fen;
    const other = twice.storeSales[i];
    return Math.abs(other - fen) <= slack ? [] : [`store ${i} sells ${fen} and ${other} fen`];
  });
}
