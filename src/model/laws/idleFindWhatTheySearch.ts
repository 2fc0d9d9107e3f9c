import { reviseAnchors } from '../mechanisms/reviseAnchors.ts';
import type { Market } from '../market.ts';
import { anchorKinds } from '../vocabulary.ts';
import { changed, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

const ofAllKinds = (name: string, value: number): Record<string, number> =>
  Object.fromEntries(anchorKinds.map((kind) => [`${name}.${kind}`, value]));

/** Every anchor that is on a route idles there, as after a ban of everything. */
const idled = (m: Market): Market =>
  changed(m, (x) => x.anchorRoute.forEach((r, a) => (x.anchorIdle[a] = r >= 0 ? 1 : 0)));

export const idleFindWhatTheySearch: StepLaw = {
  kind: 'step',
  name: 'idleFindWhatTheySearch',
  rule: 39,
  statement: {
    en: 'Idle anchors who do not search stay where they are; those who search every week and find whatever they look for have all found goods, moved or left a week later, unless they would stay on their own route.',
  },
  steps: [reviseAnchors],
  vary(m) {
    const certain = { ...ofAllKinds('match', 1), 'match.halfPool': 0, 'match.contacts': 1 };
    return [
      idled(withParameters(m, ofAllKinds('rematch', 0))),
      idled(withParameters(m, { ...ofAllKinds('rematch', 1), ...certain })),
    ];
  },
  check([resting, searching], before) {
    const moved = resting.anchorRoute.findIndex(
      (r, a) => r !== before.anchorRoute[a] || (r >= 0 && resting.anchorIdle[a] !== 1),
    );
    const stuck = searching.anchorRoute.findIndex(
      (r, a) => r >= 0 && searching.anchorIdle[a] === 1 && !isOpen(searching, a),
    );
    return [
      ...(moved < 0
        ? []
        : [`anchor ${moved} found goods on route ${resting.anchorRoute[moved]} without a search`]),
      ...(stuck < 0
        ? []
        : [`anchor ${stuck} still idles on the closed route ${searching.anchorRoute[stuck]}`]),
    ];
  },
};

/** Whether the route on which an anchor idles is one that it may choose again. */
function isOpen(m: Market, a: number): boolean {
  const rg = m.anchorRoute[a] * m.frame.sizes.categories + m.anchorCategory[a];
  return m.permit[rg] > 0 && m.offer[rg] !== -Infinity;
}
