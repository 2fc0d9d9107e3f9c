import type { Market } from '../market.ts';
import { subsidyAt, subsidyKinds, type SubsidyKind } from '../subsidies.ts';
import type { Mechanism } from './mechanism.ts';

/** Budgets are in fen and infinite without a limit. */
const FEN = 100;

/**
 * SM1: the week’s rules, pro-rated by day, become permits, gates and fees as shares of list price; SM16, SM17: so do
 * subsidies and what rivals answer.
 *
 * A fee on commission is converted once: rate × commission of the settling pool. A subsidy without budget is no subsidy:
 * its rate is zero, so that nobody acts on what nobody is paid (rule 19); a total budget leaves to a week what earlier
 * ones have not spent. Served shares of gates follow from last weeks’ requests (`rationGates`). Leaves out: enforcement
 * lags of the rules themselves; a rule holds from its day.
 */
export const setPolicy: Mechanism = {
  name: 'setPolicy',
  reads: ['commission', 'subsidySpent', 'poolPredatory'],
  writes: [
    'permit',
    'gated',
    'routeCommission',
    'feeOnAnchor',
    'feeOnMerchant',
    'inboundFee',
    'outlook',
    'subsidyRate',
    'subsidyBudget',
    'subsidyTiers',
    'coldStart',
    'support',
    'supportTiers',
    'minFans',
    'inspection',
    'inspectionByRisk',
    'refund',
    'badPress',
    'visibility',
    'exclusivityLoss',
    'affiliateCut',
    'linksBlocked',
    'adPlacement',
  ],
  run(m) {
    const { policy } = m.inputs;
    const { levers } = policy;
    m.permit.set(policy.permit);
    m.gated.set(policy.gated);
    m.outlook.set(policy.outlook);
    m.coldStart.set(levers['coldStartTraffic']);
    m.support.set(levers['trafficSupport']);
    m.supportTiers.set(policy.tiers['trafficSupport']);
    m.minFans.set(levers['entryMinFans']);
    m.inspection.set(levers['inspectionRate']);
    m.inspectionByRisk.set(levers['inspectionByRisk']);
    m.refund.set(levers['refundRoute']);
    m.badPress.set(levers['badPress']);
    m.visibility.set(levers['dataVisibility']);
    m.exclusivityLoss.set(levers['exclusivity']);
    m.affiliateCut.set(levers['affiliateCut']);
    m.linksBlocked.set(levers['blockedLinks']);
    m.adPlacement.set(levers['adPlacement']);
    chargeRoutes(m);
    announceSubsidies(m);
  },
};

/** Commission and fees of every route × category as shares of list price. */
function chargeRoutes(m: Market): void {
  const { policy } = m.inputs;
  const G = m.frame.sizes.categories;
  m.frame.routes.forEach(({ platform, to }, r) => {
    const linked = platform !== to;
    for (let g = 0; g < G; g++) {
      const i = r * G + g;
      const commission = poolCommission(m, to * G + g) * (linked ? 1 - m.affiliateCut[to] : 1);
      m.routeCommission[i] = commission;
      m.feeOnAnchor[i] = policy.feeRateAnchorCommission[i] * commission + policy.feeRateAnchorGmv[i];
      m.feeOnMerchant[i] = policy.feeRateMerchantCommission[i] * commission + policy.feeRateMerchantGmv[i];
      const base = policy.ofCommission['inboundLinkFee'][to] === 1 ? commission : 1;
      m.inboundFee[i] = linked ? policy.levers['inboundLinkFee'][to] * base : 0;
    }
  });
}

/** What sellers of a pool pay on content-led sales: predatory ones pay a commission of their own. */
function poolCommission(m: Market, pool: number): number {
  const honest = m.commission[pool];
  const own = Math.max(honest, m.frame.parameters['predatory.commission']);
  return honest + m.poolPredatory[pool] * (own - honest);
}

/**
 * A total budget of which a smaller part is left is spent: payments in whole fen leave a few of it, and nobody is to act
 * on what those promise.
 */
const LEAST_LEFT = 1e-3;

/** Whole fen that may be spent this week: the week’s budget, as far as earlier weeks have left of the total. */
export function budgetOf(m: Market, kind: SubsidyKind, p: number): number {
  const { budgets, totals } = m.inputs.policy;
  const total = Math.floor(totals[kind][p] * FEN);
  const left = total - m.subsidySpent[subsidyAt(m, kind, p)];
  return left < LEAST_LEFT * total ? 0 : Math.min(Math.floor(budgets[kind][p] * FEN), left);
}

function announceSubsidies(m: Market): void {
  const { levers, tiers } = m.inputs.policy;
  const P = m.frame.sizes.platforms;
  subsidyKinds.forEach((kind, k) => {
    for (let p = 0; p < P; p++) {
      const at = k * P + p;
      m.subsidyBudget[at] = budgetOf(m, kind, p);
      m.subsidyRate[at] = m.subsidyBudget[at] === 0 ? 0 : levers[kind][p];
      m.subsidyTiers[at] = tiers[kind][p];
    }
  });
}
