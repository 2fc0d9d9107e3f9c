import type { Market } from '../market.ts';
import { isColdStarter, shareExposure } from '../mechanisms/shareExposure.ts';
import { twoShares, where, withExposure } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Shares of exposure are sums of quotients, rounded apart. */
const TOLERANCE = 1e-12;

export const reservesReachAnchors: StepLaw = {
  kind: 'step',
  name: 'reservesReachAnchors',
  rule: 28,
  statement: {
    en: 'Without a cap, more exposure reserved for young own shops, or for all own shops, gives their anchors no less of it in any slot and category, and the other anchors no more.',
  },
  steps: [shareExposure],
  vary(m, pick) {
    const privateDomain = pick.between(0, 0.6);
    const [low, high] = twoShares(pick);
    const other = pick.between(0, 0.3);
    const under = (coldStart: number, support: number): Market => {
      const x = withExposure(m, { cap: 1, privateDomain });
      x.anchorTenure.forEach((_, a) => (x.anchorTenure[a] = a % 2 === 0 ? 0 : 500));
      x.coldStart.fill(coldStart);
      x.support.fill(support);
      return x;
    };
    return [under(low, other), under(high, other), under(other, low), under(other, high)];
  },
  check: ([few, young, some, own]) => [
    ...misplaced(few, young, 'young own shops', (a) => isColdStarter(few, a)),
    ...misplaced(some, own, 'own shops', (a) => isOwn(some, a)),
  ],
};

function isOwn(m: Market, a: number): boolean {
  const { platform, to } = m.frame.routes[m.anchorRoute[a]];
  return platform === to;
}

function misplaced(less: Market, more: Market, whose: string, counts: (a: number) => boolean): string[] {
  const [before, after] = [less, more].map((m) => exposures(m, counts));
  const { categories: G } = less.frame.sizes;
  return Array.from(less.idleAirtime).flatMap((_, sg) => {
    const at = `in slot ${Math.floor(sg / G)}, category ${sg % G}`;
    return [
      ...(after.meant[sg] >= before.meant[sg] - TOLERANCE
        ? []
        : [`${whose} fall from ${before.meant[sg]} to ${after.meant[sg]} ${at}`]),
      ...(after.others[sg] <= before.others[sg] + TOLERANCE
        ? []
        : [`all but ${whose} rise from ${before.others[sg]} to ${after.others[sg]} ${at}`]),
    ];
  });
}

/** Summed exposure by slot and category of those who are meant and of the others. */
function exposures(
  m: Market,
  counts: (a: number) => boolean,
): { readonly meant: Float64Array; readonly others: Float64Array } {
  const [meant, others] = [new Float64Array(m.idleAirtime.length), new Float64Array(m.idleAirtime.length)];
  for (const a of where(m.anchorRoute, (r) => r >= 0)) {
    const sg = m.frame.routes[m.anchorRoute[a]].slot * m.frame.sizes.categories + m.anchorCategory[a];
    const sums = counts(a) ? meant : others;
    sums[sg] = sums[sg] + m.exposure[a];
  }
  return { meant, others };
}
