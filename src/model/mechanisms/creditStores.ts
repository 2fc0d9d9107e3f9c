import { lognormalMeanOne } from '../../base/distributions.ts';
import type { Market } from '../market.ts';
import { groupOf, groups, HOSTED, SEARCHED, splitOverStores } from '../orderGroups.ts';
import { purposes } from '../purposes.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM9: sales of a pool go to its open stores, exactly to the fen: searched orders by claim × idiosyncratic demand,
 * content-led ones by content claim × demand, since anchors choose what is shown. Of what the platform’s own content led
 * to, reserved shares go to young stores (cold start), to the supported tiers, and to those who pay for exposure, in
 * proportion to what they paid (closed form A9); an empty reservation passes to all.
 *
 * Idiosyncratic demand is lognormal with mean one in place of Gamma: the same two moments, from one keyed draw for any
 * coefficient of variation. Leaves out: stock limits.
 */
export const creditStores: Mechanism = {
  name: 'creditStores',
  reads: [
    'sales',
    'age',
    'coldStart',
    'support',
    'supportTiers',
    'adSpend',
    'claim',
    'shown',
    'storePool',
    'tier',
  ],
  writes: ['noise', 'poolSold', 'storeSold', 'storeSales'],
  run(m) {
    const cv = m.frame.parameters['demand.cv'];
    for (let i = 0; i < m.noise.length; i++) {
      m.noise[i] = lognormalMeanOne(m.draws.uniform(i, m.week, purposes.demand), cv);
    }
    gatherPools(m);
    m.storeSold.fill(0);
    m.storeSales.fill(0);
    splitOverStores(m, groups, m.poolSold, weigh(m), (store, group, fen) => {
      m.storeSold[store * groups + group] = fen;
      m.storeSales[store] = m.storeSales[store] + fen;
    });
  },
};

function gatherPools(m: Market): void {
  const G = m.frame.sizes.categories;
  m.poolSold.fill(0);
  m.frame.routes.forEach((route, r) => {
    const group = groupOf(route);
    for (let g = 0; g < G; g++) {
      const at = (route.to * G + g) * groups + group;
      m.poolSold[at] = m.poolSold[at] + m.sales[r * G + g];
    }
  });
}

/** What reserved shares of hosted sales are divided by, by pool: content claims in all, of the young, of the supported; advertising. */
interface Sums {
  readonly all: Float64Array;
  readonly young: Float64Array;
  readonly supported: Float64Array;
  readonly paid: Float64Array;
}

const isYoung = (m: Market, store: number): boolean => m.age[store] < m.frame.parameters['coldStart.weeks'];
const isSupported = (m: Market, store: number): boolean => {
  const P = m.frame.sizes.platforms;
  return ((m.supportTiers[store % P] >> m.tier[Math.floor(store / P)]) & 1) === 1;
};

function sumClaims(m: Market, reach: Float64Array): Sums {
  const n = m.poolSize.length;
  const sums = {
    all: new Float64Array(n),
    young: new Float64Array(n),
    supported: new Float64Array(n),
    paid: new Float64Array(n),
  };
  for (let i = 0; i < m.open.length; i++) {
    if (m.claim[i] === 0) continue;
    const pool = m.storePool[i];
    sums.all[pool] = sums.all[pool] + reach[i];
    if (isYoung(m, i)) sums.young[pool] = sums.young[pool] + reach[i];
    if (isSupported(m, i)) sums.supported[pool] = sums.supported[pool] + reach[i];
    sums.paid[pool] = sums.paid[pool] + m.adSpend[i];
  }
  return sums;
}

/** Weights of every store in the sales of its pool, by group. */
function weigh(m: Market): Float64Array {
  const P = m.frame.sizes.platforms;
  const weights = new Float64Array(m.open.length * groups);
  const reach = new Float64Array(m.open.length);
  for (let i = 0; i < m.open.length; i++) reach[i] = m.shown[i] * m.noise[Math.floor(i / P)];
  const sums = sumClaims(m, reach);
  for (let i = 0; i < m.open.length; i++) {
    if (m.claim[i] === 0) continue;
    for (let group = 0; group < SEARCHED; group++) {
      weights[i * groups + group] = group === HOSTED ? hostedShare(m, i, reach[i], sums) : reach[i];
    }
    weights[i * groups + SEARCHED] = m.claim[i] * m.noise[Math.floor(i / P)];
  }
  return weights;
}

function hostedShare(m: Market, i: number, reach: number, sums: Sums): number {
  const p = i % m.frame.sizes.platforms;
  const pool = m.storePool[i];
  const young = sums.young[pool] > 0 ? m.coldStart[p] : 0;
  const supported = sums.supported[pool] > 0 ? Math.min(m.support[p], 1 - young) : 0;
  const paid = sums.paid[pool] > 0 ? Math.min(m.frame.exposureMix[p].paid, 1 - young - supported) : 0;
  let share = ((1 - young - supported - paid) * reach) / sums.all[pool];
  if (young > 0 && isYoung(m, i)) share += (young * reach) / sums.young[pool];
  if (supported > 0 && isSupported(m, i)) share += (supported * reach) / sums.supported[pool];
  if (paid > 0) share += (paid * m.adSpend[i]) / sums.paid[pool];
  return share;
}
