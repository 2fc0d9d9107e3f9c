import { exp, log } from '../../base/detmath.ts';
import { payOut, platformAccount } from '../ledger.ts';
import type { Market } from '../market.ts';
import { tiers } from '../vocabulary.ts';
import type { Mechanism } from './mechanism.ts';

const FEN = 100;
/** Prices count within a factor of four of the base year’s: beyond, budgets would leave what was ever seen. */
const WIDEST = 4;

/**
 * SM10, the price of traffic: stores with content-led sales set budgets B = b·hosted revenue·(r/r̄)^{1−θ}, and the price of
 * a unit of paid exposure clears them, r′ = ΣB/S with S = paid share × commercial content attention (closed form A9). A
 * person-minute counts as the yuan of content-led sales that it brought on its platform in the base year, so that prices
 * of platforms can be compared. Tail sellers have θ > 1, so a rising price drives them out first; brands have θ < 1. r̄ is
 * the mean price of the base year (the running mean while it lasts), the same for all platforms: where attention is
 * cheaper than that, everybody buys more of it.
 *
 * No seller spends more than it has in cash. Leaves out: bidding by category, advertising of those without a store.
 */
export const buyTraffic: Mechanism = {
  name: 'buyTraffic',
  reads: [
    'open',
    'revenue',
    'poolHosted',
    'adPrice',
    'adReference',
    'platformAttention',
    'attentionYield',
    'sales',
    'weight',
    'tier',
    'category',
    'cash',
    'ledger',
    'storeNet',
    'adsEarned',
  ],
  writes: ['attentionYield', 'adSpend', 'adPrice', 'adReference', 'adsEarned', 'ledger', 'cash', 'storeNet'],
  run(m) {
    const P = m.frame.sizes.platforms;
    const spent = new Float64Array(P);
    const willing = willingness(m);
    for (let i = 0; i < m.open.length; i++) {
      m.adSpend[i] = 0;
      if (m.open[i] === 0 || m.frame.exposureMix[m.frame.platformOf[i]].paid === 0) continue;
      const fen = budgetOf(m, i, willing);
      if (fen <= 0) continue;
      m.adSpend[i] = fen;
      spent[m.frame.platformOf[i]] = spent[m.frame.platformOf[i]] + fen;
      m.storeNet[i] = m.storeNet[i] - fen;
      payOut(m, m.frame.merchantOf[i], platformAccount(m.frame.platformOf[i]), fen);
    }
    clear(m, spent);
  },
};

/** (r/r̄)^{1−θ} by platform × tier. */
function willingness(m: Market): Float64Array {
  return Float64Array.from({ length: m.frame.sizes.platforms * tiers.length }, (_, at) => {
    const { adElasticity } = m.frame.tierTraits[at % tiers.length];
    return exp((1 - adElasticity) * dearness(m, Math.floor(at / tiers.length)));
  });
}

/** Whole fen that the sellers of a store spend on exposure this week. */
function budgetOf(m: Market, i: number, willing: Float64Array): number {
  const merchant = m.frame.merchantOf[i];
  const p = m.frame.platformOf[i];
  const par = m.frame.parameters;
  const hosted = m.poolHosted[p * m.frame.sizes.categories + m.category[merchant]];
  const budget = par['ads.budget'] * m.revenue[i] * hosted * willing[p * tiers.length + m.tier[merchant]];
  return Math.min(Math.floor(budget * m.weight[merchant] * FEN), Math.max(0, m.cash[merchant]));
}

/** ln(r/r̄), within bounds; 0 in the base year and while there is no price. */
export function dearness(m: Market, p: number): number {
  if (m.week < Math.round(m.frame.parameters['base.weeks'])) return 0;
  if (m.adReference[0] <= 0 || m.adPrice[p] <= 0) return 0;
  const widest = log(WIDEST);
  return Math.max(-widest, Math.min(widest, log(m.adPrice[p] / m.adReference[0])));
}

/** r = ΣB/S on each platform; over the base year r̄ is the mean over platforms, weighted by what they offer. */
function clear(m: Market, spent: Float64Array): void {
  const inBase = m.week < Math.round(m.frame.parameters['base.weeks']);
  if (inBase) learnYield(m);
  let budgets = 0;
  let offered = 0;
  for (let p = 0; p < spent.length; p++) {
    const supply = m.frame.exposureMix[p].paid * m.attentionYield[p] * m.platformAttention[p];
    m.adsEarned[p] = m.adsEarned[p] + spent[p];
    m.adPrice[p] = supply > 0 ? spent[p] / FEN / supply : 0;
    budgets += spent[p] / FEN;
    offered += supply;
  }
  if (!inBase || offered === 0) return;
  m.adReference[0] = m.adReference[0] + (budgets / offered - m.adReference[0]) / (m.week + 1);
}

/** Mean of content-led sales begun on a platform per person-minute of its commercial attention. */
function learnYield(m: Market): void {
  const G = m.frame.sizes.categories;
  const begun = new Float64Array(m.attentionYield.length);
  m.frame.routes.forEach(({ platform, channel }, r) => {
    if (channel !== 'live' && channel !== 'video') return;
    for (let g = 0; g < G; g++) begun[platform] = begun[platform] + m.sales[r * G + g] / FEN;
  });
  for (let p = 0; p < begun.length; p++) {
    if (m.platformAttention[p] <= 0) continue;
    const now = begun[p] / m.platformAttention[p];
    m.attentionYield[p] = m.attentionYield[p] + (now - m.attentionYield[p]) / (m.week + 1);
  }
}
