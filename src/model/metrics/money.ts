import type { Market } from '../market.ts';
import { subsidyAt, subsidyKinds, type SubsidyKind } from '../subsidies.ts';
import { byPlatform, platformMoney, type DerivedMetric, type MeasuredMetric } from './metric.ts';

const money = (name: string, en: string, zh: string, fen: (m: Market, p: number) => number): MeasuredMetric =>
  platformMoney(name, { en, zh }, fen);

/** Paid less taken back on returned orders, fen. */
function spent(m: Market, kind: SubsidyKind, p: number): number {
  const at = subsidyAt(m, kind, p);
  return m.subsidyPaid[at] - m.subsidyBack[at];
}

/** Waived deposits cost no cash. */
const cashKinds = subsidyKinds.filter((kind) => kind !== 'depositWaiver');

const revenue = (m: Market, p: number): number =>
  m.takeEarned[p] + m.cutEarned[p] + m.feesEarned[p] + m.adsEarned[p];
const cashSpent = (m: Market, p: number): number =>
  cashKinds.reduce((sum, kind) => sum + spent(m, kind, p), 0);

const FEN = 100;

/** What the reserved part of content exposure would have cost at the price of paid exposure, fen. */
function shadowCost(m: Market, p: number): number {
  const reserved = Math.min(m.coldStart[p] + m.support[p], 1);
  return reserved * m.attentionYield[p] * m.platformAttention[p] * m.adPrice[p] * FEN;
}

export const moneyMetrics: readonly MeasuredMetric[] = [
  money(
    'platform.revenue',
    'Take, commission cut, link fees and advertising, after returns and before subsidies',
    '平台收入（佣金、分成、外链服务费与广告）',
    revenue,
  ),
  money('platform.take', 'Take from orders settled here', '交易佣金收入', (m, p) => m.takeEarned[p]),
  money('platform.commissionCut', 'Cut of anchors’ commissions', '主播佣金分成', (m, p) => m.cutEarned[p]),
  money('platform.linkFees', 'Fees on links, outgoing and incoming', '外链服务费', (m, p) => m.feesEarned[p]),
  money('platform.ads', 'Paid exposure and advertisements', '广告收入', (m, p) => m.adsEarned[p]),
  money(
    'platform.fines',
    'Fines and forfeited deposits, which go to the compensation fund',
    '罚款与扣没保证金（计入赔付基金）',
    (m, p) => m.finesTaken[p],
  ),
  money(
    'platform.compensation',
    'Refunds paid in place of sellers who were closed, by fund and platform',
    '代清退商家赔付的退款',
    (m, p) => m.compensated[p],
  ),
  money(
    'subsidy.spend',
    'Subsidies paid in cash, after claw-backs on returns',
    '补贴支出（扣除退货追回）',
    cashSpent,
  ),
  money(
    'platform.contribution',
    'Revenue less subsidies paid in cash',
    '平台净贡献（收入减现金补贴）',
    (m, p) => revenue(m, p) - cashSpent(m, p),
  ),
  money('subsidy.coupon', 'Coupons for buyers', '消费券支出', (m, p) => spent(m, 'consumerCoupon', p)),
  money('subsidy.waiver', 'Setup costs taken over', '入驻费用减免', (m, p) =>
    spent(m, 'onboardingWaiver', p),
  ),
  money('subsidy.deposit', 'Deposits waived (no cash)', '减免的保证金（非现金）', (m, p) =>
    spent(m, 'depositWaiver', p),
  ),
  money('subsidy.rebate', 'Take given back to sellers', '佣金返还', (m, p) =>
    spent(m, 'commissionRebate', p),
  ),
  money('subsidy.live', 'Paid to anchors of own live rooms', '直播补贴', (m, p) =>
    spent(m, 'liveSubsidy', p),
  ),
  money('subsidy.recruitment', 'Bonuses for anchors who came over', '主播招募奖励', (m, p) =>
    spent(m, 'hostRecruitment', p),
  ),
  money(
    'support.shadowCost',
    'What exposure reserved for young and supported stores would have sold for as advertising',
    '流量扶持的影子成本',
    shadowCost,
  ),
];

export const takeRate: DerivedMetric = {
  name: 'platform.takeRate',
  meaning: { en: 'Revenue of the platform as a share of what settled on it', zh: '货币化率' },
  unit: 'share',
  kind: 'ratio',
  derive: (frame) =>
    byPlatform(frame).map((l) => ({
      label: l,
      of: [
        ['platform.revenue', l],
        ['gmv.settled', l],
      ],
    })),
};
