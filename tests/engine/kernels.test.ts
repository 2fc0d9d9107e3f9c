import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotas } from '../../src/base/distributions.ts';
import { deriveKeys, uniform } from '../../src/base/random.ts';
import { compile, frameOf } from '../../src/compile/index.ts';
import {
  agentsKernel,
  countsKernel,
  distributionKernel,
  run,
  type PopulationRules,
  type Results,
} from '../../src/engine/index.ts';
import { createChoiceTable } from '../../src/model/index.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import type { EngineName, Scenario } from '../../src/scenario/scenario.ts';
import { binomialScore, STANDARD_ERRORS } from './chance.ts';
import { fifthPlatform, historyWith, roughConstants } from './market.ts';

/** A population without a market: everybody climbs a step with chance `up`; it writes down who is where and what was drawn. */
function ladder(states: number, shares: readonly number[], up: number) {
  const counts = new Float64Array(states);
  const seen: number[] = [];
  const words: number[] = [];
  const rules: PopulationRules & { counts: Float64Array; seen: number[]; words: number[] } = {
    ...{ classes: shares.length, states, counts, seen, words },
    classShare: (k) => shares[k],
    initialShare: (s) => (s < 2 ? 0.5 : 0),
    beginWeek: () => void counts.fill(0),
    step(k, state, word) {
      seen.push(k);
      words.push(word);
      const next = uniform(word) < up ? Math.min(states - 1, state + 1) : state;
      counts[next] = counts[next] + 1;
      return next;
    },
    flow(mass, next) {
      next.fill(0);
      mass.forEach((x, i) => {
        const top = i % states === states - 1;
        next[i] = next[i] + x * (top ? 1 : 1 - up);
        if (!top) next[i + 1] = next[i + 1] + x * up;
      });
      next.forEach((x, i) => (counts[i % states] = counts[i % states] + x));
    },
    drawCounts(many, next, draws, week) {
      next.fill(0);
      many.forEach((n, i) => {
        draws.of(i, week);
        const climbing = i % states === states - 1 ? 0 : draws.binomial(1024, n, up);
        next[i] = next[i] + n - climbing;
        if (climbing > 0) next[i + 1] = next[i + 1] + climbing;
      });
      next.forEach((x, i) => (counts[i % states] = counts[i % states] + x));
    },
  };
  return rules;
}

const key = deriveKeys(5, 0).consumers;

describe('the agents kernel', () => {
  test('keeps every individual through every week, each in the class of its quota', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), parts, (population, weights) => {
        const total = weights.reduce((a, b) => a + b, 0);
        const shares = weights.map((x) => x / total);
        const rules = ladder(6, shares, 0.3);
        const kernel = agentsKernel(rules, population, key);
        expect(kernel.size).toBe(population);
        for (let w = 0; w < 3; w++) {
          rules.seen.length = 0;
          kernel.week(w);
          expect(rules.counts.reduce((a, b) => a + b, 0)).toBe(population);
          const byClass = weights.map((_, k) => rules.seen.filter((x) => x === k).length);
          expect(byClass).toEqual(quotas(population, shares));
        }
      }),
    );
  });

  test('holds states beyond a byte: 300 steps upwards do not wrap at 256', () => {
    const rules = ladder(384, [1], 1);
    const kernel = agentsKernel(rules, 10, key);
    for (let w = 0; w < 300; w++) kernel.week(w);
    expect(rules.counts[300] + rules.counts[301]).toBe(10);
  });

  test('starts individuals by their initial shares and moves them with the chances of the distribution', () => {
    const N = 40_000;
    const [one, many] = [ladder(8, [0.5, 0.5], 0.2), ladder(8, [0.5, 0.5], 0.2)];
    const [limit, agents] = [distributionKernel(one), agentsKernel(many, N, key)];
    for (let w = 0; w < 6; w++) {
      limit.week(w);
      agents.week(w);
    }
    one.counts.forEach((p, s) =>
      expect(Math.abs(binomialScore(many.counts[s], N, p))).toBeLessThan(STANDARD_ERRORS),
    );
  });

  test('draws a week by its number, whichever weeks came before', () => {
    const drawn = (weeks: readonly number[]): number[] => {
      const rules = ladder(4, [0.5, 0.5], 0.5);
      const kernel = agentsKernel(rules, 100, key);
      for (const w of weeks) {
        rules.words.length = 0;
        kernel.week(w);
      }
      return rules.words;
    };
    expect(drawn([3, -2, 7])).toEqual(drawn([7]));
    expect(drawn([8])).not.toEqual(drawn([7]));
    expect(new Set(drawn([7])).size).toBe(100);
  });
});

describe('the counts kernel', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

  test('keeps every individual in its class, by the quotas of the agents, up to a billion of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), parts, (population, weights) => {
        const total = weights.reduce((a, b) => a + b, 0);
        const shares = weights.map((x) => x / total);
        const rules = ladder(6, shares, 0.3);
        const byClass: number[][] = [];
        const seeing: PopulationRules = {
          ...rules,
          drawCounts(counts, next, draws, week) {
            rules.drawCounts(counts, next, draws, week);
            byClass.push(weights.map((_, k) => next.subarray(6 * k, 6 * k + 6).reduce((a, b) => a + b, 0)));
          },
        };
        const kernel = countsKernel(seeing, population, key);
        expect(kernel.size).toBe(population);
        for (const week of [-2, -1, 0, 1]) kernel.week(week);
        const due = quotas(population, shares);
        expect(byClass).toEqual([due, due, due, due]);
      }),
    );
  });

  test('moves counts with the chances of the distribution, whatever their number', () => {
    for (const N of [1000, 1e6, 1e9]) {
      const [one, many] = [ladder(8, [0.5, 0.5], 0.2), ladder(8, [0.5, 0.5], 0.2)];
      const [limit, counts] = [distributionKernel(one), countsKernel(many, N, key)];
      for (let w = 0; w < 6; w++) {
        limit.week(w);
        counts.week(w);
      }
      one.counts.forEach((p, s) =>
        expect(Math.abs(binomialScore(many.counts[s], N, p))).toBeLessThan(STANDARD_ERRORS),
      );
    }
  });
});

describe('the distribution kernel', () => {
  test('keeps its mass at one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (states, up) => {
          const rules = ladder(states, [0.25, 0.75], up);
          const kernel = distributionKernel(rules);
          for (let w = 0; w < 20; w++) kernel.week(w);
          expect(rules.counts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});

function simulateRoughly(engine: EngineName, population: number, platforms: Scenario['platforms']): Results {
  const size = { weeks: 8, merchants: 40, anchors: 60, engine, population };
  const scenario = historyWith(size, {}, { platforms });
  return run(compile(scenario, roughConstants(scenario)), 3, 0);
}

describe('whole runs', () => {
  test.each(['agents', 'counts'] as const)('of a single consumer end, with finite figures (%s)', (engine) => {
    const { values } = simulateRoughly(engine, 1, defaultPlatforms);
    expect(values.every(Number.isFinite)).toBe(true);
    expect(values.some((x) => x > 0)).toBe(true);
  });

  test.each(['agents', 'counts', 'distribution'] as const)(
    'with a fifth platform, a block of the scenario and no code, sell on it (%s)',
    (engine) => {
      const { columns, values, weeks } = simulateRoughly(engine, 3000, [...defaultPlatforms, fifthPlatform]);
      const sold = columns.findIndex(
        (c) => c.metric === 'gmv.settled' && c.platform === fifthPlatform.name && !c.channel && !c.tier,
      );
      expect(values[sold * weeks + weeks - 1]).toBeGreaterThan(0);
    },
  );

  test('of five platforms have more states than a byte holds, which is why the kernel has two widths', () => {
    const states = (platforms: number): number => 2 * ((platforms + 1) << platforms);
    expect(states(4)).toBeLessThanOrEqual(256);
    const frame = frameOf(historyWith({}, {}, { platforms: [...defaultPlatforms, fifthPlatform] }));
    expect(2 * createChoiceTable(frame).preferences).toBe(states(5));
    expect(states(5)).toBeGreaterThan(256);
  });
});
