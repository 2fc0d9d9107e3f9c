import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorKinds, categories, tiers, type Market } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { wholeMarket } from '../engine/market.ts';

const examples = { numRuns: 30 };

/** Sums a column over those that count. */
const sum = (column: ArrayLike<number>, counts: (i: number) => boolean = () => true): number =>
  Array.from(column).reduce((total, x, i) => (counts(i) ? total + x : total), 0);

function everyStart(check: (m: Market, scenario: Scenario) => void): void {
  fc.assert(
    fc.property(massScenarios, (scenario) =>
      check(wholeMarket(scenario, scenario.run.seed).market, scenario),
    ),
    examples,
  );
}

describe('merchants at the start', () => {
  test('stand for the declared number of sellers of each tier', () => {
    everyStart((m, { parameters }) => {
      tiers.forEach((tier, t) => {
        const sellers = sum(m.weight, (i) => m.tier[i] === t);
        expect(sellers / parameters[`sellers.${tier}`]).toBeCloseTo(1, 9);
      });
    });
  });

  test('lie in strata: within a tier nobody is larger than who comes before', () => {
    everyStart((m) => {
      for (let i = 1; i < m.size.length; i++)
        if (m.tier[i] === m.tier[i - 1]) expect(m.size[i]).toBeLessThanOrEqual(m.size[i - 1]);
    });
  });

  test('have a store for every category on every platform with a shelf', () => {
    everyStart((m) => {
      const P = m.frame.sizes.platforms;
      m.frame.shelfRoute.forEach((shelf, p) => {
        const stocked = new Set(
          [...m.category.keys()].filter((i) => m.open[i * P + p] === 1).map((i) => m.category[i]),
        );
        if (shelf >= 0) expect(stocked.size).toBe(categories.length);
      });
    });
  });

  test('have about the declared share of open stores, by platform and tier', () => {
    everyStart((m, { platforms }) => {
      const P = platforms.length;
      platforms.forEach(({ stores }, p) => {
        tiers.forEach((tier, t) => {
          const own = [...m.tier.keys()].filter((i) => m.tier[i] === t);
          const open = own.filter((i) => m.open[i * P + p] === 1).length;
          // stores that were opened so that no category is empty come on top
          expect(open).toBeGreaterThanOrEqual(Math.round(stores.initial[tier] * own.length));
          expect(open).toBeLessThanOrEqual(Math.round(stores.initial[tier] * own.length) + categories.length);
        });
      });
    });
  });
});

test('a platform on which nobody sells at the start has no store, and one without a shelf has none either', () => {
  fc.assert(
    fc.property(massScenarios, fc.nat(), (scenario, nth) => {
      const P = scenario.platforms.length;
      const nobody = { brand: 0, mid: 0, tail: 0, factory: 0 };
      const platforms = scenario.platforms.map((block, p) =>
        p === nth % P ? { ...block, stores: { ...block.stores, initial: nobody } } : block,
      );
      const { market: m } = wholeMarket({ ...scenario, platforms }, scenario.run.seed);
      const empty = platforms.map((_, p) => p === nth % P || m.frame.shelfRoute[p] < 0);
      expect(m.open.findIndex((x, i) => x === 1 && empty[i % P])).toBe(-1);
    }),
    examples,
  );
});

describe('anchors at the start', () => {
  test('are on live and video routes of their home platform', () => {
    everyStart((m) => {
      m.anchorRoute.forEach((r, a) => {
        const { platform, channel } = m.frame.routes[r];
        expect(['live', 'video']).toContain(channel);
        expect(platform).toBe(m.anchorHome[a]);
        expect(m.anchorKind[a]).toBeLessThan(anchorKinds.length);
      });
    });
  });

  test('stand for the declared number of real ones, and have at least the least followers', () => {
    everyStart((m, { parameters }) => {
      expect(sum(m.anchorWeight) / parameters['anchors.real']).toBeCloseTo(1, 9);
      // by rank, so only the ranks beyond the last one fall below
      expect(Math.min(...m.anchorFans)).toBeGreaterThanOrEqual(parameters['fans.least'] * (1 - 1e-9));
    });
  });

  test('hold the followers to which those of later weeks are compared', () => {
    everyStart((m) => {
      const fans = sum(m.anchorFans.map((x, a) => x * m.anchorWeight[a]));
      expect(sum(m.fansReference) / fans).toBeCloseTo(1, 9);
    });
  });
});

describe('consumers at the start', () => {
  test('are divided completely over classes, categories and habits', () => {
    everyStart((m) => {
      for (const column of [m.classShare, m.categoryShare, m.initialHabit])
        expect(sum(column)).toBeCloseTo(1, 12);
    });
  });
});

test('another replicate has other merchants and anchors, the same replicate the same', () => {
  fc.assert(
    fc.property(massScenarios, fc.integer({ min: 1, max: 50 }), (scenario, replicate) => {
      const [a, again, other] = [0, 0, replicate].map((r) => wholeMarket(scenario, 7, r).market);
      expect(again.quality).toEqual(a.quality);
      expect(again.anchorSkill).toEqual(a.anchorSkill);
      expect(other.quality).not.toEqual(a.quality);
      expect(other.anchorSkill).not.toEqual(a.anchorSkill);
    }),
    { numRuns: 10 },
  );
});
