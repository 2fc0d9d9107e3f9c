import type { Market } from '../market.ts';
import { shareExposure } from '../mechanisms/shareExposure.ts';
import { twoShares, where, withExposure } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Sums of exposures, each rounded. */
const TOLERANCE = 1e-12;
/** The steepest feed that a scenario may ask for, and some. */
const STEEPEST = 3;

export const steepFeedsAreUnequal: StepLaw = {
  kind: 'step',
  name: 'steepFeedsAreUnequal',
  rule: 29,
  statement: {
    en: 'Without a cap, a higher χ makes feed exposure more unequal: in every slot and category the k best-seen anchors have no less of it, whatever k.',
  },
  steps: [shareExposure],
  vary: (m, pick) =>
    twoShares(pick).map((share) => {
      const x = withExposure(m, { chi: STEEPEST * share, privateDomain: 0, cap: 1 });
      x.coldStart.fill(0);
      x.support.fill(0);
      x.anchorWeight.fill(1);
      return x;
    }),
  check([flat, steep]) {
    const G = flat.frame.sizes.categories;
    return Array.from(flat.idleAirtime).flatMap((_, sg) => {
      const [low, high] = [lorenz(flat, sg), lorenz(steep, sg)];
      const k = low.findIndex((share, i) => high[i] < share - TOLERANCE);
      if (k < 0) return [];
      const place = `slot ${Math.floor(sg / G)}, category ${sg % G}`;
      return [`the ${k + 1} best-seen of ${place} have ${low[k]} and ${high[k]} at the higher χ`];
    });
  },
};

/** Exposure of the best-seen anchor of a slot and category, of the best two, and so on. */
function lorenz(m: Market, sg: number): number[] {
  const G = m.frame.sizes.categories;
  let sum = 0;
  return where(m.anchorRoute, (r, a) => r >= 0 && m.frame.routes[r].slot * G + m.anchorCategory[a] === sg)
    .map((a) => m.exposure[a])
    .sort((a, b) => b - a)
    .map((x) => (sum += x));
}
