import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Case, Outcome } from '../../src/study/study.ts';
import { localExecutor } from '../../src/runs/executors/local.ts';

const worker = new URL('toyWorker.mjs', import.meta.url);
const cases = (names: string[], replicates: number): Case[] =>
  Array.from({ length: replicates }, (_, i) => i + 1).flatMap((replicate) =>
    names.map((name) => ({ scenario: { name } as Scenario, seed: 7, replicate })),
  );

async function collect(iterable: AsyncIterable<Outcome>): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of iterable) found.push(outcome);
  return found;
}

const key = (o: Outcome): string => `${o.case.replicate} ${o.case.scenario.name}`;
const values = (outcomes: Outcome[]): string[] =>
  outcomes.map((o) => `${key(o)}: ${'results' in o ? o.results.values[0] : 'failed'}`).sort();

describe('the local executor', () => {
  it('gives every case once with the same results for any number of threads', async () => {
    const all = cases(['a', 'b'], 4);
    const one = await collect(localExecutor({ worker, jobs: 1 })(all));
    const three = await collect(localExecutor({ worker, jobs: 3 })(all));
    expect(one).toHaveLength(8);
    expect(values(three)).toEqual(values(one));
  });

  it('uses no more threads than asked', async () => {
    const found = await collect(localExecutor({ worker, jobs: 2 })(cases(['a', 'b', 'c'], 4)));
    const threads = found.map((o) =>
      'results' in o ? (o.results as unknown as { threadId: number }).threadId : -1,
    );
    expect(new Set(threads).size).toBeLessThanOrEqual(2);
  });

  it('returns a case that throws as a failure and goes on', async () => {
    const found = await collect(localExecutor({ worker, jobs: 2 })(cases(['a', 'throws'], 2)));
    const failures = found.flatMap((o) => ('failure' in o ? [o.failure] : []));
    expect(failures).toEqual(Array(2).fill({ stage: 'RangeError', message: 'no such market' }));
    expect(found.filter((o) => 'results' in o)).toHaveLength(2);
  });

  it('survives a thread that dies', async () => {
    const found = await collect(localExecutor({ worker, jobs: 1 })(cases(['dies', 'a'], 1)));
    expect(found.map((o) => ('failure' in o ? 'failed' : 'done'))).toEqual(['failed', 'done']);
  });

  it('hands out nothing more after a stop, and waits at most two seconds for what runs', async () => {
    const stop = new AbortController();
    const found: Outcome[] = [];
    let stopped = 0;
    for await (const outcome of localExecutor({ worker, jobs: 1, stop: stop.signal })(
      cases(['a', 'sleeps', 'b'], 1),
    )) {
      found.push(outcome);
      stopped = Date.now();
      stop.abort();
    }
    expect(found.map(key)).toEqual(['1 a']);
    expect(Date.now() - stopped).toBeLessThan(6000);
  });
});
