import { accounts, platformAccount } from '../ledger.ts';
import type { Market } from '../market.ts';
import { buyTraffic } from '../mechanisms/buyTraffic.ts';
import { total, withExposure } from './copies.ts';
import type { StepLaw } from './law.ts';

export const exposureIsPaidInCash: StepLaw = {
  kind: 'step',
  name: 'exposureIsPaidInCash',
  rule: 8,
  statement: {
    en: 'What stores spend on exposure leaves their sellers’ cash, never more than there is, and reaches the platform that sells it, in whole fen.',
  },
  steps: [buyTraffic],
  vary: (m, pick) => (total(m.revenue) === 0 ? [] : [withExposure(m, { paid: pick.between(0.01, 0.5) })]),
  check: ([m], before) => [...bySellers(m, before), ...byPlatforms(m, before)],
};

function bySellers(m: Market, before: Market): string[] {
  const P = m.frame.sizes.platforms;
  return Array.from(m.cash).flatMap((fen, merchant) => {
    const spent = total(m.adSpend.subarray(merchant * P, (merchant + 1) * P));
    const had = before.cash[merchant];
    return fen === had - spent && spent >= 0 && spent <= Math.max(0, had)
      ? []
      : [`merchant ${merchant} had ${had}, spends ${spent} and has ${fen} fen`];
  });
}

function byPlatforms(m: Market, before: Market): string[] {
  const P = m.frame.sizes.platforms;
  const booked = (account: number): number => m.ledger[account] - before.ledger[account];
  const merchants = booked(accounts.merchants);
  const all = total(m.adSpend);
  const breaches = m.frame.platformNames.flatMap((_, p) => {
    const spent = total(m.adSpend, (i) => i % P === p);
    const [earned, held] = [m.adsEarned[p] - before.adsEarned[p], booked(platformAccount(p))];
    return earned === spent && held === spent
      ? []
      : [`platform ${p} earns ${earned}, gets ${held} of ${spent} fen`];
  });
  return merchants + all === 0 ? breaches : [...breaches, `merchants pay ${-merchants} of ${all} fen`];
}
