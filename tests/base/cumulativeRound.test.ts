import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cumulativeRound } from '../../src/base/distributions.ts';
import { exactly } from './exactDecimal.ts';

const LARGEST = 2 ** 53;

const total = fc.oneof(
  fc.integer({ min: 0, max: 1000 }),
  fc.maxSafeNat(),
  fc.constantFrom(0, 1, LARGEST - 1, LARGEST),
);
const weight = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true }),
  fc.integer({ min: 0, max: 5 }),
  fc.double({ min: 1e-30, max: 1e30, noNaN: true }),
);
const weights = fc
  .array(weight, { minLength: 1, maxLength: 60 })
  .filter((w) => w.some((x) => x > 1e-60))
  .map((w) => Float64Array.from(w));

function split(n: number, w: Float64Array): Float64Array {
  const out = new Float64Array(w.length).fill(-1);
  cumulativeRound(n, w, 0, w.length, out);
  return out;
}

const bigSum = (parts: Iterable<number>): bigint => Array.from(parts, BigInt).reduce((a, b) => a + b, 0n);

test('parts are whole, none is negative, and they add up exactly to the total', () => {
  fc.assert(
    fc.property(total, weights, (n, w) => {
      const parts = split(n, w);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
      expect(bigSum(parts)).toBe(BigInt(n));
    }),
  );
});

test('every part is within one of its exact share, also of totals near 2^53', () => {
  fc.assert(
    fc.property(total, weights, (n, w) => {
      const exact = Array.from(w, exactly);
      const sum = exact.reduce((a, b) => a.plus(b));
      split(n, w).forEach((part, i) => {
        const share = exact[i].times(exactly(n)).div(sum);
        expect(share.minus(exactly(part)).abs().toNumber()).toBeLessThanOrEqual(1);
      });
    }),
  );
});

test('running totals are those of exact arithmetic, rounded to the nearest', () => {
  fc.assert(
    fc.property(total, weights, (n, w) => {
      const exact = Array.from(w, exactly);
      const sum = exact.reduce((a, b) => a.plus(b));
      let share = exactly(0);
      let given = exactly(0);
      split(n, w).forEach((part, i) => {
        share = share.plus(exact[i].times(exactly(n)).div(sum));
        given = given.plus(exactly(part));
        expect(share.minus(given).abs().toNumber()).toBeLessThanOrEqual(0.5 + 1e-12);
      });
    }),
  );
});

test('a thousand uneven weights leave no part of a total near 2^53 out by more than one', () => {
  const w = Float64Array.from({ length: 1000 }, (_, i) => 1 / (i + 3));
  const sum = Array.from(w, exactly).reduce((a, b) => a.plus(b));
  split(LARGEST - 1, w).forEach((part, i) => {
    const share = exactly(w[i])
      .times(LARGEST - 1)
      .div(sum);
    expect(share.minus(exactly(part)).abs().toNumber()).toBeLessThanOrEqual(1);
  });
});

test('a weight of zero gets nothing', () => {
  fc.assert(
    fc.property(total, weights, (n, w) => {
      const parts = split(n, w);
      w.forEach((x, i) => x === 0 && expect(parts[i]).toBe(0));
    }),
  );
});

test('equal weights get parts that differ by one at the most', () => {
  fc.assert(
    fc.property(total, fc.integer({ min: 1, max: 50 }), (n, k) => {
      const parts = split(n, new Float64Array(k).fill(0.3));
      expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
    }),
  );
});

test('the scale of the weights does not matter, for powers of two', () => {
  fc.assert(
    fc.property(total, weights, fc.integer({ min: -100, max: 100 }), (n, w, k) => {
      expect(
        split(
          n,
          w.map((x) => x * 2 ** k),
        ),
      ).toEqual(split(n, w));
    }),
  );
});

test('only the asked range is read and written', () => {
  fc.assert(
    fc.property(total, weights, weights, weights, (n, before, w, after) => {
      const all = Float64Array.from([...before, ...w, ...after]);
      const out = new Float64Array(all.length).fill(-1);
      cumulativeRound(n, all, before.length, before.length + w.length, out);
      expect(out.subarray(before.length, before.length + w.length)).toEqual(split(n, w));
      expect(out.filter((x) => x === -1).length).toBe(before.length + after.length);
    }),
  );
});

test('nothing splits into nothing, whatever the weights', () => {
  expect(Array.from(split(0, new Float64Array(3)))).toEqual([0, 0, 0]);
  expect(() => cumulativeRound(0, new Float64Array(0), 0, 0, new Float64Array(0))).not.toThrow();
});

test('what cannot be split is refused as a fault', () => {
  expect(() => split(5, new Float64Array(3))).toThrow('nothing to split 5 over');
  expect(() => split(0.5, new Float64Array([1]))).toThrow('cannot split 0.5');
  expect(() => split(-1, new Float64Array([1]))).toThrow('cannot split -1');
  expect(() => split(NaN, new Float64Array([1]))).toThrow('cannot split NaN');
  expect(() => split(2 ** 54, new Float64Array([1]))).toThrow('cannot split');
  expect(() => split(1, new Float64Array([1, NaN]))).toThrow('weight NaN at 1');
  expect(() => split(1, new Float64Array([1, -1]))).toThrow('weight -1 at 1');
  expect(() => split(1, new Float64Array([Infinity, 1]))).toThrow('add up to');
});
