import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands, fourWeekly, fourWeekMean, weekly, weeklyDifference } from '../../src/analysis/index.ts';
import { arbitraryResults, results } from './synthetic.ts';

describe('weekly bands', () => {
  it('are ordered: p10 ≤ p25 ≤ p50 ≤ p75 ≤ p90 in every week', () => {
    fc.assert(
      fc.property(fc.array(arbitraryResults(4), { minLength: 1, maxLength: 6 }), (runs) => {
        for (const b of bands(runs.map(weekly), () => true)) {
          b.p10.forEach((low, w) => {
            const ordered = [low, b.p25[w], b.p50[w], b.p75[w], b.p90[w]];
            expect([...ordered].sort((x, y) => x - y)).toEqual(ordered);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of a run against itself are zero', () => {
    fc.assert(
      fc.property(arbitraryResults(4), (r) => {
        const zero = bands([weeklyDifference(r, r)], (l) => l.metric === 'gmv.settled');
        return zero.length === 2 && zero.every((b) => b.mean.every((x) => x === 0));
      }),
      { numRuns: 20 },
    );
  });

  it('leave out a series with a week that has no finite value', () => {
    const r = results(4, (c, w) => (w === 0 ? 0 : c + 1));
    const shown = bands([weekly(r)], () => true).map((b) => b.label.metric);
    expect(shown).toContain('gmv.settled');
    expect(shown).not.toContain('closedLoopRatio');
  });
});

describe('the mean over four weeks', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 5, maxLength: 60 });

  it('leaves a straight line as it is, away from the ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 5, max: 40 }), (slope, n) => {
        const line = Array.from({ length: n }, (_, w) => 3 + slope * w);
        const inner = (all: ArrayLike<number>): number[] => Array.from(all).slice(2, -2);
        expect(inner(fourWeekMean(line))).toEqual(inner(line));
      }),
    );
  });

  it('lies between the least and the largest of its five weeks', () => {
    fc.assert(
      fc.property(values, (some) => {
        fourWeekMean(some).forEach((mean, w) => {
          const near = some.slice(Math.max(0, w - 2), w + 3);
          const slack = 1e-6;
          expect(mean).toBeGreaterThanOrEqual(Math.min(...near) - slack);
          expect(mean).toBeLessThanOrEqual(Math.max(...near) + slack);
        });
      }),
    );
  });

  it('takes whatever repeats every four weeks out of a series', () => {
    const wave = Array.from({ length: 24 }, (_, w) => [0, 4, 0, -4][w % 4]);
    expect(Array.from(fourWeekMean(wave)).slice(2, -2)).toEqual(Array.from({ length: 20 }, () => 0));
  });

  it('of a series keeps its label, and drops what is not wanted', () => {
    const run = weekly(results(6, (c, w) => c + w));
    const smooth = fourWeekly(run, (l) => l.metric === 'gmv.settled');
    expect([...smooth.values()].map((s) => s.label.metric)).toEqual(['gmv.settled', 'gmv.settled']);
    for (const [key, { values }] of smooth) expect(values).toEqual(fourWeekMean(run.get(key)!.values));
  });
});
