import type { Market } from '../market.ts';
import { shareExposure } from '../mechanisms/shareExposure.ts';
import { copyOf } from './copies.ts';
import type { StepLaw } from './law.ts';

const TOLERANCE = 1e-9;

export const exposureIsShared: StepLaw = {
  kind: 'step',
  name: 'exposureIsShared',
  rule: 11,
  statement: {
    en: 'In every slot and category whose feed shows anybody, exposure of all rostered anchors adds up to one less what followers of anchors who left would have seen; a cap may leave less where nobody below it is seen.',
  },
  steps: [shareExposure],
  vary: (m) => [copyOf(m)],
  check([m]) {
    const { seen, roomy } = gathered(m);
    return Array.from(seen).flatMap((sum, sg) => {
      if (!(m.slotScore[sg] > 0)) return [];
      const due = 1 - unserved(m, sg);
      const short = roomy[sg] === 1 ? due - sum : 0;
      return sum - due <= TOLERANCE && short <= TOLERANCE
        ? []
        : [`exposure of slot and category ${sg} adds up to ${sum} and not ${due}`];
    });
  },
};

/** Exposure by slot and category, and whether some anchor there is seen and stays below its cap. */
function gathered(m: Market): { readonly seen: Float64Array; readonly roomy: Uint8Array } {
  const G = m.frame.sizes.categories;
  const seen = new Float64Array(m.slotScore.length);
  const roomy = new Uint8Array(m.slotScore.length);
  for (let a = 0; a < m.anchorRoute.length; a++) {
    if (m.anchorRoute[a] < 0) continue;
    const { slot, platform } = m.frame.routes[m.anchorRoute[a]];
    const sg = slot * G + m.anchorCategory[a];
    seen[sg] = seen[sg] + m.exposure[a];
    const cap = m.frame.exposureMix[platform].cap * m.anchorWeight[a];
    if (m.exposure[a] > 0 && m.exposure[a] < cap) roomy[sg] = 1;
  }
  return { seen, roomy };
}

/** φ of the followers whose anchor has left. */
function unserved(m: Market, sg: number): number {
  const { platform } = m.frame.slots[Math.floor(sg / m.frame.sizes.categories)];
  const fans = m.slotFans[sg] + m.lostFans[sg];
  return fans > 0 ? (m.frame.exposureMix[platform].privateDomain * m.lostFans[sg]) / fans : 0;
}
