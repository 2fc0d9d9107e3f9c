import { total } from '../../base/total.ts';
import { mcnShare } from '../mechanisms/anchorOptions.ts';
import type { Market } from '../market.ts';
import { anchorKinds } from '../vocabulary.ts';
import { agree } from './agree.ts';
import type { TieLaw } from './law.ts';

const SELF = anchorKinds.indexOf('self');

export const salesReachAnchors: TieLaw = {
  kind: 'tie',
  name: 'salesReachAnchors',
  rule: 4,
  statement: {
    en: 'Anchors sold what live rooms and videos sold, store-run rooms and anchors under contract their parts of it, to the fen.',
  },
  ties: ['anchorSales', 'selfSales', 'contractSales'],
  check(m) {
    const contracted = anchorKinds.map((_, kind) => mcnShare(m, kind) > 0);
    const { anchorSales, anchorKind } = m;
    let sold = 0;
    let self = 0;
    let contract = 0;
    for (let a = 0; a < anchorSales.length; a++) {
      const fen = anchorSales[a];
      sold += fen;
      if (anchorKind[a] === SELF) self += fen;
      if (contracted[anchorKind[a]]) contract += fen;
    }
    return [
      ...agree('anchorSales of all anchors', sold, hostedSales(m)),
      ...agree('selfSales of all routes', total(m.selfSales), self),
      ...agree('contractSales of all routes', total(m.contractSales), contract),
    ];
  },
};

function hostedSales(m: Market): number {
  const G = m.frame.sizes.categories;
  let fen = 0;
  m.frame.routes.forEach(({ channel }, r) => {
    if (channel === 'live' || channel === 'video') fen += total(m.sales, r * G, (r + 1) * G);
  });
  return fen;
}
