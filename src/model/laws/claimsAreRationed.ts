import { subsidyKinds } from '../subsidies.ts';
import type { TieLaw } from './law.ts';

export const claimsAreRationed: TieLaw = {
  kind: 'tie',
  name: 'claimsAreRationed',
  rule: 6,
  statement: {
    en: 'Claims on a subsidy are paid in full or in the proportion of budget to claims, and what is paid in a week is what is spent more in all.',
  },
  ties: ['subsidyClaims', 'subsidyPaid', 'subsidySpent'],
  check(m, began) {
    const { subsidyClaims: claims, subsidyPaid: paid, subsidySpent: spent } = m;
    const { subsidyServed: served, subsidyBudget: budget } = m;
    for (let at = 0; at < claims.length; at++) {
      const isRationed =
        claims[at] === 0
          ? paid[at] === 0
          : claims[at] > 0 &&
            served[at] === Math.min(1, budget[at] / claims[at]) &&
            (served[at] < 1 || paid[at] === claims[at]);
      if (isRationed && spent[at] - began.subsidySpent[at] === paid[at]) continue;
      const P = m.frame.sizes.platforms;
      const whose = `${subsidyKinds[Math.floor(at / P)]} of ${m.frame.platformNames[at % P]}`;
      const told = `subsidySpent ${began.subsidySpent[at]} before, now ${spent[at]}`;
      return [`${whose}: subsidyClaims ${claims[at]} fen, subsidyPaid ${paid[at]}, ${told}`];
    }
    return [];
  },
};
