import { legsOf } from '../mechanisms/legs.ts';
import type { WeekLaw } from './law.ts';

export const adsAreWhatSellersPay: WeekLaw = {
  kind: 'week',
  name: 'adsAreWhatSellersPay',
  rule: 8,
  statement: {
    en: 'What a platform earns by advertising in a week is what sellers pay it for exposure and for advertised links, to the fen.',
  },
  check(m) {
    const { platforms: P, categories: G } = m.frame.sizes;
    const paid = new Float64Array(P);
    m.adSpend.forEach((fen, i) => (paid[i % P] = paid[i % P] + fen));
    m.sales.forEach((fen, rg) => {
      const { platform } = m.frame.routes[Math.floor(rg / G)];
      if (fen > 0) paid[platform] = paid[platform] + legsOf(m, rg, fen).ad;
    });
    return Array.from(m.adsEarned).flatMap((fen, p) =>
      fen === paid[p] ? [] : [`platform ${p} earned ${fen} of the ${paid[p]} fen that sellers paid`],
    );
  },
};
