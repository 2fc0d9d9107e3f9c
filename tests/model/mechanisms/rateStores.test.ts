import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { rateStores, ratingOf } from '../../../src/model/mechanisms/rateStores.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, withParameters, where } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = (m: Market): void => rateStores.run(m);
const markets = marketsBefore(rateStores);

const priorOf = (m: Market, i: number): number =>
  m.frame.tierTraits[m.tier[Math.floor(i / m.frame.sizes.platforms)]].rating;

/** Stores without a past that sell alike every week, goods of one quality. */
function unknown(m: Market, quality: number, sales: number): Market {
  return after(
    m,
    () => {},
    (x) => {
      for (const column of [x.ratingCount, x.ratingSum]) column.fill(0);
      x.goodness.fill(quality);
      x.storeSales.fill(sales);
      x.badPress.fill(0);
    },
  );
}

describe('a rating', () => {
  test('lies between the tier’s reputation and the quality of the goods, and moves to the latter week by week', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), fc.integer({ min: 0, max: 1e12 }), (market, quality, sales) => {
        const m = unknown(market, quality, sales);
        const stores = where(m.open, (x) => x === 1);
        let before = stores.map((i) => ratingOf(m, i));
        before.forEach((r, k) => expect(r).toBeCloseTo(priorOf(m, stores[k]), 12));
        for (let w = 0; w < 12; w++) {
          run(m);
          const now = stores.map((i) => ratingOf(m, i));
          now.forEach((r, k) => {
            const distance = Math.abs(r - quality);
            expect(distance).toBeLessThanOrEqual(Math.abs(before[k] - quality) + 1e-12);
            const [low, high] = [priorOf(m, stores[k]), quality].sort((a, b) => a - b);
            expect(r).toBeGreaterThanOrEqual(low - 1e-12);
            expect(r).toBeLessThanOrEqual(high + 1e-12);
          });
          before = now;
        }
      }),
      { numRuns: 12 },
    );
  });

  test('is the quality of the goods when reviews are many, and reputation when old ones have faded', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), (market, quality) => {
        const m = unknown(withParameters(market, { 'rating.halfLife': 4 }), quality, 1e14);
        const stores = where(m.open, (x) => x === 1);
        for (let w = 0; w < 30; w++) run(m);
        const known = stores.filter((i) => m.ratingCount[i] > 1e6);
        expect(known.length).toBeGreaterThan(0);
        for (const i of known) expect(ratingOf(m, i)).toBeCloseTo(quality, 3);
        m.storeSales.fill(0);
        for (let w = 0; w < 400; w++) run(m);
        for (const i of stores) expect(ratingOf(m, i)).toBeCloseTo(priorOf(m, i), 3);
      }),
      { numRuns: 5 },
    );
  });
});

test('goods that cost nothing make no orders to review: old reviews fade, none comes', () => {
  fc.assert(
    fc.property(markets, within([0, 1]), (market, quality) => {
      const m = unknown(market, quality, 1e8);
      m.ratingCount.fill(8);
      m.basketIntent.fill(0);
      run(m);
      const kept = 0.5 ** (1 / m.frame.parameters['rating.halfLife']);
      for (const i of where(m.open, (x) => x === 1)) expect(m.ratingCount[i]).toBeCloseTo(8 * kept, 10);
    }),
    { numRuns: 5 },
  );
});

describe('public trust', () => {
  const calm = (m: Market, quality: number): Market => unknown(m, quality, 1e8);

  test('moves to the share of orders that ended well by its speed, a refund making part of a bad one good', () => {
    fc.assert(
      fc.property(
        markets,
        within([0, 1]),
        within([0, 1]),
        within([0, 1]),
        within([0, 1]),
        (market, quality, speed, recourse, refund) => {
          const parameters = { 'trust.speed': speed, 'trust.recourse': recourse };
          const m = calm(withParameters(market, parameters), quality);
          m.refund.fill(refund);
          const was = m.trust.slice();
          run(m);
          const well = quality + recourse * refund * (1 - quality);
          m.trust.forEach((t, p) => {
            const sold = m.open.some((x, i) => x === 1 && i % m.frame.sizes.platforms === p);
            expect(t).toBeCloseTo(sold ? was[p] + speed * (well - was[p]) : was[p], 12);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  test('stays in [0, 1] under any press, and falls by it', () => {
    fc.assert(
      fc.property(
        markets,
        within([0, 1]),
        within([0, 1]),
        within([0, 1]),
        (market, quality, start, press) => {
          const [quiet, loud] = [0, press].map((badPress) => {
            const m = calm(market, quality);
            m.trust.fill(start);
            m.badPress.fill(badPress);
            for (let w = 0; w < 5; w++) run(m);
            return m.trust;
          });
          loud.forEach((t, p) => {
            expect(t >= 0 && t <= 1).toBe(true);
            expect(t).toBeLessThanOrEqual(quiet[p]);
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  test('stays what it was where nothing was sold', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const m = unknown(market, 0.3, 0);
        const was = [...m.trust];
        run(m);
        expect([...m.trust]).toEqual(was);
      }),
      { numRuns: 5 },
    );
  });
});
