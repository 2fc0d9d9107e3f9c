import { exp, pow } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import { promised } from '../subsidies.ts';
import { anchorKinds } from '../vocabulary.ts';
import { contentReturns } from './returnRates.ts';
import { exposureMix, feedScore } from './shareExposure.ts';

/** Kinds that are under contract with an agency, which keeps a share of their commission. */
const underContract = [true, true, false, false, true];
const SELF = anchorKinds.indexOf('self');

/** Share of the agency in the commission of a kind of anchor. */
export function mcnShare(m: Market, kind: number): number {
  return underContract[kind] ? m.frame.parameters['commission.mcnShare'] : 0;
}

/**
 * What an anchor keeps of the list price it sells on a route, after the platform’s cut, the link fee it pays, its
 * agency’s share and returns. A store-run room earns its margin, pays itself no commission, and bears what the merchant
 * pays: it is one.
 */
export function keptOf(m: Market, a: number, rg: number, platform: number): number {
  const par = m.frame.parameters;
  const G = m.frame.sizes.categories;
  const kind = m.anchorKind[a];
  const pool = m.frame.routes[Math.floor(rg / G)].to * G + (rg % G);
  const kept = 1 - par['clawback.commission'] * contentReturns(m, pool);
  const fees = m.feeOnAnchor[rg] + m.inboundFee[rg];
  if (kind === SELF) return kept * Math.max(0, par['self.margin'] - fees - m.feeOnMerchant[rg]);
  const commission = m.routeCommission[rg] * (1 - m.frame.fees[platform].commissionCut);
  return kept * Math.max(0, commission - fees) * (1 - mcnShare(m, kind));
}

/**
 * What the platform of a route is expected to add: a share of own live sales, and a bonus for those who come, as far as
 * it lasts in the weeks that anchors look ahead.
 */
function addedTo(m: Market, a: number, r: number, kept: number): number {
  const { platform, to, channel } = m.frame.routes[r];
  const here = m.frame.routes[m.anchorRoute[a]].platform;
  const own = platform === to && channel === 'live' ? promised(m, 'liveSubsidy', platform) : 0;
  const paid = platform === here ? m.anchorRecruited[a] : m.frame.parameters['recruit.weeks'];
  const lasting = Math.min(1, paid / m.frame.parameters['anticipation.weeks']);
  return own + kept * lasting * promised(m, 'hostRecruitment', platform);
}

/** Share of followers who come along to another platform: more between feeds that share more users. */
export function keptOnMove(m: Market, from: number, to: number): number {
  const shared = m.frame.leaks[from] && m.frame.leaks[to] ? m.overlap[0] : 1;
  return Math.min(1, m.frame.parameters['fans.keptOnMove'] * shared);
}

/** What the expected weekly income of one real anchor on a route is made of. */
export interface Prospects {
  /** List prices that it expects to sell, yuan a week; what a gate turns away is off already. */
  readonly sales: number;
  /** Share of the slot’s exposure that it would hold. */
  readonly exposure: number;
  /** Share of its orders that a gate serves. */
  readonly served: number;
  /** Shares of list price that its side keeps, and that the platform adds. */
  readonly kept: number;
  readonly added: number;
  /** Share of the weeks ahead in which the route is known to be open. */
  readonly outlook: number;
  /** What a new source and a new platform cost, yuan a week. */
  readonly sourceCost: number;
  readonly platformCost: number;
  /** sales·(kept + added)·outlook less both, yuan a week. */
  readonly income: number;
}

/**
 * SM5: expected weekly income of one real anchor on route r, yuan: the slot’s sales per unit of
 * selling exposure × the exposure it would have × the option’s offer relative to the slot’s × the share of its
 * orders that a gate serves × what its side keeps
 * × the share of the weeks ahead in which the route is known to be open, less switching costs.
 */
export function prospectOf(m: Market, a: number, r: number): Prospects {
  const G = m.frame.sizes.categories;
  const par = m.frame.parameters;
  const route = m.frame.routes[r];
  const g = m.anchorCategory[a];
  const rg = r * G + g;
  const here = m.frame.routes[m.anchorRoute[a]];
  const exposure = wouldBeExposure(m, a, r);
  const served = m.servedNow[rg];
  const sales = salesPerExposure(m, route.slot, g) * relativeOffer(m, r, g) * served * exposure;
  const usual = m.anchorAspiration[a];
  const kept = keptOf(m, a, rg, route.platform);
  const added = addedTo(m, a, r, kept);
  const outlook = m.outlook[rg];
  const sourceCost = route.to !== here.to ? par['switch.source'] * usual : 0;
  const platformCost = route.platform !== here.platform ? par['switch.platform'] * usual : 0;
  const income = sales * (kept + added) * outlook - sourceCost - platformCost;
  return { sales, exposure, served, kept, added, outlook, sourceCost, platformCost, income };
}

/** Moving mean of the slot’s sales per unit of selling exposure, yuan; an empty category takes the slot’s average. */
function salesPerExposure(m: Market, s: number, g: number): number {
  const G = m.frame.sizes.categories;
  const own = m.slotSalesMean[s * G + g];
  if (own > 0) return own;
  let sum = 0;
  for (let i = 0; i < G; i++) sum += m.slotSalesMean[s * G + i];
  return sum / G;
}

/** e^v of the route over the exposure-weighted mean of the slot; 1 where nobody sells. */
function relativeOffer(m: Market, r: number, g: number): number {
  const G = m.frame.sizes.categories;
  const sg = m.frame.routes[r].slot * G + g;
  const selling = 1 - m.idleAirtime[sg];
  if (selling <= 0 || m.lastInclusive[sg] === -Infinity) return 1;
  return exp(m.offer[r * G + g] - m.lastInclusive[sg]) * selling;
}

/** Share of the slot’s exposure that one real anchor would hold, were it there. */
function wouldBeExposure(m: Market, a: number, r: number): number {
  const route = m.frame.routes[r];
  const sg = route.slot * m.frame.sizes.categories + m.anchorCategory[a];
  const here = m.frame.routes[m.anchorRoute[a]];
  const mix = exposureMix(m, route.platform);
  const inSlot = here.slot === route.slot;
  const fans =
    m.anchorFans[a] * (route.platform === here.platform ? 1 : keptOnMove(m, here.platform, route.platform));
  const score = feedScore(m, a, r);
  const fansTotal = m.slotFans[sg] + m.lostFans[sg] + (inSlot ? 0 : fans);
  const scoreTotal = m.slotScore[sg] + (inSlot ? 0 : score);
  let e = fansTotal > 0 ? (mix.privateDomain * fans) / fansTotal : 0;
  if (scoreTotal > 0) e += (mix.feed * score) / scoreTotal;
  if (route.to === route.platform) {
    e += mix.coldStart / (m.slotYoung[sg] + 1) + mix.support / (m.slotOwn[sg] + 1);
  }
  return e;
}

/**
 * Mean-field chance that a search finds goods: 1 − (1 − θ)^(K·density), density = sellers / (sellers + half) of the
 * settling platform’s pool in the anchor’s category.
 */
export function matchProbability(m: Market, a: number, r: number): number {
  const par = m.frame.parameters;
  const pool = m.frame.routes[r].to * m.frame.sizes.categories + m.anchorCategory[a];
  const sellers = m.poolSellers[pool];
  const density = sellers / (sellers + par['match.halfPool']);
  const theta = par[`match.${anchorKinds[m.anchorKind[a]]}`];
  return 1 - pow(1 - theta, par['match.contacts'] * density);
}
