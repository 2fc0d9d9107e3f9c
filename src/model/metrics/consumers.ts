import { label, type MeasuredMetric } from './metric.ts';

export const consumersActive: MeasuredMetric = {
  name: 'consumers.active',
  meaning: {
    en: 'Online shoppers who shop by content (live rooms and video), millions',
    zh: '内容电商用户数（百万）',
  },
  unit: 'persons_m',
  kind: 'stock',
  labels: () => [label()],
  measure(m, out, at) {
    out[at] = (m.adopters[0] * m.inputs.shoppers) / 1e6;
  },
};
