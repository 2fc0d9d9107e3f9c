import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { run, type Results } from '../../src/engine/index.ts';
import type { RunSettings } from '../../src/scenario/scenario.ts';
import { resultsHash } from '../../src/study/hash.ts';
import { historyWith, roughConstants } from './market.ts';

const small = { weeks: 6, merchants: 40, anchors: 40, engine: 'agents', population: 800 } as const;

function simulateRoughly(
  seed: number | string,
  replicate: number,
  changes: Partial<RunSettings> = {},
): Results {
  const scenario = historyWith({ ...small, ...changes });
  return run(compile(scenario, roughConstants(scenario)), seed, replicate);
}

const hash = (...of: Parameters<typeof simulateRoughly>): string => resultsHash(simulateRoughly(...of));

/** Results cut to their first weeks. */
function firstWeeks({ values, weeks, columns }: Results, n: number): Float64Array {
  return Float64Array.from(
    { length: columns.length * n },
    (_, i) => values[Math.floor(i / n) * weeks + (i % n)],
  );
}

describe.each(['agents', 'counts', 'distribution'] as const)('a run of %s', (engine) => {
  test('depends on seed and replicate and on nothing that ran before it', () => {
    const cases = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), {
      minLength: 3,
      maxLength: 3,
      selector: String,
    });
    fc.assert(
      fc.property(cases, (pairs) => {
        const of = ([seed, replicate]: [number, number]): string => hash(seed, replicate, { engine });
        const first = pairs.map(of);
        const again = [...pairs].reverse().map(of).reverse();
        expect(again).toEqual(first);
        expect(new Set(first).size).toBe(pairs.length);
      }),
      { numRuns: 3 },
    );
  });

  test('is the same for a seed and for its text, and for a plan run twice', () => {
    expect(hash('7', 1, { engine })).toBe(hash(7, 1, { engine }));
    const scenario = historyWith({ ...small, engine });
    const plan = compile(scenario, roughConstants(scenario));
    expect(resultsHash(run(plan, 7, 1))).toBe(resultsHash(run(plan, 7, 1)));
  });

  test('has the same first weeks however long it lasts', () => {
    const long = simulateRoughly(7, 0, { engine, weeks: 9 });
    const short = simulateRoughly(7, 0, { engine, weeks: 4 });
    expect(firstWeeks(long, 4)).toEqual(firstWeeks(short, 4));
  });

  test('does not depend on what the scenario says of replicates or of the study’s seed', () => {
    expect(hash(7, 0, { engine, replicates: 99, seed: 12 })).toBe(
      hash(7, 0, { engine, replicates: 1, seed: 1 }),
    );
  });
});

test('the distribution knows no number of consumers, agents and counts do', () => {
  const [few, many] = [{ population: 500 }, { population: 600 }];
  expect(hash(7, 0, { ...few, engine: 'distribution' })).toBe(
    hash(7, 0, { ...many, engine: 'distribution' }),
  );
  for (const engine of ['agents', 'counts'] as const) {
    expect(hash(7, 0, { ...few, engine })).not.toBe(hash(7, 0, { ...many, engine }));
  }
});
