import type { Mechanism } from './mechanism.ts';

/** Logistic growth of the commercial load by one week. */
export function nextLoad(load: number, ceiling: number, growth: number): number {
  return load + growth * load * (1 - load / ceiling);
}

/**
 * SM3: commercial attention of a slot = audience × commercial load × fatigue. The load grows logistically to its
 * ceiling, l' = l + v·l·(1 − l/ceiling); attention above the tolerated load wears off by λ·(l − l*)² a week.
 *
 * A shelf’s attention is its audience alone, which is constant. Saturates by construction, in place of a free trend.
 * Leaves out: users’ drift between platforms (their numbers are inputs), the platform’s choice of load.
 */
export const shareAttention: Mechanism = {
  name: 'shareAttention',
  reads: ['fatigue', 'load'],
  writes: ['attention', 'platformAttention', 'load', 'fatigue'],
  run(m) {
    const par = m.frame.parameters;
    const { audience, minutes } = m.inputs;
    for (let s = 0; s < audience.length; s++) {
      const { platform, channel } = m.frame.slots[s];
      m.attention[s] = audience[s] * (channel === 'shelf' ? 1 : m.load[platform] * m.fatigue[platform]);
    }
    for (let p = 0; p < minutes.length; p++) {
      m.platformAttention[p] = minutes[p] * m.load[p] * m.fatigue[p];
      const excess = Math.max(0, m.load[p] - par['attention.toleratedLoad']);
      m.fatigue[p] = m.fatigue[p] * Math.max(0, 1 - par['attention.overloadPenalty'] * excess * excess);
      const { ceiling, growth } = m.frame.loadPath[p];
      m.load[p] = nextLoad(m.load[p], ceiling, growth);
    }
  },
};
