import { exp } from '../../base/detmath.ts';
import { anchorFates } from '../anchorFates.ts';
import type { Market } from '../market.ts';
import { purposes } from '../purposes.ts';
import { anchorKinds } from '../vocabulary.ts';
import { subsidyAt } from '../subsidies.ts';
import { expectedIncome, keptOnMove, matchProbability } from './anchorOptions.ts';
import type { Mechanism } from './mechanism.ts';

/** Marks the option of leaving the market, beside route indices. */
const LEAVE = -1;

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
export const reviseAnchors: Mechanism = {
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
  run(m) {
    for (let a = 0; a < m.anchorRoute.length; a++) {
      if (m.anchorRoute[a] < 0) continue;
      m.anchorTenure[a] = Math.min(65_535, m.anchorTenure[a] + 1);
      if (m.draws.uniform(a, m.week, purposes.revise) >= hazard(m, a)) continue;
      const choice = choose(m, a);
      if (choice !== m.anchorRoute[a] && matched(m, a, choice)) move(m, a, choice);
    }
  },
};

function hazard(m: Market, a: number): number {
  const par = m.frame.parameters;
  if (m.anchorIdle[a] === 1) return par[`rematch.${anchorKinds[m.anchorKind[a]]}`];
  if (m.anchorAspiration[a] <= 0) return 0;
  const dissatisfied = m.anchorIncome[a] < m.anchorAspiration[a] ? par['revise.dissatisfied'] : 0;
  return Math.min(1, par['revise.active'] * (1 + dissatisfied));
}

/** The route that a logit over expected incomes draws, or LEAVE. */
function choose(m: Market, a: number): number {
  const par = m.frame.parameters;
  const G = m.frame.sizes.categories;
  const g = m.anchorCategory[a];
  const scale = par['revise.noise'] * Math.max(1, m.anchorAspiration[a]);
  const options: number[] = [LEAVE];
  const incomes: number[] = [par['leave.outsideIncome'] * m.anchorAspiration[a]];
  for (let r = 0; r < m.frame.routes.length; r++) {
    const route = m.frame.routes[r];
    if (route.channel !== 'live' && route.channel !== 'video') continue;
    if (m.permit[r * G + g] <= 0 || m.offer[r * G + g] === -Infinity) continue;
    if (route.platform !== route.to && m.outlook[r * G + g] <= 0) continue;
    options.push(r);
    incomes.push(expectedIncome(m, a, r));
  }
  const best = Math.max(...incomes);
  const weights = incomes.map((y) => exp((y - best) / scale));
  let u = m.draws.uniform(a, m.week, purposes.option) * weights.reduce((x, y) => x + y, 0);
  for (let o = 0; o < options.length; o++) {
    u -= weights[o];
    if (u < 0) return options[o];
  }
  return options[options.length - 1];
}

/** Leaving and changing only the channel need no new goods. */
function matched(m: Market, a: number, choice: number): boolean {
  if (choice === LEAVE) return true;
  const here = m.frame.routes[m.anchorRoute[a]];
  const there = m.frame.routes[choice];
  if (m.anchorIdle[a] === 0 && here.to === there.to && here.platform === there.platform) return true;
  return m.draws.uniform(a, m.week, purposes.match) < matchProbability(m, a, choice);
}

function move(m: Market, a: number, choice: number): void {
  const here = m.frame.routes[m.anchorRoute[a]];
  const sg = here.slot * m.frame.sizes.categories + m.anchorCategory[a];
  const staysOn = choice !== LEAVE && m.frame.routes[choice].platform === here.platform;
  if (!staysOn) {
    m.lostFans[sg] = m.lostFans[sg] + m.anchorWeight[a] * m.anchorFans[a];
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
