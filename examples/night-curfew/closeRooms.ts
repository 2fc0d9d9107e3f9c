import type { Mechanism } from './mechanism.ts';

/**
 * A curfew takes its share of the attention of a platform's live rooms, attention' = attention·(1 − curfew).
 *
 * Leaves out: viewers who come back at another hour, anchors who move to video for the night.
 */
export const closeRooms: Mechanism = {
  name: 'closeRooms',
  reads: ['attention'],
  writes: ['attention'],
  run(m) {
    const curfew = m.inputs.policy.levers['nightCurfew'];
    m.frame.slots.forEach(({ platform, channel }, s) => {
      if (channel === 'live') m.attention[s] = m.attention[s] * (1 - curfew[platform]);
    });
  },
};
