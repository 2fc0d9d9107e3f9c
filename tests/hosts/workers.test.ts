import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { localExecutor } from '../../src/runs/executors/local.ts';
import { resultsHash } from '../../src/study/hash.ts';
import type { Case } from '../../src/study/study.ts';
import { cases } from './scenarios.ts';

/** The built worker, as the terminal starts it. */
const worker = new URL('../../dist/worker.js', import.meta.url);

/** Threads. On a push `tests/cli` has a small study on 1, 2 and 8 of them. */
const workers = process.env['CARTBAN_LONG'] ? [1, 2, 3, 8] : [1, 3];

/** Some order of the cases; which one is drawn by number. */
const shuffled = (all: readonly Case[], seed: number): Case[] =>
  fc.sample(fc.shuffledSubarray([...all], { minLength: all.length }), { seed, numRuns: 1 })[0];

/** Hashes by scenario, in the order of names, however they arrived. */
async function hashesOn(jobs: number): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for await (const outcome of localExecutor({ worker, jobs })(shuffled(cases(), jobs))) {
    if ('failure' in outcome) throw new Error(`${outcome.case.scenario.name}: ${outcome.failure.message}`);
    found.push([outcome.case.scenario.name, resultsHash(outcome.results)]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

test(
  `twenty scenarios have one hash each on ${workers.join(', ')} workers, in whatever order they are asked for`,
  { timeout: 1_800_000 },
  async () => {
    expect(existsSync(worker), 'dist/worker.js is missing: npm run build').toBe(true);
    const one = await hashesOn(workers[0]);
    expect(Object.keys(one)).toHaveLength(20);
    for (const jobs of workers.slice(1)) expect(await hashesOn(jobs), `${jobs} workers`).toEqual(one);
  },
);
