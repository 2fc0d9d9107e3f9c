import type { Market } from '../market.ts';
import { weigh } from '../mechanisms/reviseAnchors.ts';
import { valueOffers } from '../mechanisms/valueOffers.ts';
import { changed, copyOf, where } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Weights are relative to the best option, so two sums of them are rounded apart. */
const TOLERANCE = 1e-12;

export const feesTurnAnchorsAway: StepLaw = {
  kind: 'step',
  name: 'feesTurnAnchorsAway',
  rule: 24,
  statement: {
    en: 'A higher fee on a link makes no anchor choose it more probably, nor anything else less probably, and changes no bit of what offers are worth to buyers in this week.',
  },
  steps: [valueOffers],
  vary(m, pick) {
    const links = where(m.frame.routes.map(isHostedLink), (x) => x === 1);
    if (links.length === 0) return [];
    const G = m.frame.sizes.categories;
    const first = links[pick.below(links.length)] * G;
    const more = pick.between(0.001, 0.2);
    const dear = changed(m, (x) => {
      for (let rg = first; rg < first + G; rg++) {
        x.feeOnAnchor[rg] = x.feeOnAnchor[rg] + more;
        x.feeOnMerchant[rg] = x.feeOnMerchant[rg] + more;
      }
    });
    return [copyOf(m), dear];
  },
  check([cheap, dear]) {
    const [rg] = where(cheap.feeOnAnchor, (fee, i) => fee !== dear.feeOnAnchor[i]);
    const taxed = Math.floor(rg / cheap.frame.sizes.categories);
    const valued = where(cheap.offer, (v, i) => !Object.is(v, dear.offer[i]));
    return [
      ...valued.map((i) => `offer ${i} is worth ${cheap.offer[i]} and ${dear.offer[i]} at the higher fee`),
      ...where(cheap.anchorRoute, (r) => r >= 0).flatMap((a) => drawnIn(cheap, dear, a, taxed)),
    ];
  },
};

const isHostedLink = ({ platform, to, channel }: Market['frame']['routes'][number]): number =>
  platform !== to && (channel === 'live' || channel === 'video') ? 1 : 0;

/** Options that are chosen the wrong way by an anchor as the fee of one of them rises. */
function drawnIn(cheap: Market, dear: Market, a: number, taxed: number): string[] {
  const [before, after] = [weigh(cheap, a), weigh(dear, a)];
  return before.options.flatMap(({ route: r }, o) => {
    const [was, is] = [before, after].map(({ weights, total }) => weights[o] / total);
    return (r === taxed ? is - was : was - is) <= TOLERANCE
      ? []
      : [`anchor ${a} chooses route ${r} with ${was} and with ${is} as the fee of ${taxed} rises`];
  });
}
