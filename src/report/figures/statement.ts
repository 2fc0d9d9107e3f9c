import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import type { AccountLabel } from '../words/accounts.ts';
import type { Choice } from './exhibit.ts';

/** Where an amount stands: on a platform in a period, with a scenario. */
export interface Where {
  readonly scenario: string;
  readonly platform: string;
  readonly period: string;
}

export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** The difference of two amounts; `paired` where the study knows its interval. */
export interface Change extends Amount {
  readonly paired: Difference | null;
}

interface Block {
  readonly title: AccountLabel;
  readonly lines: readonly string[];
  /** The lines that add up the ones above or follow from them. */
  readonly totals: readonly string[];
}

/** A platform's money from revenue to what is left; what is no revenue and no subsidy in cash stands apart and is not added. */
export const statement: readonly Block[] = [
  {
    title: 'revenuePart',
    lines: ['platform.take', 'platform.commissionCut', 'platform.linkFees', 'platform.ads'],
    totals: ['platform.revenue'],
  },
  {
    title: 'subsidyPart',
    lines: ['coupon', 'waiver', 'rebate', 'live', 'recruitment'].map((kind) => `subsidy.${kind}`),
    totals: ['subsidy.spend'],
  },
  { title: 'leftPart', lines: [], totals: ['platform.contribution', 'platform.takeRate'] },
  {
    title: 'apartPart',
    lines: ['platform.fines', 'platform.compensation', 'subsidy.deposit', 'support.shadowCost'],
    totals: [],
  },
];

const minus = (a: Amount | null, b: Amount | null): Amount | null =>
  a && b && { value: a.value - b.value, unit: a.unit };

/** Revenue per settled GMV: a ratio of means. */
function takeRate(view: View, at: Where): Amount | null {
  const revenue = amountOf(view, at, 'platform.revenue');
  const gmv = view.estimate(at.scenario, 'gmv.settled', at.platform, at.period);
  return revenue && gmv && gmv.mean > 0 ? { value: revenue.value / gmv.mean, unit: 'share' } : null;
}

/** What a study need not report because means of it follow from others. */
const made: Readonly<Record<string, (view: View, at: Where) => Amount | null>> = {
  'platform.contribution': (view, at) =>
    minus(amountOf(view, at, 'platform.revenue'), amountOf(view, at, 'subsidy.spend')),
  'platform.takeRate': takeRate,
};

/** The mean of one line; null where the study does not report it. */
export function amountOf(view: View, at: Where, metric: string): Amount | null {
  const row = view.measure(at.scenario, metric, at.platform, at.period);
  return row ?? made[metric]?.(view, at) ?? null;
}

/** The difference of one line from the baseline. */
export function changeOf(view: View, at: Where, metric: string): Change | null {
  const paired = view.measureDifference(at.scenario, metric, at.platform, at.period) ?? null;
  if (paired) return { value: paired.median, unit: paired.unit, paired };
  const base = amountOf(view, { ...at, scenario: view.baseline }, metric);
  const change = minus(amountOf(view, at, metric), base);
  return change && { ...change, paired };
}

export const whereOf = (at: Choice): Where => ({
  ...{ scenario: at['scenario'], platform: at['platform'], period: at['period'] },
});
