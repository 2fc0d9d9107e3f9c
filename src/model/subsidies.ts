import type { Market } from './market.ts';

/**
 * Subsidies (SM16, SM17): each kind is a lever with a rate, a weekly and a total budget, and tiers that may claim. Agents
 * act on the rate times the share of claims that was paid last week; settlement pays φ = min(1, budget / claims) of each
 * claim, so no budget is ever exceeded (rule 6). Claims are whole fen.
 */
export const subsidyKinds = [
  'consumerCoupon',
  'onboardingWaiver',
  'depositWaiver',
  'commissionRebate',
  'liveSubsidy',
  'hostRecruitment',
] as const;
export type SubsidyKind = (typeof subsidyKinds)[number];

const rank = Object.fromEntries(subsidyKinds.map((kind, i) => [kind, i])) as Readonly<
  Record<SubsidyKind, number>
>;

/** Index of a kind on a platform in the columns of subsidies. */
export function subsidyAt(m: Market, kind: SubsidyKind, p: number): number {
  return rank[kind] * m.frame.sizes.platforms + p;
}

/** What an agent counts on: the announced rate times the share of claims paid last week. */
export function promised(m: Market, kind: SubsidyKind, p: number): number {
  const at = subsidyAt(m, kind, p);
  return m.subsidyRate[at] * m.subsidyServed[at];
}

/** Whether sellers of a tier may claim. */
export function mayClaim(m: Market, kind: SubsidyKind, p: number, tier: number): boolean {
  return ((m.subsidyTiers[subsidyAt(m, kind, p)] >> tier) & 1) === 1;
}

/** Sets the share of the week’s claims that is paid; the claims are counted before. */
export function ration(m: Market, kind: SubsidyKind): void {
  for (let p = 0; p < m.frame.sizes.platforms; p++) {
    const at = subsidyAt(m, kind, p);
    const claims = m.subsidyClaims[at];
    m.subsidyServed[at] = claims > 0 ? Math.min(1, m.subsidyBudget[at] / claims) : 1;
  }
}

/** The paid part of a claim, whole fen, remembered as spent. */
export function pay(m: Market, kind: SubsidyKind, p: number, claim: number): number {
  const at = subsidyAt(m, kind, p);
  const fen = Math.floor(m.subsidyServed[at] * claim);
  m.subsidyPaid[at] = m.subsidyPaid[at] + fen;
  m.subsidySpent[at] = m.subsidySpent[at] + fen;
  return fen;
}
