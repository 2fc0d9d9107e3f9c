import { exp } from '../../base/detmath.ts';
import { anchorFates } from '../anchorFates.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import { anchorKinds } from '../vocabulary.ts';
import { subsidyAt } from '../subsidies.ts';
import { keptOnMove, matchProbability, prospectOf, type Prospects } from './anchorOptions.ts';
import type { Deciding, Witness } from './mechanism.ts';

/** Marks the option of leaving the market, beside route indices. */
const LEAVE = -1;

/** One thing that an anchor may do. */
export interface AnchorOption {
  /** Route, or −1 for leaving the market. */
  readonly route: number;
  /** Expected weekly income per real anchor, yuan. */
  readonly income: number;
  /** What it is made of; null for leaving. */
  readonly prospects: Prospects | null;
}

/** Options and their weights in the logit, e^((income − best)/scale). */
export interface Choice {
  readonly options: readonly AnchorOption[];
  readonly weights: readonly number[];
  readonly total: number;
}

/** What an anchor’s decision rests on. */
export interface Revision {
  /** Where it stands, and whether idle there. */
  readonly route: number;
  readonly idle: boolean;
  /** Usual weekly income and recent one, yuan. */
  readonly usual: number;
  readonly income: number;
  /** Weekly probability of reconsidering, and its draw. */
  readonly hazard: number;
  readonly reviseDraw: number;
  readonly revises: boolean;
  readonly options: readonly (AnchorOption & { readonly probability: number })[];
  /** Picks an option: the first whose cumulated probability exceeds it. */
  readonly optionDraw: number;
  /** What it wants; where it is if it does not reconsider. */
  readonly wanted: number;
  /** Probability of finding the goods for it (one where none are needed), and its draw. */
  readonly matchChance: number;
  readonly matchDraw: number;
  readonly moves: boolean;
}

/**
 * SM5: anchors reconsider where they stream and whose goods they sell. Hazard a week: idle m_h by kind; active
 * ω·(1 + ω_a·[income < aspiration]). Options are all open content routes with goods in the anchor’s category, and
 * leaving: P(o) ∝ exp(Y(o) / (s·usual income)). A new source, a new platform or an end of idleness needs a match, whose
 * chance is the mean-field formula; an anchor that finds none stays as it is. Who leaves a platform leaves its
 * followers: they stay unserved in the slot’s exposure and decay (SM4, rule 11).
 *
 * Leaves out: newcomers among anchors, contracts that bind, portfolios of single merchants: an anchor of this model
 * stands for hundreds and draws on the whole pool of its route, so a portfolio would be noise of the sample.
 */
export const reviseAnchors: Deciding<Revision> = {
  name: 'reviseAnchors',
  reads: [
    'anchorRoute',
    'anchorIdle',
    'anchorFate',
    'anchorKind',
    'anchorIncome',
    'anchorAspiration',
    'permit',
    'outlook',
    'servedNow',
    'offer',
    'poolSellers',
    'feeOnAnchor',
    'feeOnMerchant',
    'inboundFee',
    'routeCommission',
    'poolShownQuality',
    'refund',
    'subsidyRate',
    'subsidyServed',
    'anchorRecruited',
    'anchorAppeal',
    'overlap',
    'slotSalesMean',
    'lastInclusive',
    'coldStart',
    'support',
    'slotFans',
    'slotScore',
    'slotYoung',
    'slotOwn',
    'idleAirtime',
    'anchorCategory',
    'anchorFans',
    'anchorSkill',
    'anchorTenure',
    'anchorWeight',
    'lostFans',
  ],
  writes: [
    'anchorRoute',
    'anchorIdle',
    'anchorTenure',
    'anchorFans',
    'anchorRecruited',
    'lostFans',
    'anchorMoved',
    'anchorFate',
  ],
  run(m, witness = null) {
    // followers who are left behind count from next week on: until then slotFans still holds them
    const left = new Float64Array(m.lostFans.length);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      if (m.anchorRoute[a] < 0) continue;
      m.anchorTenure[a] = Math.min(65_535, m.anchorTenure[a] + 1);
      revise(m, a, left, witness !== null && witness.wants(a) ? witness : null);
    }
    for (let sg = 0; sg < left.length; sg++) m.lostFans[sg] = m.lostFans[sg] + left[sg];
  },
};

function revise(m: Market, a: number, left: Float64Array, witness: Witness<Revision> | null): void {
  const hazard = hazardOf(m, a);
  const reviseDraw = m.draws.uniform(a, m.week, purposes.revise);
  const revises = reviseDraw < hazard;
  if (!revises && witness === null) return;
  const choice = weigh(m, a);
  const optionDraw = m.draws.uniform(a, m.week, purposes.option);
  const wanted = revises ? drawn(choice, optionDraw) : m.anchorRoute[a];
  const matchChance = matchChanceOf(m, a, wanted);
  const moves =
    wanted !== m.anchorRoute[a] &&
    (matchChance === 1 || m.draws.uniform(a, m.week, purposes.match) < matchChance);
  witness?.sees(a, {
    ...{ route: m.anchorRoute[a], idle: m.anchorIdle[a] === 1 },
    ...{ usual: m.anchorAspiration[a], income: m.anchorIncome[a], hazard, reviseDraw, revises },
    options: choice.options.map((o, i) => ({ ...o, probability: choice.weights[i] / choice.total })),
    ...{ optionDraw, wanted, matchChance, matchDraw: m.draws.uniform(a, m.week, purposes.match), moves },
  });
  if (moves) move(m, a, wanted, left);
}

function hazardOf(m: Market, a: number): number {
  const par = m.frame.parameters;
  if (m.anchorIdle[a] === 1) return par[`rematch.${anchorKinds[m.anchorKind[a]]}`];
  if (m.anchorAspiration[a] <= 0) return 0;
  const dissatisfied = m.anchorIncome[a] < m.anchorAspiration[a] ? par['revise.dissatisfied'] : 0;
  return Math.min(1, par['revise.active'] * (1 + dissatisfied));
}

/** A logit over expected incomes. */
export function weigh(m: Market, a: number): Choice {
  const par = m.frame.parameters;
  const G = m.frame.sizes.categories;
  const g = m.anchorCategory[a];
  const scale = par['revise.noise'] * Math.max(par['revise.leastIncome'], m.anchorAspiration[a]);
  const outside = par['leave.outsideIncome'] * m.anchorAspiration[a];
  const options: AnchorOption[] = [{ route: LEAVE, income: outside, prospects: null }];
  for (let r = 0; r < m.frame.routes.length; r++) {
    const route = m.frame.routes[r];
    if (route.channel !== 'live' && route.channel !== 'video') continue;
    if (m.permit[r * G + g] <= 0 || m.offer[r * G + g] === -Infinity) continue;
    if (route.platform !== route.to && m.outlook[r * G + g] <= 0) continue;
    const prospects = prospectOf(m, a, r);
    options.push({ route: r, income: prospects.income, prospects });
  }
  const best = Math.max(...options.map((o) => o.income));
  const weights = options.map((o) => exp((o.income - best) / scale));
  return { options, weights, total: weights.reduce((x, y) => x + y, 0) };
}

/** The route that the logit draws, or LEAVE. */
function drawn({ options, weights, total }: Choice, draw: number): number {
  let u = draw * total;
  for (let o = 0; o < options.length; o++) {
    u -= weights[o];
    if (u < 0) return options[o].route;
  }
  return options[options.length - 1].route;
}

/** Leaving and changing only the channel need no new goods. */
function matchChanceOf(m: Market, a: number, choice: number): number {
  if (choice === LEAVE) return 1;
  const here = m.frame.routes[m.anchorRoute[a]];
  const there = m.frame.routes[choice];
  if (m.anchorIdle[a] === 0 && here.to === there.to && here.platform === there.platform) return 1;
  return matchProbability(m, a, choice);
}

function move(m: Market, a: number, choice: number, left: Float64Array): void {
  const here = m.frame.routes[m.anchorRoute[a]];
  const sg = here.slot * m.frame.sizes.categories + m.anchorCategory[a];
  const staysOn = choice !== LEAVE && m.frame.routes[choice].platform === here.platform;
  if (!staysOn) {
    left[sg] = left[sg] + m.anchorWeight[a] * m.anchorFans[a];
    const to = choice === LEAVE ? here.platform : m.frame.routes[choice].platform;
    m.anchorFans[a] = m.anchorFans[a] * keptOnMove(m, here.platform, to);
    const bonus = choice === LEAVE ? 0 : m.subsidyRate[subsidyAt(m, 'hostRecruitment', to)];
    m.anchorRecruited[a] = bonus > 0 ? Math.round(m.frame.parameters['recruit.weeks']) : 0;
  }
  if (choice === LEAVE) m.anchorFate[a] |= anchorFates.left;
  else if (!staysOn) m.anchorFate[a] |= anchorFates.changedPlatform;
  else if (m.anchorIdle[a] === 1) m.anchorFate[a] |= anchorFates.rematched;
  m.anchorRoute[a] = choice;
  m.anchorIdle[a] = 0;
  m.anchorTenure[a] = 0;
  m.anchorMoved[a] = 1;
}
