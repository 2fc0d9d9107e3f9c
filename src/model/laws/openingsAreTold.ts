import type { TieLaw } from './law.ts';
import { words } from './words.ts';

export const openingsAreTold: TieLaw = {
  kind: 'tie',
  name: 'openingsAreTold',
  rule: 9,
  statement: {
    en: 'A store that opened this week was closed when the week began and is open now; no other was opened.',
  },
  ties: ['opened'],
  check({ open, opened }, { open: was }) {
    const now = words(open);
    const before = words(was);
    const told = words(opened);
    for (let four = 0; four <= now.length; four++) {
      if (four < now.length && (told[four] ^ (now[four] & ~before[four])) === 0) continue;
      for (let i = 4 * four; i < Math.min(4 * four + 4, open.length); i++) {
        if (opened[i] === (was[i] === 0 ? open[i] : 0)) continue;
        return [`store ${i} began with open ${was[i]} and has open ${open[i]}, opened ${opened[i]}`];
      }
    }
    return [];
  },
};
