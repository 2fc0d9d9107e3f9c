import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanWithInterval, ratioOfMeans, type Pair } from '../../src/analysis/index.ts';
import { lognormalMeanOne, normalQuantile, student90 } from '../../src/base/distributions.ts';
import { deriveKeys, drawUniform } from '../../src/base/random.ts';

const { supply } = deriveKeys(7, 1);
const normal = (trial: number, i: number, which: number): number =>
  normalQuantile(drawUniform(supply, trial, i, which));
const TRIALS = 4000;

/** Share of trials whose interval holds the true ratio; intervals without bounds hold everything. */
function coverage(n: number, truth: number, draw: (trial: number, i: number) => Pair): number {
  let held = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const { low, high } = ratioOfMeans(Array.from({ length: n }, (_, i) => draw(trial, i)))!;
    held += low === null || high === null || (low <= truth && truth <= high) ? 1 : 0;
  }
  return held / TRIALS;
}

describe('a ratio of means', () => {
  it('is exact where every replicate gains the same for each yuan', () => {
    const spends = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(spends, fc.double({ min: -10, max: 10, noNaN: true }), (all, truth) => {
        const { value, low, high, n } = ratioOfMeans(all.map((y): Pair => [truth * y, y]))!;
        expect(n).toBe(all.length);
        for (const x of [value, low ?? truth, high ?? truth]) expect(x).toBeCloseTo(truth, 5);
      }),
    );
  });

  it('is no mean of ratios: a replicate that spends little weighs little', () => {
    expect(ratioOfMeans([[10, 0.01], [10, 9.99]])!.value).toBeCloseTo(2, 12); // prettier-ignore
  });

  it('has the t-interval of the gain over the spending where the spending does not vary', () => {
    const gains = [3, 5, 4, 8];
    const half = (student90(3) * Math.sqrt(14 / 3)) / 2;
    const { value, low, high } = ratioOfMeans(gains.map((x): Pair => [x, 2]))!;
    expect([value, low, high]).toEqual([
      2.5,
      expect.closeTo((5 - half) / 2, 12),
      expect.closeTo((5 + half) / 2, 12),
    ]);
  });

  it('holds its own value and scales with the units of both sides', () => {
    const amount = fc.double({ min: -50, max: 50, noNaN: true });
    const pairs = fc.array(fc.tuple(amount, fc.double({ min: 1, max: 9, noNaN: true })), { minLength: 2 });
    fc.assert(
      fc.property(pairs, (some) => {
        const one = ratioOfMeans(some)!;
        const other = ratioOfMeans(some.map(([x, y]): Pair => [1000 * x, 10 * y]))!;
        if (one.low === null || one.high === null) return;
        expect(one.low).toBeLessThanOrEqual(one.value + 1e-9);
        expect(one.high).toBeGreaterThanOrEqual(one.value - 1e-9);
        expect(other.low! / 100).toBeCloseTo(one.low, 4);
        expect(other.high! / 100).toBeCloseTo(one.high, 4);
      }),
    );
  });

  it('sets no bounds for one replicate nor for spending that cannot be told from none, and is null without any', () => {
    expect(ratioOfMeans([[3, 2]])).toEqual({ value: 1.5, low: null, high: null, n: 1 });
    expect(ratioOfMeans([[1, 5], [2, -4], [1, 2]])).toMatchObject({ low: null, high: null }); // prettier-ignore
    expect([ratioOfMeans([]), ratioOfMeans([[1, 0]]), meanWithInterval([])]).toEqual([null, null, null]); // prettier-ignore
  });

  it.each([2, 5, 8, 20])('holds the true ratio in 80 %% of samples of %i correlated normal pairs', (n) => {
    const held = coverage(n, 3, (trial, i) => {
      const spend = 5 + normal(trial, i, 1);
      return [3 * 5 + 2 * (spend - 5) + 4 * normal(trial, i, 2), spend];
    });
    expect(held).toBeGreaterThan(0.78);
    expect(held).toBeLessThan(0.83);
  });

  it.each([5, 20])('holds the true ratio nearly as often for %i skewed pairs', (n) => {
    const held = coverage(n, 0.5, (trial, i) => {
      const [a, b] = [1, 2].map((which) => lognormalMeanOne(0.6)(drawUniform(supply, trial, i, which)));
      return [0.5 * a * b, a];
    });
    expect(held).toBeGreaterThan(0.75);
    expect(held).toBeLessThan(0.85);
  });
});
