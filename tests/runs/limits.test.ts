import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/problem.ts';
import { simulate } from '../../src/compile/index.ts';
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

  it('refuse more consumers one by one than an index can name, and count any number', () => {
    const check = (run: Partial<Scenario['run']>) => (): void =>
      refuseBeyondLimits(estimate([of({ weeks: 1, ...run })], 1, 2, perRun), 1e6 * GB);
    expect(check({ engine: 'agents', population: 5e9 })).toThrow(
      /5\.00e\+9 consumers one by one; allowed are 2147483647/,
    );
    expect(check({ engine: 'counts', population: 5e9 })).not.toThrow();
    expect(check({ engine: 'agents', population: 2e9 })).not.toThrow();
  });

  it('know that counted consumers cost the same from some millions on', () => {
    const seconds = (population: number): number =>
      estimate([of({ engine: 'counts', population })], 1, 1, perRun).seconds;
    expect(seconds(1e15)).toBe(seconds(1e8));
    expect(seconds(1e8)).toBeGreaterThan(seconds(1e5));
  });

  it('know the speed of a run within a factor of five, constants and consumers one by one included', () => {
    const small = { weeks: 26, merchants: 300, anchors: 180 };
    const [first, crowd] = [of(small), of({ ...small, engine: 'agents', population: 400_000 })];
    const secondsOf = (s: Scenario): number => {
      const began = process.cpuUsage();
      simulate(s, 7, 1);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1e6;
    };
    const within = (measured: number, estimated: number): void => {
      expect(measured).toBeGreaterThan(estimated / 5);
      expect(measured).toBeLessThan(estimated * 5);
    };
    const alone = estimate([first], 1, 1, perRun).seconds;
    within(secondsOf(first), alone);
    // the constants are known by now
    within(secondsOf(crowd), estimate([crowd], 1, 1, perRun).seconds - alone);
  }, 180_000);

  it('count the constants once a replicate and every run', () => {
    const seconds = (n: number, replicates: number): number =>
      estimate(Array<Scenario>(n).fill(ordinary), replicates, 1, perRun).seconds;
    const [solving, run] = [2 * seconds(1, 1) - seconds(2, 1), seconds(2, 1) - seconds(1, 1)];
    expect(solving / run).toBeCloseTo(212 / 157, 6);
    expect(seconds(3, 4)).toBeCloseTo(4 * (solving + 3 * run), 6);
    // one of 157 weeks at the usual size takes some seconds
    expect(solving + run).toBeGreaterThan(2);
    expect(solving + run).toBeLessThan(20);
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
