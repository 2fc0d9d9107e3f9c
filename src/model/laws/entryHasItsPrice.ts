import { reviewStores } from '../mechanisms/reviewStores.ts';
import type { Market } from '../market.ts';
import { observePeers, prospect } from '../mechanisms/storeWorth.ts';
import type { ParameterValues } from '../parameters/index.ts';
import { tiers } from '../vocabulary.ts';
import { where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

const ofAllTiers = (name: string, value: number): Partial<ParameterValues> =>
  Object.fromEntries(tiers.map((tier) => [`${name}.${tier}`, value]));

/** Cash is no obstacle, so that only what a store is worth decides. */
function rich(m: Market, changes: Partial<ParameterValues>): Market {
  const copy = withParameters(m, { ...changes, ...ofAllTiers('review', 1) });
  copy.cash.fill(Infinity);
  copy.broke.fill(0);
  copy.minFans.fill(0);
  return copy;
}

/** Stores of which somebody expects something, by what the market was as the week’s reviews began. */
function wouldGain(m: Market, before: Market): number[] {
  const P = m.frame.sizes.platforms;
  const peers = observePeers(before);
  return where(before.open, (open, i) => {
    const reviewed = open === 0 && before.cooldown[i] === 0 && m.closed[i] === 0;
    if (!reviewed || m.frame.shelfRoute[i % P] < 0) return false;
    return prospect(m, Math.floor(i / P), i % P, peers).worth > 0;
  });
}

export const entryHasItsPrice: StepLaw = {
  kind: 'step',
  name: 'entryHasItsPrice',
  rule: 40,
  statement: {
    en: 'At an endless cost of entry nobody opens a store; without a hurdle every merchant who reviews one and expects anything of it opens it, and so all who would open it with a hurdle.',
  },
  steps: [reviewStores],
  vary: (m) => [rich(m, ofAllTiers('setup', 1e30)), rich(m, ofAllTiers('hurdle', 1e-30)), rich(m, {})],
  check([endless, free, usual], before) {
    const opened = endless.opened.findIndex((x) => x === 1);
    const wary = wouldGain(free, before).find((i) => free.opened[i] === 0);
    const deterred = usual.opened.findIndex((x, i) => x === 1 && free.opened[i] === 0);
    return [
      ...(opened < 0 ? [] : [`store ${opened} is opened at an endless cost`]),
      ...(wary === undefined ? [] : [`store ${wary} is worth something, costs nothing and is not opened`]),
      ...(deterred < 0 ? [] : [`store ${deterred} is opened with a hurdle and not without`]),
    ];
  },
};
