import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { indexOffers } from '../../../src/model/mechanisms/indexOffers.ts';
import { stockShelves } from '../../../src/model/mechanisms/stockShelves.ts';
import { valueOffers } from '../../../src/model/mechanisms/valueOffers.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, total } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const shelvesMarkets = marketsBefore(stockShelves);
const offersMarkets = marketsBefore(valueOffers);
const indexMarkets = marketsBefore(indexOffers);

const isOwn = (m: Market, rg: number): boolean => {
  const { platform, to } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  return platform === to;
};

const weightsOfOpen = (m: Market): number[] =>
  Array.from(m.open, (open, i) => open * m.weight[Math.floor(i / m.frame.sizes.platforms)]);

describe('goods on offer', () => {
  test('of a pool are those of its open stores, young ones a part of all', () => {
    fc.assert(
      fc.property(shelvesMarkets, (before) => {
        const m = after(before, (x) => stockShelves.run(x));
        expect(total(m.poolSize) / total(m.claim)).toBeCloseTo(1, 9);
        expect(total(m.poolSellers) / total(weightsOfOpen(m))).toBeCloseTo(1, 9);
        m.poolYoung.forEach((young, pool) => {
          expect(young).toBeLessThanOrEqual(m.poolSize[pool] * (1 + 1e-12));
        });
        m.claim.forEach((claim, i) => expect(claim > 0).toBe(m.open[i] === 1));
      }),
      { numRuns: 10 },
    );
  });
});

describe('the value of an offer', () => {
  test('rises with a coupon on own routes by what its price is worth, and on no other', () => {
    fc.assert(
      fc.property(offersMarkets, within([0.01, 0.8]), (m, coupon) => {
        const plain = after(
          m,
          (x) => valueOffers.run(x),
          (x) => x.subsidyRate.fill(0),
        );
        const paid = after(
          m,
          (x) => valueOffers.run(x),
          (x) => {
            x.subsidyRate.fill(coupon);
            x.subsidyServed.fill(1);
          },
        );
        const worth = -m.frame.parameters['offer.price'] * Math.log(1 - coupon);
        plain.offer.forEach((v, rg) => {
          if (v === -Infinity) expect(paid.offer[rg]).toBe(v);
          else expect(paid.offer[rg] - v).toBeCloseTo(isOwn(m, rg) ? worth : 0, 9);
        });
      }),
      { numRuns: 15 },
    );
  });

  test('is nothing at all without goods', () => {
    fc.assert(
      fc.property(offersMarkets, (m) => {
        const empty = after(
          m,
          (x) => valueOffers.run(x),
          (x) => x.poolSellers.fill(0),
        );
        expect(new Set(empty.offer)).toEqual(new Set([-Infinity]));
      }),
      { numRuns: 5 },
    );
  });
});

describe('the offer index of a slot', () => {
  test('shares its orders completely over routes, or has none', () => {
    fc.assert(
      fc.property(indexMarkets, (before) => {
        const m = after(before, (x) => indexOffers.run(x));
        const G = m.frame.sizes.categories;
        m.frame.slots.forEach(({ routes }, s) => {
          for (let g = 0; g < G; g++) {
            const sum = routes.reduce((x, r) => x + m.routeShare[r * G + g], 0);
            if (m.inclusive[s * G + g] === -Infinity) expect(sum).toBe(0);
            else expect(sum).toBeCloseTo(1, 12);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  test('falls with what a gate turns away, on this route and for the slot (rule 22)', () => {
    fc.assert(
      fc.property(indexMarkets, within([0, 0.9]), fc.nat(), (m, served, pick) => {
        const rg = pick % m.servedNow.length;
        const G = m.frame.sizes.categories;
        const sg = m.frame.routes[Math.floor(rg / G)].slot * G + (rg % G);
        const open = after(
          m,
          (x) => indexOffers.run(x),
          (x) => x.servedNow.fill(1),
        );
        const gated = after(
          m,
          (x) => indexOffers.run(x),
          (x) => {
            x.servedNow.fill(1);
            x.servedNow[rg] = served;
          },
        );
        expect(gated.inclusive[sg]).toBeLessThanOrEqual(open.inclusive[sg]);
        expect(gated.routeShare[rg]).toBeLessThanOrEqual(open.routeShare[rg]);
        open.inclusive.forEach((x, i) => (i === sg ? undefined : expect(gated.inclusive[i]).toBe(x)));
      }),
      { numRuns: 25 },
    );
  });
});
