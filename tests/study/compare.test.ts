import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, completeRounds, firstComparison } from '../../src/study/compare.ts';
import { conduct } from '../../src/study/conduct.ts';
import type { Case, Outcome } from '../../src/study/study.ts';
import { inProcessExecutor } from '../../src/runs/executors/inProcess.ts';
import { comparison, simulated } from './market.ts';

const study = compare(comparison());
const cases = study.propose([])!;
const outcomes = cases.map((c): Outcome => ({ case: c, results: simulated(c) }));
const shuffled = fc.shuffledSubarray(outcomes, { minLength: outcomes.length });

describe('a comparison', () => {
  it('proposes replicate 1 of every scenario before replicate 2 of any', () => {
    expect(cases.map((c) => [c.replicate, c.scenario.name])).toEqual([
      [1, 'no-ban'],
      [1, 'cart-ban'],
      [2, 'no-ban'],
      [2, 'cart-ban'],
      [3, 'no-ban'],
      [3, 'cart-ban'],
    ]);
  });

  it('proposes only what is not known yet, and nothing when all is known', () => {
    fc.assert(
      fc.property(fc.subarray(outcomes), (known) => {
        const rest = study.propose(known) ?? [];
        expect(rest.length + known.length).toBe(cases.length);
        expect(rest.some((c) => known.some((o) => o.case === c))).toBe(false);
      }),
    );
    expect(study.propose(outcomes)).toBeNull();
  });

  it('has first figures as soon as one scenario has finished a replicate with the baseline', () => {
    const question = comparison();
    const of = (name: string, replicate: number): Outcome =>
      outcomes.find((o) => o.case.scenario.name === name && o.case.replicate === replicate)!;
    expect(firstComparison(question, [of('cart-ban', 1), of('no-ban', 2)])).toBeNull();
    const first = firstComparison(question, [of('cart-ban', 1), of('no-ban', 2), of('cart-ban', 2)])!;
    expect(first.history).toEqual([of('no-ban', 2), of('cart-ban', 2)]);
    expect(compare(first.question).conclude(first.history).differences.length).toBeGreaterThan(0);
  });

  it('concludes the same findings, hash and all, in any order of arrival', () => {
    const expected = JSON.stringify(study.conclude(outcomes));
    fc.assert(
      fc.property(shuffled, (arrived) => JSON.stringify(study.conclude(arrived)) === expected),
      { numRuns: 20 },
    );
  });

  it('has another hash when one bit of one number changes', () => {
    const before = study.conclude(outcomes).hash;
    fc.assert(
      fc.property(fc.nat(outcomes.length - 1), fc.nat(100), (which, at) => {
        const changed = outcomes.map((o, i) => {
          if (i !== which || !('results' in o)) return o;
          const values = o.results.values.slice();
          new Uint8Array(values.buffer)[8 * at] ^= 1;
          return { ...o, results: { ...o.results, values } };
        });
        return study.conclude(changed).hash !== before;
      }),
      { numRuns: 20 },
    );
  });

  it('has another hash under other rules or another seed', () => {
    const { hash } = study.conclude(outcomes);
    const other = { version: '0.0.0', model: 'sha256:1' };
    expect(compare(comparison({ engine: other })).conclude(outcomes).hash).not.toBe(hash);
    expect(compare(comparison({ seed: 8 })).conclude(outcomes).hash).not.toBe(hash);
  });

  it('pairs replicates, so that an equal shift has no spread', () => {
    const { differences } = study.conclude(outcomes);
    expect(differences.map((d) => d.scenario)).not.toContain('no-ban');
    const ratio = differences.find((d) => d.metric === 'gmv.settled' && d.period === '2019')!;
    expect(ratio).toMatchObject({ mean: 0, p10: 0, p90: 0, n: 3, probabilityPositive: 0.5 });
    expect(differences.find((d) => d.metric === 'closedLoopRatio' && d.period === '2019')!.p90).toBeLessThan(
      0,
    );
  });

  it('reports finite figures only', () => {
    const findings = study.conclude(outcomes);
    const rows = [
      ...findings.scenarios.flatMap((s) => s.estimates),
      ...findings.differences,
      ...findings.diversion,
    ];
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((r) => [r.mean, r.p10, r.p90, r.n].every(Number.isFinite))).toBe(true);
  });

  it('keeps a failed run as data, with its replay, and concludes over the others', () => {
    const failing = outcomes.map((o, i): Outcome =>
      i === 2 ? { case: o.case, failure: { stage: 'x', message: 'y' } } : o,
    );
    const findings = study.conclude(failing);
    expect(findings.failures).toEqual([
      {
        ...{ scenario: 'no-ban', replicate: 2, seed: 7, stage: 'x', message: 'y' },
        replay: 'cartban run scenarios/no-ban.yaml --seed 7 --replicates 2 --jobs 1',
      },
    ]);
    expect(findings.differences.every((d) => d.n === 2)).toBe(true);
  });

  it('stands on whole rounds when it was interrupted', () => {
    fc.assert(
      fc.property(fc.subarray(outcomes), (arrived) => {
        const round = completeRounds(comparison(), arrived);
        const replicates = new Set(round.map((o) => o.case.replicate));
        expect(round.length).toBe(2 * replicates.size);
      }),
    );
  });
});

describe('the loop that conducts a study', () => {
  it('runs every proposed case once and tells of each', async () => {
    const told: string[] = [];
    const { history, complete } = await conduct(study, inProcessExecutor(simulated), ({ done, total }) => {
      told.push(`${done}/${total}`);
    });
    expect(complete).toBe(true);
    expect(history.map((o) => o.case)).toEqual(cases);
    expect(told).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
  });

  it('stops with what it has when the executor stops', async () => {
    const stop = new AbortController();
    const { history, complete } = await conduct(
      study,
      inProcessExecutor(simulated, stop.signal),
      ({ done }) => {
        if (done === 2) stop.abort();
      },
    );
    expect([history.length, complete]).toEqual([2, false]);
  });

  it('turns a thrown error into a failure and goes on', async () => {
    const throwing = (c: Case) => {
      if (c.replicate === 2) throw new RangeError('too many\nlines');
      return simulated(c);
    };
    const { history } = await conduct(study, inProcessExecutor(throwing));
    const failures = history.flatMap((o) => ('failure' in o ? [o.failure] : []));
    expect(failures).toEqual(Array(2).fill({ stage: 'RangeError', message: 'too many' }));
    expect(history).toHaveLength(6);
  });
});
