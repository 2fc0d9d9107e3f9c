import { anchorFates } from '../anchorFates.ts';
import { purposes } from '../purposes.ts';
import { routeDraw } from '../supplyDraws.ts';
import type { Deciding } from './mechanism.ts';

/** What keeps an anchor on its route, or not. */
export interface Compliance {
  readonly route: number;
  /** π: share of the week in which the route is open to it. */
  readonly permit: number;
  /** Whether any seller of its goods is left there. */
  readonly stocked: boolean;
  /** u: idle at or above the permit. */
  readonly draw: number;
  readonly idle: boolean;
}

/**
 * SM5, compliance: an anchor whose source is not permitted becomes idle iff u ≥ π. The draw u is keyed by (anchor,
 * route), not by week, so that the set of idle anchors grows by inclusion as π falls (rule 20). Anchors whose own
 * route has lost all goods are idle too. A route that opens again frees those who waited for it.
 */
export const complyOrIdle: Deciding<Compliance> = {
  name: 'complyOrIdle',
  reads: ['permit', 'poolSellers', 'anchorRoute', 'anchorCategory', 'anchorIdle'],
  writes: ['anchorIdle', 'anchorMoved', 'anchorFate'],
  run(m, witness = null) {
    const G = m.frame.sizes.categories;
    m.anchorMoved.fill(0);
    m.anchorFate.fill(0);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      if (r < 0) continue;
      const g = m.anchorCategory[a];
      const permit = m.permit[r * G + g];
      const stocked = m.poolSellers[m.frame.routes[r].to * G + g] > 0;
      const idle = !stocked || (permit < 1 && routeDraw(m, a, r, purposes.comply) >= permit);
      if (idle !== (m.anchorIdle[a] === 1)) {
        m.anchorMoved[a] = 1;
        m.anchorFate[a] = idle ? anchorFates.fellIdle : anchorFates.rematched;
      }
      m.anchorIdle[a] = idle ? 1 : 0;
      if (witness?.wants(a)) {
        const draw = routeDraw(m, a, r, purposes.comply);
        witness.sees(a, { route: r, permit, stocked, draw, idle });
      }
    }
  },
};
