import type { Figure } from '../analysis/index.ts';

/**
 * The share of tail sellers in what settles on each platform, by period, from the figures of one run; a platform
 * without sales in a period has none.
 */
export function tailShares(figures: readonly Figure[]): Figure[] {
  const settled = figures.filter((f) => f.label.metric === 'gmv.settled' && f.label.channel === null);
  const placeOf = ({ label, period }: Figure): string => `${label.platform}|${period}`;
  const all = new Map(settled.filter((f) => f.label.tier === null).map((f) => [placeOf(f), f.value]));
  return settled
    .filter((f) => f.label.tier === 'tail')
    .flatMap((f): Figure[] => {
      const value = f.value / all.get(placeOf(f))!;
      const label = { ...f.label, metric: 'sales.tailShare', tier: null, unit: 'share' };
      return Number.isFinite(value) ? [{ ...f, key: `sales.tailShare|${placeOf(f)}`, label, value }] : [];
    });
}
