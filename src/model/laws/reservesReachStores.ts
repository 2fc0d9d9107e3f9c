import type { Market } from '../market.ts';
import { creditStores } from '../mechanisms/creditStores.ts';
import { groups, HOSTED } from '../orderGroups.ts';
import { changed, total, twoShares, where } from './copies.ts';
import type { StepLaw } from './law.ts';

export const reservesReachStores: StepLaw = {
  kind: 'step',
  name: 'reservesReachStores',
  rule: 28,
  statement: {
    en: 'More exposure reserved for young stores, or for those of some tiers, gives them no less of what the platform’s own content sells in any pool and the others no more, and leaves linked and searched sales to the fen.',
  },
  steps: [creditStores],
  vary(m, pick) {
    if (total(m.sales) === 0) return [];
    const tiers = 1 + pick.below(14);
    const [low, high] = twoShares(pick);
    const other = pick.between(0, 0.3);
    const under = (coldStart: number, support: number): Market =>
      changed(m, (x) => {
        x.age.forEach((_, i) => (x.age[i] = i % 3 === 0 ? 0 : 500));
        x.coldStart.fill(coldStart);
        x.support.fill(support);
        x.supportTiers.fill(tiers);
      });
    return [under(low, other), under(high, other), under(other, low), under(other, high)];
  },
  check: ([few, young, some, supported]) => [
    ...misplaced(few, young, 'young stores', (i) => few.age[i] === 0),
    ...misplaced(some, supported, 'supported stores', (i) => isSupported(some, i)),
  ],
};

function isSupported(m: Market, i: number): boolean {
  const P = m.frame.sizes.platforms;
  return ((m.supportTiers[i % P] >> m.tier[Math.floor(i / P)]) & 1) === 1;
}

function misplaced(less: Market, more: Market, whose: string, counts: (i: number) => boolean): string[] {
  const others = where(less.storeSold, (fen, at) => at % groups !== HOSTED && fen !== more.storeSold[at]);
  return [
    ...others.map((at) => {
      const [was, is] = [less.storeSold[at], more.storeSold[at]];
      return `store ${Math.floor(at / groups)} sells ${was} and ${is} fen that its platform did not show`;
    }),
    ...overPools(less, more, whose, counts),
  ];
}

/** Each store has its share to within a fen, so that a sum over a pool is off by no more than its stores. */
function overPools(less: Market, more: Market, whose: string, counts: (i: number) => boolean): string[] {
  const [before, after] = [less, more].map((m) => hosted(m, counts));
  const stores = new Float64Array(less.poolSize.length);
  for (const i of where(less.claim, (x) => x > 0)) stores[less.storePool[i]] = stores[less.storePool[i]] + 1;
  return Array.from(stores).flatMap((slack, pool) => [
    ...(after.meant[pool] >= before.meant[pool] - slack
      ? []
      : [`${whose} of pool ${pool} fall from ${before.meant[pool]} to ${after.meant[pool]} fen`]),
    ...(after.others[pool] <= before.others[pool] + slack
      ? []
      : [`all but ${whose} of pool ${pool} rise from ${before.others[pool]} to ${after.others[pool]} fen`]),
  ]);
}

/** Hosted sales by pool of the stores that are meant and of the others. */
function hosted(
  m: Market,
  counts: (i: number) => boolean,
): { readonly meant: Float64Array; readonly others: Float64Array } {
  const [meant, others] = [new Float64Array(m.poolSize.length), new Float64Array(m.poolSize.length)];
  m.storePool.forEach((pool, i) => {
    const sums = counts(i) ? meant : others;
    sums[pool] = sums[pool] + m.storeSold[i * groups + HOSTED];
  });
  return { meant, others };
}
