import type { Lever } from '../declare.ts';

/** How far the platform makes sure that a bad order is refunded (SM12). */
export const refundRoute: Lever = {
  name: 'refundRoute',
  label: { en: 'refund route for bad orders', zh: '问题订单退款保障' },
  meaning: {
    en: 'Share of bad orders that the buyer can get refunded',
    zh: '问题订单中可退款的比例',
  },
  unit: 'share',
  neutral: 1,
  range: [0.5, 1],
  bounds: [0, 1],
  source: 'C35 in scenarios/observed/seed_claims.md: cash on delivery, no order record, no refund route',
  grade: 'assumed',
  after: 'setPolicy',
};
