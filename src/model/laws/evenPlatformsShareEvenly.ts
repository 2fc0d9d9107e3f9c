import type { Market } from '../market.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import { withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';
import { weekOf } from './population.ts';

const WEEKS = 6;
const TOLERANCE = 1e-12;

/** A market in which every platform has one room and one shelf, and all are worth the same to everybody. */
function evened(m: Market, utility: number, quality: number): Market {
  const even = withParameters(m, { 'leak.rate': 0 });
  const G = m.frame.sizes.categories;
  m.frame.slots.forEach(
    ({ channel }, s) => (even.attention[s] = channel === 'live' || channel === 'shelf' ? 1 : 0),
  );
  even.routeShare.fill(0);
  m.frame.routes.forEach(({ platform, to }, r) => {
    if (platform === to) even.routeShare.fill(1, r * G, (r + 1) * G);
  });
  for (const column of [even.tilt, even.slotConstant]) column.fill(0);
  even.inclusive.fill(utility);
  for (const column of [even.poolQuality, even.poolShownQuality]) column.fill(quality);
  for (const column of [even.trust, even.refund]) column.fill(column[0]);
  const P = m.frame.sizes.platforms;
  even.classTaste.forEach((_, i) => (even.classTaste[i] = Math.floor(i / P) % P === i % P ? 1 : 0));
  even.classShare.fill(1 / even.classShare.length);
  return even;
}

export const evenPlatformsShareEvenly: StepLaw = {
  kind: 'step',
  name: 'evenPlatformsShareEvenly',
  rule: 42,
  statement: {
    en: 'Platforms that are worth the same to everybody sell the same, week after week, whatever consumers remember of them.',
  },
  steps: [weighChoices],
  vary(m, pick) {
    const rooms = m.frame.platformNames.every((_, p) =>
      ['live', 'shelf'].every((c) => m.frame.slots.some((s) => s.platform === p && s.channel === c)),
    );
    return rooms ? [evened(m, pick.between(-2, 2), pick.share())] : [];
  },
  check([m]) {
    const { platforms: P, categories: G } = m.frame.sizes;
    let mass: Float64Array = new Float64Array(m.frame.sizes.classes * 2 * m.choice.preferences).fill(0);
    const states = 2 * m.choice.preferences;
    for (let k = 0; k < m.classShare.length; k++) {
      mass[k * states] = m.classShare[k] / 2;
      mass[k * states + m.choice.preferences] = m.classShare[k] / 2;
    }
    for (let w = 0; w < WEEKS; w++) {
      mass = weekOf(m, mass);
      const sold = new Float64Array(P);
      m.orders.forEach((orders, rg) => {
        const { platform } = m.frame.routes[Math.floor(rg / G)];
        sold[platform] = sold[platform] + orders;
      });
      const all = sold.reduce((x, y) => x + y, 0);
      const odd = sold.findIndex((x) => Math.abs(x - all / P) > TOLERANCE);
      if (odd >= 0)
        return [`platform ${odd} sells ${sold[odd]} of ${all} in the week ${w} of even platforms`];
    }
    return [];
  },
};
