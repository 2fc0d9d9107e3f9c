import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { mayClaim, promised, type SubsidyKind } from '../subsidies.ts';
import { tiers } from '../vocabulary.ts';
import { dearness } from './buyTraffic.ts';
import { cheapnessOf, commissionOf, costShare } from './costs.ts';
import { flagProbability } from './enforcement.ts';
import { fateOf } from './returnRates.ts';
import { claimsOf } from './stockShelves.ts';

/** Present value of one yuan a week over the horizon, weeks: (1 − e^{−rH}) / r. */
export function annuity(m: Market): number {
  const r = m.frame.parameters['entry.discount'];
  return (1 - exp(-r * m.frame.parameters['entry.horizon'])) / r;
}

/** Costs of a seller grow less than its size: cost × (size / tier mean)^0.6, the usual six-tenths rule of scale. */
export const COST_SCALE = 0.6;

/** Cost of opening a store, yuan per real seller. */
export function setupCost(m: Market, merchant: number, p: number): number {
  return m.frame.storeCost[p] * m.frame.tierTraits[m.tier[merchant]].setup * m.costScale[merchant];
}

/** Weekly cost of running a store, yuan per real seller. */
export function runningCost(m: Market, merchant: number, p: number): number {
  return m.frame.storeCost[p] * m.frame.tierTraits[m.tier[merchant]].operate * m.costScale[merchant];
}

/** Peers’ weekly profit per yuan of yearly size, by platform and tier; `sellers` 0 where there is nobody to observe. */
export interface Peers {
  readonly profitPerSize: Float64Array;
  readonly sellers: Float64Array;
}

export function observePeers(m: Market): Peers {
  const P = m.frame.sizes.platforms;
  const n = P * tiers.length;
  const profit = new Float64Array(n);
  const size = new Float64Array(n);
  const sellers = new Float64Array(n);
  for (let i = 0; i < m.open.length; i++) {
    if (m.open[i] === 0) continue;
    const merchant = m.frame.merchantOf[i];
    const at = m.frame.platformOf[i] * tiers.length + m.tier[merchant];
    const w = m.weight[merchant];
    profit[at] = profit[at] + w * m.profit[i];
    size[at] = size[at] + w * m.size[merchant];
    sellers[at] = sellers[at] + w;
  }
  return { profitPerSize: profit.map((x, i) => (size[i] > 0 ? x / size[i] : 0)), sellers };
}

/** What one real seller expects of a new store on a platform; yuan, where nothing else is said. */
export interface Prospect {
  readonly outlook: Outlook;
  /** Weekly cost of running the store. */
  readonly running: number;
  /** ψ: weight of what peers earn, against its own reckoning. */
  readonly imitation: number;
  /** Own reckoning and peers’ profit at its size, each with its weight: they add up to `weekly`. */
  readonly reckoned: number;
  readonly imitated: number;
  /** π: expected contribution a week. */
  readonly weekly: number;
  /** Share of it that its other stores lose. */
  readonly cannibalised: number;
  /** Present value of one yuan a week, weeks. */
  readonly annuity: number;
  /** Worth of the traffic reserved for new stores. */
  readonly coldStart: number;
  /** Present value of expected contribution; not positive if it expects none. */
  readonly worth: number;
  /** Setup and interest on the deposit, less what waivers promise. */
  readonly setup: number;
  readonly deposit: number;
  /** Profit elsewhere that rivals’ exclusivity puts at risk. */
  readonly exclusivity: number;
  /** Loss of the store by inspections, and fines. */
  readonly closure: number;
  readonly fines: number;
  /** Sum of the five. */
  readonly cost: number;
}

/**
 * SM14 per real seller: expected weekly contribution
 * π = (1 − ψ)·[sales·unit margin − running cost] + ψ·peers’ profit at its size, sales = Σ D·claim/(Σ claims + w·claim)
 * over what is shown (with what idle air-time leaves unmet) and what is searched.
 * Worth = π·(1 − cannibalised)·annuity + cold-start value; cost = setup·(1 − waiver) + deposit·(1 − waived)·r·H
 * + exclusivity·profit elsewhere·annuity·detection + risk of being closed·(worth + deposit) + expected fines.
 */
export function prospect(m: Market, merchant: number, p: number, peers: Peers): Prospect {
  const par = m.frame.parameters;
  const tier = m.tier[merchant];
  const traits = m.frame.tierTraits[tier];
  const outlook = expectedSales(m, merchant, p);
  const at = p * tiers.length + tier;
  const running = runningCost(m, merchant, p);
  const imitation = peers.sellers[at] > 0 ? traits.imitate : 0;
  const reckoned = (1 - imitation) * (outlook.sales * outlook.margin - running);
  const imitated = imitation * peers.profitPerSize[at] * m.size[merchant];
  const weekly = reckoned + imitated;
  const elsewhere = profitElsewhere(m, merchant, p);
  const factor = annuity(m);
  const cannibalised = elsewhere.stores > 0 ? par['entry.cannibalised'] : 0;
  const coldStart = coldStartWorth(m, merchant, p, outlook);
  const worth = weekly * (1 - cannibalised) * factor + coldStart;
  const setup = setupCost(m, merchant, p) * (1 - granted(m, 'onboardingWaiver', p, tier));
  const held = depositOf(m, merchant, p) * (1 - granted(m, 'depositWaiver', p, tier));
  const flags = m.inspection[p] * flagProbability(m, p, m.quality[merchant]).flagged;
  const risk = Math.min(1, (flags * par['entry.horizon']) / Math.round(par['inspect.strikes']));
  const deposit = held * Math.min(1, par['entry.discount'] * par['entry.horizon']);
  const exclusivity = elsewhere.exclusivityLoss * factor * par['exclusivity.detection'];
  const closure = risk * (Math.max(0, worth) + held);
  const fines = flags * par['flag.fine'] * outlook.sales * factor;
  return {
    ...{ outlook, running, imitation, reckoned, imitated, weekly, cannibalised, annuity: factor, coldStart },
    ...{ worth, setup, deposit, exclusivity, closure, fines },
    cost: setup + deposit + exclusivity + closure + fines,
  };
}

/** What a seller counts on of a subsidy; nothing if its tier may not claim. */
const granted = (m: Market, kind: SubsidyKind, p: number, tier: number): number =>
  mayClaim(m, kind, p, tier) ? promised(m, kind, p) : 0;

/** Deposit that a platform asks of one real seller, yuan. */
export function depositOf(m: Market, merchant: number, p: number): number {
  return m.frame.storeCost[p] * m.frame.tierTraits[m.tier[merchant]].deposit * m.costScale[merchant];
}

/** Share of its items that a seller lists in its first week. */
export function newListing(m: Market, p: number): number {
  return Math.min(0.2, m.frame.breadthCeiling[p]);
}

/** What a new store is expected to sell. */
export interface Outlook {
  /** Yuan a week led to by content, and searched; their sum. */
  readonly byContent: number;
  readonly bySearch: number;
  readonly sales: number;
  /** What is left of a yuan of list price. */
  readonly margin: number;
  /** Content claim of the new store. */
  readonly shown: number;
}

function expectedSales(m: Market, merchant: number, p: number): Outlook {
  const pool = p * m.frame.sizes.categories + m.category[merchant];
  const w = m.weight[merchant];
  const { rating } = m.frame.tierTraits[m.tier[merchant]];
  const { shown, found } = claimsOf(m, merchant, pool, newListing(m, p), rating);
  const content = m.poolSalesMean[pool] * m.poolContent[pool] + m.poolUnmet[pool];
  const searched = m.poolSalesMean[pool] * (1 - m.poolContent[pool]);
  const byContent = (content * shown) / (m.poolShown[pool] + w * shown);
  const bySearch = (searched * found) / (m.poolSize[pool] + w * found);
  const sales = byContent + bySearch;
  const margin = unitMargin(m, merchant, p, sales > 0 ? byContent / sales : 0);
  return { byContent, bySearch, sales, shown, margin };
}

/** What a yuan of list price leaves after returns, charges, goods and advertising, if `content` of it is content-led. */
function unitMargin(m: Market, merchant: number, p: number, content: number): number {
  const par = m.frame.parameters;
  const pool = p * m.frame.sizes.categories + m.category[merchant];
  const predatory = m.predatory[merchant] === 1;
  const share = (shown: boolean): number => fateOf(m, shown, m.quality[merchant], predatory, p).returned;
  const back = content * share(true) + (1 - content) * share(false);
  const paying = m.poolContent[pool] > 0 ? m.poolPaying[pool] / m.poolContent[pool] : 0;
  const commission = content * paying * commissionOf(m, merchant, pool);
  const take = m.frame.fees[p].take * (1 - granted(m, 'commissionRebate', p, m.tier[merchant]));
  const goods = costShare(m, merchant, cheapnessOf(m, pool)) * (1 - (1 - par['return.wornOut']) * back);
  const dear = exp((1 - m.frame.tierTraits[m.tier[merchant]].adElasticity) * dearness(m, p));
  const ads = m.frame.exposureMix[p].paid > 0 ? par['ads.budget'] * dear * m.poolHosted[pool] : 0;
  return (1 - back) * (1 - take - commission) - goods - par['return.carriage'] * back - ads;
}

function coldStartWorth(m: Market, merchant: number, p: number, { shown, margin }: Outlook): number {
  if (m.coldStart[p] === 0) return 0;
  const pool = p * m.frame.sizes.categories + m.category[merchant];
  const young = m.poolYoung[pool] + m.weight[merchant] * shown;
  const reserved = m.coldStart[p] * m.poolHosted[pool] * m.poolSalesMean[pool];
  const weeks = Math.min(m.frame.parameters['coldStart.weeks'], m.frame.parameters['entry.horizon']);
  return ((reserved * shown) / young) * Math.max(0, margin) * weeks;
}

/** Tiers whom rivals’ exclusivity can hurt: brands and mid-size sellers. */
const BOUND_TIERS = 2;

/** Stores that opened this week do not count yet: a seller reviews all platforms at once, not one after the other. */
function profitElsewhere(
  m: Market,
  merchant: number,
  p: number,
): { stores: number; exclusivityLoss: number } {
  const P = m.frame.sizes.platforms;
  let stores = 0;
  let exclusivityLoss = 0;
  for (let k = 0; k < P; k++) {
    const i = merchant * P + k;
    if (k === p || m.open[i] === 0 || m.opened[i] === 1) continue;
    stores++;
    if (m.tier[merchant] < BOUND_TIERS) exclusivityLoss += m.exclusivityLoss[k] * Math.max(0, m.profit[i]);
  }
  return { stores, exclusivityLoss };
}
