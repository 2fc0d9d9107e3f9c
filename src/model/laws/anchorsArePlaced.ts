import type { WeekLaw } from './law.ts';

export const anchorsArePlaced: WeekLaw = {
  kind: 'week',
  name: 'anchorsArePlaced',
  rule: 9,
  statement: {
    en: 'Every anchor sells on one live or video route, waits there idle, or has left; who waits or has left sells nothing.',
  },
  check(m) {
    const breaches: string[] = [];
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      const idle = m.anchorIdle[a];
      const channel = r < 0 ? null : m.frame.routes[r]?.channel;
      const placed = r === -1 ? idle === 0 : channel === 'live' || channel === 'video';
      if (!placed || idle > 1) breaches.push(`anchor ${a} is on route ${r}, idle ${idle}`);
      else if ((r < 0 || idle === 1) && m.anchorSales[a] !== 0)
        breaches.push(`anchor ${a} sells nowhere, yet sold ${m.anchorSales[a]} fen`);
    }
    return breaches;
  },
};
