import { anchorFates } from '../anchorFates.ts';
import { purposes } from '../purposes.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM5, compliance: an anchor whose source is not permitted becomes idle iff u ≥ π. The draw u is keyed by (anchor,
 * route), not by week, so that the set of idle anchors grows by inclusion as π falls (rule 20). Anchors whose own
 * route has lost all goods are idle too. A route that opens again frees those who waited for it.
 */
export const complyOrIdle: Mechanism = {
  name: 'complyOrIdle',
  reads: ['permit', 'poolSellers', 'anchorRoute', 'anchorCategory', 'anchorIdle'],
  writes: ['anchorIdle', 'anchorMoved', 'anchorFate'],
  run(m) {
    const G = m.frame.sizes.categories;
    m.anchorMoved.fill(0);
    m.anchorFate.fill(0);
    for (let a = 0; a < m.anchorRoute.length; a++) {
      const r = m.anchorRoute[a];
      if (r < 0) continue;
      const g = m.anchorCategory[a];
      const permit = m.permit[r * G + g];
      const stocked = m.poolSellers[m.frame.routes[r].to * G + g] > 0;
      const idle = !stocked || (permit < 1 && m.draws.uniform(a, r, purposes.comply) >= permit);
      if (idle !== (m.anchorIdle[a] === 1)) {
        m.anchorMoved[a] = 1;
        m.anchorFate[a] = idle ? anchorFates.fellIdle : anchorFates.rematched;
      }
      m.anchorIdle[a] = idle ? 1 : 0;
    }
  },
};
