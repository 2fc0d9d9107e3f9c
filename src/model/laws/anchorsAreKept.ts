import { anchorFates } from '../anchorFates.ts';
import type { Market } from '../market.ts';
import type { Began, TieLaw } from './law.ts';

const { fellIdle, rematched, changedPlatform, left } = anchorFates;

export const anchorsAreKept: TieLaw = {
  kind: 'tie',
  name: 'anchorsAreKept',
  rule: 9,
  statement: {
    en: 'Every anchor that a week began with is on a live or video route, or has left and says so; who has left stays away; who falls idle or finds goods says so.',
  },
  ties: ['anchorRoute', 'anchorIdle', 'anchorFate'],
  check(m, began) {
    const { anchorRoute: route, anchorIdle: idle, anchorFate: fate } = m;
    const { anchorRoute: oldRoute, anchorIdle: oldIdle } = began;
    for (let a = 0; a < route.length; a++) {
      // where it was, and nothing became of it: most of them, most weeks
      if (fate[a] === 0 && route[a] === oldRoute[a] && idle[a] === oldIdle[a]) continue;
      if (isPlaced(m, a, began) && isTold(m, a, began)) continue;
      const was = `anchorRoute ${oldRoute[a]}, anchorIdle ${oldIdle[a]}`;
      const is = `anchorRoute ${route[a]}, anchorIdle ${idle[a]}, anchorFate ${fate[a]}`;
      return [`anchor ${a} began with ${was} and has ${is}`];
    }
    return [];
  },
};

/** On a content route, or gone: since this week if it says so, else since before. */
function isPlaced(m: Market, a: number, began: Began): boolean {
  const r = m.anchorRoute[a];
  const leaves = (m.anchorFate[a] & left) !== 0;
  const wasThere = began.anchorRoute[a] >= 0;
  if (r === -1) return wasThere ? leaves : m.anchorFate[a] === 0;
  const channel = m.frame.routes[r]?.channel;
  return wasThere && !leaves && (channel === 'live' || channel === 'video');
}

/** Idle since before or since it fell idle; not idle any more only by finding goods, moving or leaving. */
function isTold(m: Market, a: number, began: Began): boolean {
  const idle = m.anchorIdle[a];
  const fate = m.anchorFate[a];
  const wasIdle = began.anchorIdle[a] === 1 || (fate & fellIdle) !== 0;
  if (fate > fellIdle + rematched + changedPlatform + left) return false;
  const freed = (fate & (rematched | changedPlatform | left)) !== 0;
  if ((fate & fellIdle) !== 0 && began.anchorIdle[a] === 1) return false;
  if ((fate & rematched) !== 0 && !wasIdle) return false;
  return idle === 1 ? wasIdle && !freed && m.anchorRoute[a] >= 0 : idle === 0 && (freed || !wasIdle);
}
