import { exp } from '../../base/detmath.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/** How a slot’s exposure is split between its parts this week. */
export interface ExposureMix {
  readonly privateDomain: number;
  readonly coldStart: number;
  readonly support: number;
  readonly feed: number;
}

/** The parts of a platform’s exposure; they add up to one. */
export function exposureMix(m: Market, p: number): ExposureMix {
  const { privateDomain } = m.frame.exposureMix[p];
  const reserved = Math.min(m.coldStart[p] + m.support[p], 1 - privateDomain);
  const asked = m.coldStart[p] + m.support[p];
  const scale = asked > 0 ? reserved / asked : 0;
  return {
    privateDomain,
    coldStart: m.coldStart[p] * scale,
    support: m.support[p] * scale,
    feed: 1 - privateDomain - reserved,
  };
}

/**
 * S^χ: what the public feed sees of one real anchor on a route, χ·(score + value of the offer) in logs. The score mixes
 * content skill with selling skill, so that somebody without followers who sells well is shown as well.
 */
export function feedScore(m: Market, a: number, r: number): number {
  const v = m.offer[r * m.frame.sizes.categories + m.anchorCategory[a]];
  if (v === -Infinity) return 0;
  const selling = m.frame.parameters['feed.sellingWeight'];
  const score = selling * m.anchorSkill[a] + (1 - selling) * m.anchorAppeal[a];
  return exp(m.frame.exposureMix[m.frame.routes[r].platform].chi * (score + v));
}

/** Whether the anchor sells own-shop goods that it matched to only recently (cold-start support). */
export function isColdStarter(m: Market, a: number): boolean {
  const route = m.frame.routes[m.anchorRoute[a]];
  return route.to === route.platform && m.anchorTenure[a] < m.frame.parameters['coldStart.weeks'];
}

/**
 * SM4: exposure of an anchor in its slot and category,
 * E = φ·F/(ΣF + lost) + feed·S^χ/ΣS^χ + σ·C/ΣC + support·O/ΣO, over all rostered anchors, idle ones too, so that idle
 * air-time is really lost. Followers whose anchor left stay unserved (the lost share); an empty part passes its mass
 * to the feed. Air-time of a route is the exposure of its active anchors; Σ air-time + idle = 1 (rule 11), and all is
 * idle where nobody is rostered.
 *
 * A cap limits the exposure of one real anchor; what it takes off is shared among the others in proportion, once.
 * Leaves out: exposure that anchors pay for (stores do, `buyTraffic`).
 */
export const shareExposure: Mechanism = {
  name: 'shareExposure',
  reads: [
    'offer',
    'anchorRoute',
    'anchorIdle',
    'anchorFans',
    'anchorTenure',
    'lostFans',
    'coldStart',
    'support',
    'anchorCategory',
    'anchorSkill',
    'anchorAppeal',
    'anchorWeight',
  ],
  writes: [
    'exposure',
    'anchorScore',
    'slotFans',
    'slotScore',
    'slotYoung',
    'slotOwn',
    'airtime',
    'idleAirtime',
    'routeSkill',
  ],
  run(m) {
    for (const column of [m.slotFans, m.slotScore, m.slotYoung, m.slotOwn, m.airtime]) column.fill(0);
    const G = m.frame.sizes.categories;
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      m.exposure[a] = 0;
      m.anchorScore[a] = 0;
      if (r < 0) continue;
      const route = m.frame.routes[r];
      const sg = route.slot * G + m.anchorCategory[a];
      const w = m.anchorWeight[a];
      m.anchorScore[a] = feedScore(m, a, r);
      m.slotFans[sg] = m.slotFans[sg] + w * m.anchorFans[a];
      m.slotScore[sg] = m.slotScore[sg] + w * m.anchorScore[a];
      if (route.to === route.platform) m.slotOwn[sg] = m.slotOwn[sg] + w;
      if (isColdStarter(m, a)) m.slotYoung[sg] = m.slotYoung[sg] + w;
    }
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      if (r >= 0) m.exposure[a] = exposureOf(m, a, r);
    }
    capFeed(m);
    gatherAirtime(m);
  },
};

function exposureOf(m: Market, a: number, r: number): number {
  const route = m.frame.routes[r];
  const sg = route.slot * m.frame.sizes.categories + m.anchorCategory[a];
  const mix = exposureMix(m, route.platform);
  const w = m.anchorWeight[a];
  const fans = m.slotFans[sg] + m.lostFans[sg];
  const empty =
    (fans > 0 ? 0 : mix.privateDomain) +
    (m.slotYoung[sg] > 0 ? 0 : mix.coldStart) +
    (m.slotOwn[sg] > 0 ? 0 : mix.support);
  let e = fans > 0 ? (mix.privateDomain * w * m.anchorFans[a]) / fans : 0;
  if (m.slotScore[sg] > 0) e += ((mix.feed + empty) * w * m.anchorScore[a]) / m.slotScore[sg];
  if (isColdStarter(m, a)) e += (mix.coldStart * w) / m.slotYoung[sg];
  if (route.to === route.platform && m.slotOwn[sg] > 0) e += (mix.support * w) / m.slotOwn[sg];
  return e;
}

/** One pass of water-filling: shares above the cap of a real anchor are cut and handed to the uncapped in proportion. */
function capFeed(m: Market): void {
  const G = m.frame.sizes.categories;
  const cut = new Float64Array(m.slotFans.length);
  const room = new Float64Array(m.slotFans.length);
  for (const pass of [0, 1]) {
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      if (r < 0) continue;
      const { slot, platform } = m.frame.routes[r];
      const cap = m.frame.exposureMix[platform].cap * m.anchorWeight[a];
      const sg = slot * G + m.anchorCategory[a];
      const e = m.exposure[a];
      if (pass === 0) {
        if (e > cap) cut[sg] = cut[sg] + e - cap;
        else room[sg] = room[sg] + e;
      } else if (cut[sg] > 0 && room[sg] > 0) {
        m.exposure[a] = e > cap ? cap : e + cut[sg] * (e / room[sg]);
      }
    }
  }
}

/** A route without air-time keeps its last skill, and so the anchors who idle there their offer (closed form A10). */
function gatherAirtime(m: Market): void {
  const G = m.frame.sizes.categories;
  const rostered = new Uint8Array(m.slotFans.length);
  const skill = new Float64Array(m.routeSkill.length);
  for (let a = 0; a < m.anchorRoute.length; a++) {
    const r = m.anchorRoute[a];
    if (r < 0) continue;
    const g = m.anchorCategory[a];
    rostered[m.frame.routes[r].slot * G + g] = 1;
    if (m.anchorIdle[a] === 1) continue;
    const rg = r * G + g;
    m.airtime[rg] = m.airtime[rg] + m.exposure[a];
    skill[rg] = skill[rg] + m.exposure[a] * m.anchorSkill[a];
  }
  for (let s = 0; s < m.frame.slots.length; s++) {
    for (let g = 0; g < G; g++) {
      let used = 0;
      for (const r of m.frame.slots[s].routes) {
        const rg = r * G + g;
        used += m.airtime[rg];
        if (m.airtime[rg] > 0) m.routeSkill[rg] = skill[rg] / m.airtime[rg];
      }
      m.idleAirtime[s * G + g] = rostered[s * G + g] === 1 ? Math.max(0, 1 - used) : 1;
    }
  }
}
