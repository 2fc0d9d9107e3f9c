import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/problem.ts';
import { bytesWords, estimate, refuseBeyondLimits, secondsWords } from '../../src/runs/limits.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenario } from '../study/market.ts';

const of = (run: Partial<Scenario['run']>): Scenario =>
  scenario('a', { run: { ...scenario('a').run, ...run } });
const perRun = (s: Scenario): number => 100 * (s.run.merchants + s.run.anchors);
const GB = 1e9;
const ordinary = of({ weeks: 157, merchants: 1500, anchors: 900 });

describe('limits', () => {
  it('let the ordinary study of five scenarios and twenty replicates through', () => {
    expect(() => refuseBeyondLimits(estimate(Array(5).fill(ordinary), 20, 2, perRun), 8 * GB)).not.toThrow();
  });

  it.each([
    ['merchants', of({ merchants: 1e15 }), 20],
    ['anchors', of({ anchors: 1e15 }), 20],
    ['weeks', of({ weeks: 1e15 }), 20],
    ['consumers of the agents engine', of({ engine: 'agents', population: 1e15 }), 20],
    ['replicates', ordinary, 1e15],
  ])('refuse 10^15 %s with an estimate in words', (_, s, replicates) => {
    let refusal: unknown;
    try {
      refuseBeyondLimits(estimate([s], replicates, 2, perRun), 8 * GB);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).kind).toBe('limits');
    expect((refusal as Refusal).message).toMatch(/need about .*; allowed are /);
  });

  it('know that counted consumers cost the same from some millions on', () => {
    const seconds = (population: number): number =>
      estimate([of({ engine: 'counts', population })], 1, 1, perRun).seconds;
    expect(seconds(1e15)).toBe(seconds(1e8));
    expect(seconds(1e8)).toBeGreaterThan(seconds(1e5));
  });

  it('never estimate less for more work', () => {
    const size = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 1, max: 8 }), (merchants, weeks, replicates, jobs) => {
        const less = estimate([of({ merchants, weeks })], replicates, jobs, perRun);
        const more = estimate(
          [of({ merchants: merchants + 1, weeks: weeks + 1 })],
          replicates + 1,
          jobs,
          perRun,
        );
        return more.bytes >= less.bytes && more.runs > less.runs && more.seconds * jobs >= less.seconds;
      }),
    );
  });

  it('say sizes and times in units that fit', () => {
    expect([bytesWords(999), bytesWords(1.5e9), secondsWords(7), secondsWords(600)]).toEqual([
      '999 B',
      '1.5 GB',
      '7 s',
      '10 min',
    ]);
  });
});
