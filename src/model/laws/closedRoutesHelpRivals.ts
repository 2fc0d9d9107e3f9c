import { complyOrIdle } from '../mechanisms/complyOrIdle.ts';
import { indexOffers } from '../mechanisms/indexOffers.ts';
import { shareExposure } from '../mechanisms/shareExposure.ts';
import { valueOffers } from '../mechanisms/valueOffers.ts';
import { weighChoices } from '../mechanisms/weighChoices.ts';
import type { Market } from '../market.ts';
import { firstAstray } from './choiceCells.ts';
import { changed, copyOf } from './copies.ts';
import type { Pick, StepLaw } from './law.ts';

/** A live or video route that links elsewhere, where there is any. */
function linkOf(m: Market, pick: Pick): number {
  const links = [...m.frame.routes.keys()].filter((r) => {
    const { platform, channel, to } = m.frame.routes[r];
    return platform !== to && (channel === 'live' || channel === 'video');
  });
  return links.length === 0 ? -1 : links[pick.below(links.length)];
}

/** Anchors are frozen: what they do about it is of later weeks (SM5). */
export const closedRoutesHelpRivals: StepLaw = {
  kind: 'step',
  name: 'closedRoutesHelpRivals',
  rule: 22,
  statement: {
    en: 'Closing a route weakly lowers purchases on its platform’s content in every row, and weakly raises those on every rival and the share that buys nothing; intent stays as it is.',
  },
  steps: [complyOrIdle, valueOffers, shareExposure, indexOffers, weighChoices],
  vary(m, pick) {
    const r = linkOf(m, pick);
    if (r < 0) return [];
    const G = m.frame.sizes.categories;
    return [copyOf(m), changed(m, (x) => x.permit.fill(0, r * G, (r + 1) * G))];
  },
  check([open, closed], before, pick) {
    const { platform } = open.frame.routes[linkOf(before, pick)];
    const pair = [open, closed] as const;
    return [
      ...firstAstray('interest', pair, (p) => (p === platform ? 'down' : 'up')),
      ...firstAstray('intent', pair, () => 'same'),
      ...moreBought(open, closed),
    ];
  },
};

/** The first row and category in which more is bought in all than was. */
function moreBought(open: Market, closed: Market): string[] {
  const P = open.choice.platforms;
  const bought = ({ choice }: Market, at: number): number =>
    choice.interest.subarray(at, at + P).reduce((x, y) => x + y, 0);
  for (let at = 0; at < open.choice.interest.length; at += P) {
    const [was, is] = [bought(open, at), bought(closed, at)];
    if (is > was + 1e-12) return [`row and category ${at / P} buys ${was} and, with a route less, ${is}`];
  }
  return [];
}
