import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadingHalf, productError, sumError } from '../../src/base/errorFree.ts';

/** Whole doubles of very different sizes, so that BigInt can tell what is exact. */
const double = fc
  .tuple(fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }), fc.integer({ min: 0, max: 100 }))
  .map(([m, e]) => m * 2 ** e);

test('a rounded sum and its error are the exact sum', () => {
  fc.assert(
    fc.property(double, double, (a, b) => {
      const sum = a + b;
      expect(BigInt(sum) + BigInt(sumError(a, b, sum))).toBe(BigInt(a) + BigInt(b));
    }),
  );
});

test('a rounded product and its error are the exact product', () => {
  fc.assert(
    fc.property(double, double, (a, b) => {
      const product = a * b;
      expect(BigInt(product) + BigInt(productError(a, b, product))).toBe(BigInt(a) * BigInt(b));
    }),
  );
});

test('products of leading halves are exact, and what is cut off is small', () => {
  fc.assert(
    fc.property(double, double, (a, b) => {
      const [aHalf, bHalf] = [leadingHalf(a), leadingHalf(b)];
      expect(BigInt(aHalf * bHalf)).toBe(BigInt(aHalf) * BigInt(bHalf));
      expect(Math.abs(a - aHalf)).toBeLessThanOrEqual(Math.abs(a) * 2 ** -26);
    }),
  );
});
