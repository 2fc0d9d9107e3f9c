import type { Lever } from '../declare.ts';

/** Orders that the platform’s own attention led to its own shops cost the buyer this share less; it pays (SM16). */
export const consumerCoupon: Lever = {
  name: 'consumerCoupon',
  label: { en: 'coupon for buyers', zh: '消费者补贴券' },
  meaning: {
    en: 'Share of the list price that the settling platform pays for the buyer on orders in its own shops that its own feed or shelf led to',
    zh: '由本平台自身的信息流或货架引导、在本平台店铺成交的订单，成交平台替消费者支付的标价比例',
  },
  unit: 'share',
  neutral: 0,
  range: [0, 0.2],
  bounds: [0, 0.8],
  source: 'SUB01 to SUB05 in scenarios/observed/parameters.csv give sizes of past programmes',
  grade: 'assumed',
  after: 'setPolicy',
  budget: true,
};
