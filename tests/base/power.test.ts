import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pow } from '../../src/base/detmath.ts';
import { powerOf } from '../../src/base/power.ts';

const exponents = fc.oneof(fc.double({ min: 0, max: 4, noNaN: true }), fc.constantFrom(0, 0.1, 0.5, 0.75, 1));
const positive = fc.oneof(
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
  fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }),
);

describe('a power with one exponent', () => {
  it('is that of `pow`, which is good to 1 ulp, within 2^-50 of it', () => {
    fc.assert(
      fc.property(exponents, fc.array(positive, { minLength: 1, maxLength: 20 }), (y, xs) => {
        const power = powerOf(y);
        for (const x of xs) {
          const told = pow(x, y);
          if (told === 0 || told === Infinity) expect(power(x)).toBe(told);
          else expect(Math.abs(power(x) - told)).toBeLessThanOrEqual(told * 2 ** -50);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is x itself for one, and what `pow` says where there is no series', () => {
    for (const x of [0, 5e-324, 1e-310, Infinity, NaN]) {
      expect(powerOf(1)(x)).toBe(x);
      expect(powerOf(0.75)(x)).toBe(pow(x, 0.75));
    }
  });

  it('is `pow` for exponents below nought or beyond four', () => {
    for (const y of [-1, -0.3, 4.5, 12]) for (const x of [0.3, 1, 7]) expect(powerOf(y)(x)).toBe(pow(x, y));
  });

  it('meets itself at the borders of its table', () => {
    const power = powerOf(0.75);
    for (let i = 0; i < 128; i++) {
      const x = 1 + i / 128;
      expect(Math.abs(power(x) / power(x - 2 ** -53) - 1)).toBeLessThanOrEqual(2 ** -50);
    }
  });
});
