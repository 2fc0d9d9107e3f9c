import type { Market } from '../market.ts';
import { learnFromData } from '../mechanisms/learnFromData.ts';
import { changed, total, twoShares } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Less than this share more of what was learned is lost in rounding. */
const LEAST = 1e-9;

export const sightNeedsLinks: StepLaw = {
  kind: 'step',
  name: 'sightNeedsLinks',
  rule: 33,
  statement: {
    en: 'More sight of linked orders raises what a platform has learned where there are such orders, and changes no bit where there are none.',
  },
  steps: [learnFromData],
  vary(m, pick) {
    if (total(m.sales) === 0) return [];
    const shares = twoShares(pick);
    const seeing = (share: number, x: Market): Market => changed(x, (y) => y.visibility.fill(share));
    const ownOnly = changed(m, (x) => x.sales.forEach((_, rg) => isLink(x, rg) && (x.sales[rg] = 0)));
    return [...shares.map((s) => seeing(s, m)), ...shares.map((s) => seeing(s, ownOnly))];
  },
  check: ([blind, seeing, alone, aloneSeeing]) => [...wrong(blind, seeing), ...wrong(alone, aloneSeeing)],
};

const columns = ['dataStock', 'visibleShare', 'matching'] as const;

function isLink(m: Market, rg: number): boolean {
  const { platform, to } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  return platform !== to;
}

function wrong(blind: Market, seeing: Market): string[] {
  const G = blind.frame.sizes.categories;
  return blind.frame.platformNames.flatMap((_, p) => {
    const begun = (rg: number): boolean => blind.frame.routes[Math.floor(rg / G)].platform === p;
    const linked = total(blind.sales, (rg) => begun(rg) && isLink(blind, rg)) / 1e11;
    const [less, more] = [blind, seeing].map((m) => columns.map((name) => m[name][p]));
    if (linked === 0) {
      const same = less.every((x, k) => Object.is(x, more[k]));
      return same ? [] : [`platform ${p} without links learns ${less.join(', ')} and ${more.join(', ')}`];
    }
    const due = (seeing.visibility[p] - blind.visibility[p]) * linked;
    const learned = due <= LEAST * less[0] ? more[0] >= less[0] : more[0] > less[0];
    return learned && more[1] >= less[1] && more[2] >= less[2]
      ? []
      : [`platform ${p} learns ${less.join(', ')} and, seeing more, ${more.join(', ')}`];
  });
}
