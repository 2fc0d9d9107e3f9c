import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorFates } from '../../../src/model/anchorFates.ts';
import { anchorsArrived } from '../../../src/model/metrics/anchors.ts';
import type { Market } from '../../../src/model/index.ts';
import { matchProbability, prospectOf } from '../../../src/model/mechanisms/anchorOptions.ts';
import { creditAnchors, splitOverAnchors } from '../../../src/model/mechanisms/creditAnchors.ts';
import { reviseAnchors, weigh } from '../../../src/model/mechanisms/reviseAnchors.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, total, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const revising = marketsBefore(reviseAnchors);
const crediting = marketsBefore(creditAnchors);

const placed = (m: Market): number[] => where(m.anchorRoute, (r) => r >= 0);
const content = (m: Market): number[] =>
  m.frame.routes.flatMap(({ channel }, r) => (channel === 'live' || channel === 'video' ? [r] : []));
const nobodySearches = {
  ...{ 'rematch.native': 0, 'rematch.family': 0, 'rematch.guide': 0 },
  ...{ 'rematch.self': 0, 'rematch.celebrity': 0 },
};

describe('the routes among which an anchor chooses', () => {
  test('lack a link that is to be closed in its own category, and no other', () => {
    let linked = 0;
    fc.assert(
      fc.property(revising, fc.nat(), fc.nat(), (m, i, j) => {
        const a = placed(m)[i % placed(m).length];
        const G = m.frame.sizes.categories;
        const routesOf = (change: (x: Market) => void): number[] =>
          weigh(
            after(m, () => {}, change),
            a,
          ).options.map(({ route }) => route);
        const open = routesOf(() => {});
        const links = open.filter((r) => r >= 0 && m.frame.routes[r].platform !== m.frame.routes[r].to);
        linked += links.length;
        if (links.length === 0) return;
        const r = links[j % links.length];
        const own = r * G + m.anchorCategory[a];
        expect(routesOf((x) => (x.outlook[own] = 0))).toEqual(open.filter((route) => route !== r));
        expect(routesOf((x) => void x.outlook.fill(0, r * G, own).fill(0, own + 1, (r + 1) * G))).toEqual(
          open,
        );
      }),
      { numRuns: 40 },
    );
    expect(linked).toBeGreaterThan(40);
  });
});

describe('what an anchor expects of a route', () => {
  test('falls with days closed ahead, and not with the fees of other routes', () => {
    fc.assert(
      fc.property(
        revising,
        within([0, 0.3]),
        within([0.01, 0.3]),
        fc.nat(),
        fc.nat(),
        (m, fee, more, i, j) => {
          const a = placed(m)[i % placed(m).length];
          const routes = content(m).filter((r) => m.offer[r * 7 + m.anchorCategory[a]] !== -Infinity);
          const r = routes[j % routes.length];
          const rg = r * m.frame.sizes.categories + m.anchorCategory[a];
          const income = (change: (x: Market) => void): number => {
            const x = after(m, () => {}, change);
            return prospectOf(x, a, r).income;
          };
          const free = income((x) => (x.feeOnAnchor[rg] = fee));
          expect(income((x) => x.feeOnAnchor.fill(fee + more).fill(fee, rg, rg + 1))).toBe(free);
          const half = income((x) => {
            x.feeOnAnchor[rg] = fee;
            x.outlook[rg] = m.outlook[rg] / 2;
          });
          expect(half).toBeLessThanOrEqual(free);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is what it would be among offers like the route’s own, where nobody sold or was served last week', () => {
    fc.assert(
      fc.property(revising, fc.nat(), fc.nat(), (m, i, j) => {
        const a = placed(m)[i % placed(m).length];
        const routes = content(m).filter((r) => m.offer[r * 7 + m.anchorCategory[a]] !== -Infinity);
        const r = routes[j % routes.length];
        const G = m.frame.sizes.categories;
        const sg = m.frame.routes[r].slot * G + m.anchorCategory[a];
        const salesIf = (idle: number, inclusive: number): number =>
          prospectOf(
            after(
              m,
              () => {},
              (x) => {
                x.idleAirtime[sg] = idle;
                x.lastInclusive[sg] = inclusive;
              },
            ),
            a,
            r,
          ).sales;
        const alike = salesIf(0, m.offer[r * G + m.anchorCategory[a]]);
        expect(salesIf(0, -Infinity)).toBe(alike);
        expect(salesIf(1, m.lastInclusive[sg])).toBe(alike);
        expect(salesIf(1, -Infinity)).toBe(alike);
      }),
      { numRuns: 25 },
    );
  });

  test('a match is likelier the more sellers there are, and certain for nobody', () => {
    fc.assert(
      fc.property(revising, within([0, 1e6]), within([0, 1e6]), fc.nat(), (m, few, more, i) => {
        const a = placed(m)[i % placed(m).length];
        const chance = (sellers: number): number =>
          matchProbability(
            after(
              m,
              () => {},
              (x) => x.poolSellers.fill(sellers),
            ),
            a,
            m.anchorRoute[a],
          );
        expect(chance(0)).toBe(0);
        expect(chance(few + more)).toBeGreaterThanOrEqual(chance(few));
        expect(chance(few + more)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe('anchors who reconsider', () => {
  test('never take a route that is closed or has no goods, nor a link that stays closed ahead', () => {
    let moves = 0;
    fc.assert(
      fc.property(revising, fc.array(fc.nat(), { maxLength: 60 }), (market, closed) => {
        const m = after(
          withParameters(market, { 'revise.active': 1 }),
          (x) => reviseAnchors.run(x),
          (x) => {
            for (const i of closed) {
              x.permit[i % x.permit.length] = 0;
              x.outlook[(i + 1) % x.permit.length] = 0;
              x.offer[(i + 2) % x.offer.length] = -Infinity;
            }
          },
        );
        for (const a of where(m.anchorRoute, (r, i) => r >= 0 && r !== market.anchorRoute[i])) {
          moves++;
          const rg = m.anchorRoute[a] * m.frame.sizes.categories + m.anchorCategory[a];
          const { platform, to } = m.frame.routes[m.anchorRoute[a]];
          expect(m.permit[rg]).toBeGreaterThan(0);
          expect(m.offer[rg]).not.toBe(-Infinity);
          if (platform !== to) expect(m.outlook[rg]).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25 },
    );
    expect(moves).toBeGreaterThan(30);
  });

  test('while idle find nothing when they do not search (rule 39)', () => {
    fc.assert(
      fc.property(revising, (market) => {
        const m = after(
          withParameters(market, nobodySearches),
          (x) => reviseAnchors.run(x),
          (x) => x.anchorIdle.fill(1),
        );
        expect([...m.anchorRoute]).toEqual([...market.anchorRoute]);
        expect(where(m.anchorIdle, (x) => x === 0)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('who leave a platform keep the declared part of their followers and leave the rest unserved', () => {
    let leavers = 0;
    fc.assert(
      fc.property(revising, within([0, 1]), (market, kept) => {
        const restless = {
          'revise.active': 1,
          'fans.keptOnMove': kept,
          'revise.noise': 100,
          'match.halfPool': 0,
        };
        const m = after(
          withParameters(market, restless),
          (x) => reviseAnchors.run(x),
          (x) => x.overlap.fill(1),
        );
        const platformOf = (r: number): number => (r < 0 ? -1 : m.frame.routes[r].platform);
        const left = placed(market).filter(
          (a) => platformOf(m.anchorRoute[a]) !== platformOf(market.anchorRoute[a]),
        );
        leavers += left.length;
        for (const a of left) expect(m.anchorFans[a]).toBeCloseTo(kept * market.anchorFans[a], 6);
        const gone = left.filter((a) => m.anchorRoute[a] < 0);
        expect(where(m.anchorFate, (x) => (x & anchorFates.left) !== 0)).toEqual(gone);
        expect(where(m.anchorFate, (x) => (x & anchorFates.changedPlatform) !== 0)).toEqual(
          left.filter((a) => m.anchorRoute[a] >= 0),
        );
        const arrived = new Float64Array(m.frame.sizes.platforms);
        anchorsArrived.measure(m, arrived, 0);
        expect([...arrived]).toEqual(
          Array.from(arrived, (_, p) =>
            total(left.filter((a) => platformOf(m.anchorRoute[a]) === p).map((a) => m.anchorWeight[a])),
          ),
        );
        const lost = left.reduce((sum, a) => sum + market.anchorWeight[a] * market.anchorFans[a], 0);
        expect(total(m.lostFans) - total(market.lostFans)).toBeCloseTo(lost, -2);
      }),
      { numRuns: 20 },
    );
    expect(leavers).toBeGreaterThan(20);
  });
});

describe('sales of a route', () => {
  test('are split over its active anchors exactly, each within one fen of its share (rule 4)', () => {
    fc.assert(
      fc.property(
        crediting,
        fc.array(
          fc.maxSafeNat().map((x) => x % 1e12),
          { minLength: 1, maxLength: 30 },
        ),
        (m, amounts) => {
          const G = m.frame.sizes.categories;
          const totals = m.sales.map((_, rg) => (m.airtime[rg] > 0 ? amounts[rg % amounts.length] : 0));
          const parts = new Float64Array(m.anchorRoute.length);
          splitOverAnchors(m, totals, parts);
          const sums = new Float64Array(totals.length);
          for (const a of placed(m)) {
            const rg = m.anchorRoute[a] * G + m.anchorCategory[a];
            sums[rg] = sums[rg] + parts[a];
            expect(Number.isInteger(parts[a]) && parts[a] >= 0).toBe(true);
            if (m.anchorIdle[a] === 1) expect(parts[a]).toBe(0);
            else if (m.airtime[rg] > 0)
              expect(Math.abs(parts[a] - totals[rg] * (m.exposure[a] / m.airtime[rg]))).toBeLessThanOrEqual(
                1.01,
              );
          }
          expect([...sums]).toEqual([...totals]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
