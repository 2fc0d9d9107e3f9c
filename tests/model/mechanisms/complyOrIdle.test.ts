import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorFates } from '../../../src/model/anchorFates.ts';
import { complyOrIdle } from '../../../src/model/mechanisms/complyOrIdle.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, where } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = complyOrIdle.run.bind(complyOrIdle);
const markets = marketsBefore(complyOrIdle);
const idleUnder = (m: Parameters<typeof run>[0], permit: number): Set<number> =>
  new Set(where(after(m, run, (copy) => copy.permit.fill(permit)).anchorIdle, (x) => x === 1));

describe('anchors without a permitted source', () => {
  test('are all who stream there when nothing is permitted, and nobody with goods when all is', () => {
    fc.assert(
      fc.property(markets, (m) => {
        const placed = where(m.anchorRoute, (r) => r >= 0);
        expect([...idleUnder(m, 0)]).toEqual(placed);
        const G = m.frame.sizes.categories;
        for (const a of idleUnder(m, 1)) {
          const to = m.frame.routes[m.anchorRoute[a]].to;
          expect(m.poolSellers[to * G + m.anchorCategory[a]]).toBe(0);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('count as moved in the week in which that changes, and only then', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), (m, permit) => {
        const first = after(m, run, (copy) => copy.permit.fill(permit));
        const changed = where(first.anchorIdle, (x, a) => x !== m.anchorIdle[a]);
        expect(where(first.anchorMoved, (x) => x === 1)).toEqual(changed);
        expect(where(after(first, run).anchorMoved, (x) => x === 1)).toEqual([]);
        const fate = (x: number) => where(first.anchorFate, (y) => y === x);
        expect(fate(anchorFates.fellIdle)).toEqual(changed.filter((a) => first.anchorIdle[a] === 1));
        expect(fate(anchorFates.rematched)).toEqual(changed.filter((a) => first.anchorIdle[a] === 0));
        expect(where(after(first, run).anchorFate, (x) => x > 0)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});
