import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands, weekly, weeklyDifference } from '../../src/analysis/index.ts';
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
