/** A weekly quantity of the platform that pays. */
export interface Quantity {
  readonly metric: string;
  readonly channel: string | null;
}

/** What a subsidy spends and what it spends it on. */
export interface SubsidyKind {
  /** Metric of the cash that it costs; null where it costs none. */
  readonly spend: string | null;
  /** What it is paid on: the base of its deadweight. */
  readonly base: Quantity;
  /** Weeks over which base with and base without are compared: openings and moves of one week are too few. */
  readonly span: number;
}

const QUARTER = 13;

const own = (metric: string, channel: string | null = null): Quantity => ({ metric, channel });

/** By lever; every lever with a budget has its line. */
export const subsidyKinds: Readonly<Record<string, SubsidyKind>> = {
  consumerCoupon: { spend: 'subsidy.coupon', base: own('gmv.own'), span: 1 },
  commissionRebate: { spend: 'subsidy.rebate', base: own('gmv.own'), span: 1 },
  liveSubsidy: { spend: 'subsidy.live', base: own('gmv.own', 'live'), span: 1 },
  onboardingWaiver: { spend: 'subsidy.waiver', base: own('stores.entered'), span: QUARTER },
  depositWaiver: { spend: null, base: own('stores.entered'), span: QUARTER },
  hostRecruitment: {
    spend: 'subsidy.recruitment',
    base: own('anchors.arrived'),
    span: QUARTER,
  },
};
