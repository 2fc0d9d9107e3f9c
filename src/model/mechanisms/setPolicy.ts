import type { Mechanism } from './mechanism.ts';

/** Budgets are in fen and infinite without a limit. */
const FEN = 100;

/**
 * SM1: the week’s rules, pro-rated by day, become permits, gates and fees as shares of list price.
 *
 * A fee on commission is converted once: rate × commission share. A subsidy without budget is no subsidy: its rate is
 * zero, so that nobody acts on what nobody is paid (rule 19). Served shares of gates follow from last weeks’
 * requests (`rationGates`). Leaves out: enforcement lags of the rules themselves; a rule holds from its day.
 */
export const setPolicy: Mechanism = {
  name: 'setPolicy',
  reads: [],
  writes: [
    'permit',
    'gated',
    'feeOnAnchor',
    'feeOnMerchant',
    'outlook',
    'couponRate',
    'couponBudget',
    'waiverRate',
    'waiverBudget',
    'coldStart',
    'support',
    'supportTiers',
    'minFans',
    'inspection',
    'exclusivityLoss',
  ],
  run(m) {
    const policy = m.inputs.policy;
    const commission = m.frame.parameters['commission.content'];
    m.permit.set(policy.permit);
    m.gated.set(policy.gated);
    m.outlook.set(policy.outlook);
    for (let i = 0; i < m.permit.length; i++) {
      m.feeOnAnchor[i] = policy.feeRateAnchorCommission[i] * commission + policy.feeRateAnchorGmv[i];
      m.feeOnMerchant[i] = policy.feeRateMerchantCommission[i] * commission + policy.feeRateMerchantGmv[i];
    }
    m.couponRate.set(policy.levers['consumerCoupon']);
    m.waiverRate.set(policy.levers['onboardingWaiver']);
    m.coldStart.set(policy.levers['coldStartTraffic']);
    m.support.set(policy.levers['trafficSupport']);
    m.supportTiers.set(policy.supportTiers);
    m.minFans.set(policy.levers['entryMinFans']);
    m.inspection.set(policy.levers['inspectionRate']);
    m.exclusivityLoss.set(policy.levers['exclusivity']);
    for (let p = 0; p < m.couponBudget.length; p++) {
      m.couponBudget[p] = Math.floor(policy.budgets['consumerCoupon'][p] * FEN);
      m.waiverBudget[p] = Math.floor(policy.budgets['onboardingWaiver'][p] * FEN);
      if (m.couponBudget[p] === 0) m.couponRate[p] = 0;
      if (m.waiverBudget[p] === 0) m.waiverRate[p] = 0;
    }
  },
};
