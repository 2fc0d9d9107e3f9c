import fc from 'fast-check';
import type { Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { emptyMarket, fifthPlatform, type ParameterChanges } from './market.ts';

/** Shares with both ends: fast-check’s own doubles crowd at zero, where nothing happens that could be compared. */
const share = fc.integer({ min: 0, max: 20 }).map((x) => x / 20);

/** Rules of behaviour anywhere in their ranges, certainty included. */
export const behaviour: fc.Arbitrary<ParameterChanges> = fc.record({
  'interest.rate': share,
  'intent.rate': share,
  habit: fc.double({ min: 0, max: 1.5, noNaN: true }),
  burn: fc.double({ min: 0, max: 2, noNaN: true }),
  substitution: share,
  'leak.rate': share,
  'leak.utility': fc.double({ min: 0, max: 1.5, noNaN: true }),
  'habit.toAttention': share,
  'blame.toAttention': share,
  heal: share,
  'defect.scale': share.map((x) => x / 2),
  'adopt.spontaneous': share.map((x) => x / 3),
});

/** Everybody has both occasions, neither replaces the other, and either may leave the habit. */
export const everythingTwice: ParameterChanges = {
  ...{ 'interest.rate': 1, 'intent.rate': 1, substitution: 0, 'leak.rate': 0.5, 'leak.utility': 1 },
  ...{ habit: 0, burn: 0, 'habit.toAttention': 0.3, 'blame.toAttention': 0.8, heal: 0.4 },
  ...{ 'defect.scale': 0.4, 'adopt.spontaneous': 0.1 },
};

/** A content shopper of four platforms who has bought nothing yet: the first state after those of all others. */
export const contentShopper = 5 << 4;

/** A market of the built-in platforms, or of five, with utilities, splits and qualities drawn from a seed. */
export function snapshot(five: boolean, seed: number, changes: ParameterChanges): Market {
  const m = emptyMarket(five ? [...defaultPlatforms, fifthPlatform] : defaultPlatforms, changes);
  let at = seed;
  const next = (): number => m.draws.uniform(at++, 0, 0);
  const fill = (column: Float64Array, low: number, high: number): void =>
    column.forEach((_, i) => (column[i] = low + (high - low) * next()));
  fill(m.slotConstant, -2, 2);
  fill(m.inclusive, -1, 1);
  fill(m.classTaste, -1, 1);
  fill(m.poolQuality, 0, 1);
  fill(m.poolShownQuality, 0, 1);
  fill(m.refund, 0, 1);
  fill(m.trust, 0, 1);
  m.matching.fill(1);
  fill(m.routeShare, 0, 1);
  const G = m.frame.sizes.categories;
  for (const { routes } of m.frame.slots) {
    for (let g = 0; g < G; g++) {
      const sum = routes.reduce((x, r) => x + m.routeShare[r * G + g], 0);
      for (const r of routes) m.routeShare[r * G + g] = m.routeShare[r * G + g] / sum;
    }
  }
  weighChoices.run(m);
  return m;
}
