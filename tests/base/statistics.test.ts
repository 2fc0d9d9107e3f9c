import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mean, quantile, SUM_BLOCK, summarize, sumInBlocks } from '../../src/base/statistics.ts';

const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true });
const values = fc.array(finite, { minLength: 1, maxLength: 50 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a quantile does not depend on the order of the values, and leaves them as they were', () => {
  fc.assert(
    fc.property(values, share, (v, p) => {
      const before = [...v];
      const sorted = [...v].sort((a, b) => a - b);
      expect(quantile(v, p)).toBe(quantile(sorted, p));
      expect(v).toEqual(before);
    }),
  );
});

test('quantiles rise with p, from the least value to the greatest', () => {
  fc.assert(
    fc.property(values, share, share, (v, p, q) => {
      fc.pre(p <= q);
      const slack = 1e-15 * Math.max(...v.map(Math.abs));
      expect(quantile(v, p)).toBeLessThanOrEqual(quantile(v, q) + slack);
      expect(quantile(v, 0)).toBe(Math.min(...v) + 0);
      expect(quantile(v, 1)).toBe(Math.max(...v) + 0);
    }),
  );
});

test('quantiles are of type 7, as in R and NumPy', () => {
  expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 15);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([10, 9, 100], 0.5)).toBe(10);
  expect(
    quantile(
      Float64Array.from({ length: 11 }, (_, i) => i),
      0.9,
    ),
  ).toBe(9);
});

test('a quantile of equal values is that value, exactly', () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: 1, max: 9 }), share, (x, n, p) => {
      expect(quantile(new Array<number>(n).fill(x), p)).toBe(x);
    }),
  );
});

test('a block sum is the sum of the blocks, whoever adds them up', () => {
  fc.assert(
    fc.property(fc.array(finite, { minLength: 2 * SUM_BLOCK, maxLength: 5 * SUM_BLOCK }), (v) => {
      let parts = 0;
      for (let i = 0; i < v.length; i += SUM_BLOCK) parts += sumInBlocks(v.slice(i, i + SUM_BLOCK));
      expect(sumInBlocks(v)).toBe(parts);
      expect(sumInBlocks(Float64Array.from(v))).toBe(parts);
    }),
    { numRuns: 20 },
  );
});

test('the sum of whole numbers below 2^53 is exact', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { maxLength: 3000 }), (v) => {
      expect(BigInt(sumInBlocks(v))).toBe(v.map(BigInt).reduce((a, b) => a + b, 0n));
    }),
    { numRuns: 50 },
  );
});

test('a summary names mean, median and the four quantiles of the same values', () => {
  expect(summarize([4, 1, 3, 2])).toEqual({
    mean: 2.5,
    median: 2.5,
    p10: quantile([1, 2, 3, 4], 0.1),
    p25: 1.75,
    p75: 3.25,
    p90: quantile([1, 2, 3, 4], 0.9),
    n: 4,
  });
  expect(mean([1, 2, 6])).toBe(3);
});

test('no values have no mean and no quantile', () => {
  expect(() => mean([])).toThrow('no values');
  expect(() => quantile([], 0.5)).toThrow('no values');
  expect(() => summarize([])).toThrow('no values');
  expect(() => quantile([1], 1.5)).toThrow('quantile at 1.5');
  expect(() => quantile([1], NaN)).toThrow('quantile at NaN');
});
