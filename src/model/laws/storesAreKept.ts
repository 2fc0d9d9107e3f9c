import type { TieLaw } from './law.ts';
import { words } from './words.ts';

/** Who opened last week had a store when this one began, so `opened` may be read before it is written anew. */
export const storesAreKept: TieLaw = {
  kind: 'tie',
  name: 'storesAreKept',
  rule: 9,
  statement: {
    en: 'A store is open if it was open and nobody closed it, or if it was not and its merchant opened it.',
  },
  ties: ['open', 'closed'],
  check({ open, closed, opened }, { open: was }) {
    const now = words(open);
    const before = words(was);
    const left = words(closed);
    for (let four = 0; four <= now.length; four++) {
      if (four < now.length && ((now[four] ^ before[four]) | left[four]) === 0) continue;
      for (let i = 4 * four; i < Math.min(4 * four + 4, open.length); i++) {
        const due = was[i] === 1 ? (closed[i] === 0 ? 1 : 0) : opened[i];
        if ((open[i] === was[i] && closed[i] === 0) || (open[i] === due && closed[i] <= 2 * was[i])) continue;
        return [`store ${i} began with open ${was[i]} and has open ${open[i]}, closed ${closed[i]}`];
      }
    }
    return [];
  },
};
