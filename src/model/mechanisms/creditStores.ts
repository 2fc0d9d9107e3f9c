import { lognormalMeanOne } from '../../base/distributions.ts';
import type { Market } from '../market.ts';
import { groupOf, groups, HOSTED, LINKED, SEARCHED, splitOverStores } from '../orderGroups.ts';
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
    const demand = lognormalMeanOne(m.frame.parameters['demand.cv']);
    for (let i = 0; i < m.noise.length; i++) {
      m.noise[i] = demand(m.draws.uniform(i, m.week, purposes.demand));
    }
    gatherPools(m);
    const { storeSold, storeSales } = m;
    weigh(m, storeSold);
    splitOverStores(m, groups, m.poolSold, storeSold);
    for (let i = 0; i < storeSales.length; i++) {
      let fen = 0;
      for (let group = 0; group < groups; group++) fen += storeSold[i * groups + group];
      storeSales[i] = fen;
    }
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

/** By pool, the part of hosted sales for one unit of content claim: of all, of the young, of the supported; of a fen of advertising. */
interface Rates {
  readonly all: Float64Array;
  readonly young: Float64Array;
  readonly supported: Float64Array;
  readonly paid: Float64Array;
}

/** Whether a store’s tier is supported on its platform. */
const isSupported = (m: Market, p: number, merchant: number): boolean =>
  ((m.supportTiers[p] >> m.tier[merchant]) & 1) === 1;

function ratesOf(m: Market, reach: Float64Array): Rates {
  const youth = m.frame.parameters['coldStart.weeks'];
  const { claim, storePool, age, adSpend } = m;
  const n = m.poolSize.length;
  const [all, young, supported, paid] = Array.from({ length: 4 }, () => new Float64Array(n));
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    const pool = storePool[i];
    all[pool] = all[pool] + reach[i];
    if (age[i] < youth) young[pool] = young[pool] + reach[i];
    if (isSupported(m, m.frame.platformOf[i], m.frame.merchantOf[i]))
      supported[pool] = supported[pool] + reach[i];
    paid[pool] = paid[pool] + adSpend[i];
  }
  const G = m.frame.sizes.categories;
  for (let pool = 0; pool < n; pool++) {
    const p = Math.floor(pool / G);
    const toYoung = young[pool] > 0 ? m.coldStart[p] : 0;
    const toSupported = supported[pool] > 0 ? Math.min(m.support[p], 1 - toYoung) : 0;
    const toPaid = paid[pool] > 0 ? Math.min(m.frame.exposureMix[p].paid, 1 - toYoung - toSupported) : 0;
    if (all[pool] > 0) all[pool] = (1 - toYoung - toSupported - toPaid) / all[pool];
    if (young[pool] > 0) young[pool] = toYoung / young[pool];
    if (supported[pool] > 0) supported[pool] = toSupported / supported[pool];
    if (paid[pool] > 0) paid[pool] = toPaid / paid[pool];
  }
  return { all, young, supported, paid };
}

/** Writes the weights of every store in the sales of its pool, by group. */
function weigh(m: Market, weights: Float64Array): void {
  const { claim, shown, noise, storePool, age, adSpend } = m;
  const { merchantOf, platformOf } = m.frame;
  const youth = m.frame.parameters['coldStart.weeks'];
  const reach = new Float64Array(claim.length);
  for (let i = 0; i < claim.length; i++) if (claim[i] !== 0) reach[i] = shown[i] * noise[merchantOf[i]];
  const { all, young, supported, paid } = ratesOf(m, reach);
  weights.fill(0);
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    const pool = storePool[i];
    let rate = all[pool];
    if (age[i] < youth) rate += young[pool];
    if (isSupported(m, platformOf[i], merchantOf[i])) rate += supported[pool];
    const at = i * groups;
    weights[at + HOSTED] = rate * reach[i] + paid[pool] * adSpend[i];
    weights[at + LINKED] = reach[i];
    weights[at + SEARCHED] = claim[i] * noise[merchantOf[i]];
  }
}
