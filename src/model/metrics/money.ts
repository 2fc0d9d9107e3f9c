import type { Frame } from '../market.ts';
import { billions, label, type Label, type MeasuredMetric } from './metric.ts';

const byPlatform = (frame: Frame): Label[] => frame.platformNames.map((platform) => label({ platform }));

export const platformRevenue: MeasuredMetric = {
  name: 'platform.revenue',
  meaning: {
    en: 'Take, commission cut and link fees, after returns and before subsidies',
    zh: '平台收入（佣金、分成与外链服务费）',
  },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure: (m, out, at) => m.take.forEach((fen, p) => (out[at + p] = billions(fen))),
};

export const subsidySpend: MeasuredMetric = {
  name: 'subsidy.spend',
  meaning: { en: 'Coupons and waivers paid, after claw-backs on returns', zh: '补贴支出' },
  unit: 'CNY_bn',
  kind: 'flow',
  labels: byPlatform,
  measure(m, out, at) {
    for (let p = 0; p < m.couponSpend.length; p++)
      out[at + p] = billions(m.couponSpend[p] + m.waiverSpend[p]);
  },
};
