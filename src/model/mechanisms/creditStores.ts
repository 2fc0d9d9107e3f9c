import { lognormalMeanOne } from '../../base/distributions.ts';
import { accounts, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import type { Mechanism } from './mechanism.ts';

/** Gross margin of a merchant’s tier, share of list price. */
export function marginOf(m: Market, merchant: number): number {
  return m.frame.tierTraits[m.tier[merchant]].margin;
}

/**
 * SM9: sales of a pool go to its open stores by claim × idiosyncratic demand, exactly to the fen (cumulative rounding
 * in index order). Of what the platform’s own content led to, the reserved shares go to young stores (cold start) and
 * to the supported tiers; an empty reservation passes to all. Goods are paid to suppliers at the tier’s margin.
 *
 * Idiosyncratic demand is lognormal with mean one in place of Gamma: the same two moments, from one keyed draw for any
 * coefficient of variation. Leaves out: stock limits.
 */
export const creditStores: Mechanism = {
  name: 'creditStores',
  reads: [
    'open',
    'age',
    'hostedGross',
    'hostedKept',
    'hostedNet',
    'otherGross',
    'otherKept',
    'otherNet',
    'coldStart',
    'support',
    'supportTiers',
    'claim',
    'category',
    'ledger',
    'tier',
  ],
  writes: ['noise', 'storeSales', 'storeKept', 'storeNet', 'ledger'],
  run(m) {
    const cv = m.frame.parameters['demand.cv'];
    for (let i = 0; i < m.noise.length; i++) {
      m.noise[i] = lognormalMeanOne(m.draws.uniform(i, m.week, purposes.demand), cv);
    }
    for (const column of [m.storeSales, m.storeKept, m.storeNet]) column.fill(0);
    const reach = claims(m);
    split(m, reach, false, [m.otherGross, m.otherKept, m.otherNet]);
    split(m, reach, true, [m.hostedGross, m.hostedKept, m.hostedNet]);
    payForGoods(m);
  },
};

/** Claims of the week by store, and their sums by pool: all, young, supported. */
interface Reach {
  readonly claim: Float64Array;
  readonly all: Float64Array;
  readonly young: Float64Array;
  readonly supported: Float64Array;
}

const isYoung = (m: Market, store: number): boolean => m.age[store] < m.frame.parameters['coldStart.weeks'];
const isSupported = (m: Market, merchant: number, p: number): boolean =>
  ((m.supportTiers[p] >> m.tier[merchant]) & 1) === 1;

function claims(m: Market): Reach {
  const P = m.frame.sizes.platforms;
  const G = m.frame.sizes.categories;
  const pools = m.poolSize.length;
  const reach: Reach = {
    claim: new Float64Array(m.open.length),
    all: new Float64Array(pools),
    young: new Float64Array(pools),
    supported: new Float64Array(pools),
  };
  for (let i = 0; i < m.open.length; i++) {
    if (m.open[i] === 0) continue;
    const merchant = Math.floor(i / P);
    const pool = (i % P) * G + m.category[merchant];
    const claim = m.claim[i] * m.noise[merchant];
    reach.claim[i] = claim;
    reach.all[pool] = reach.all[pool] + claim;
    if (isYoung(m, i)) reach.young[pool] = reach.young[pool] + claim;
    if (isSupported(m, merchant, i % P)) reach.supported[pool] = reach.supported[pool] + claim;
  }
  return reach;
}

/** Gross, kept and net totals by pool, in that order. */
type Totals = readonly [Float64Array, Float64Array, Float64Array];

/**
 * Adds each store’s whole part of its pool’s totals. The last open store of a pool closes each sum exactly, because its
 * running sum of claims is the total itself.
 */
function split(m: Market, reach: Reach, hosted: boolean, totals: Totals): void {
  const P = m.frame.sizes.platforms;
  const G = m.frame.sizes.categories;
  const pools = reach.all.length;
  const seen = new Float64Array(pools);
  const seenYoung = new Float64Array(pools);
  const seenSupported = new Float64Array(pools);
  const given = totals.map(() => new Float64Array(pools));
  const out = [m.storeSales, m.storeKept, m.storeNet];
  for (let i = 0; i < m.open.length; i++) {
    const claim = reach.claim[i];
    if (claim === 0) continue;
    const merchant = Math.floor(i / P);
    const p = i % P;
    const pool = p * G + m.category[merchant];
    seen[pool] = seen[pool] + claim;
    let share = seen[pool] / reach.all[pool];
    if (hosted && m.coldStart[p] + m.support[p] > 0) {
      if (isYoung(m, i)) seenYoung[pool] = seenYoung[pool] + claim;
      if (isSupported(m, merchant, p)) seenSupported[pool] = seenSupported[pool] + claim;
      const cold = reach.young[pool] > 0 ? m.coldStart[p] : 0;
      const support = reach.supported[pool] > 0 ? Math.min(m.support[p], 1 - cold) : 0;
      share *= 1 - cold - support;
      if (cold > 0) share += cold * (seenYoung[pool] / reach.young[pool]);
      if (support > 0) share += support * (seenSupported[pool] / reach.supported[pool]);
    }
    const isLast = seen[pool] === reach.all[pool];
    for (let t = 0; t < 3; t++) {
      const total = totals[t][pool];
      const due = isLast ? total : Math.min(total, Math.floor(total * share));
      out[t][i] = out[t][i] + due - given[t][pool];
      given[t][pool] = due;
    }
  }
}

function payForGoods(m: Market): void {
  const P = m.frame.sizes.platforms;
  for (let i = 0; i < m.storeKept.length; i++) {
    if (m.storeKept[i] === 0) continue;
    const goods = Math.floor((1 - marginOf(m, Math.floor(i / P))) * m.storeKept[i]);
    transfer(m, accounts.merchants, accounts.suppliers, goods);
    m.storeNet[i] = m.storeNet[i] - goods;
  }
}
