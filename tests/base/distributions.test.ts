import type Decimal from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lognormalMeanOne,
  normalQuantile,
  paretoQuantile,
  quotas,
  student90,
} from '../../src/base/distributions.ts';
import { deriveKeys, drawUniform } from '../../src/base/random.ts';
import { Exact, exactly } from './exactDecimal.ts';

const probability = fc.integer({ min: 1, max: 2 ** 53 - 1 }).map((n) => n / 2 ** 53);
const word = fc.integer({ min: 0, max: 0xffffffff }).map((w) => (w + 0.5) / 2 ** 32);

/** Density of the standard normal. */
const density = (z: Decimal): Decimal =>
  z
    .times(z)
    .div(-2)
    .exp()
    .div(new Exact('6.283185307179586476925286766559005768394338798750211641949889').sqrt());

/** Φ(z) = 1/2 + φ(z)·Σ z^(2n+1) / (1·3·5…(2n+1)) (Abramowitz and Stegun 26.2.11). */
function distribution(z: Decimal): Decimal {
  let term = z;
  let sum = z;
  for (let n = 3; term.abs().gt('1e-80'); n += 2) {
    term = term.times(z).times(z).div(n);
    sum = sum.plus(term);
  }
  return density(z).times(sum).plus(0.5);
}

describe('normalQuantile', () => {
  test('has a relative error below 10^-15 against the series of the distribution', () => {
    fc.assert(
      fc.property(fc.oneof(probability, fc.double({ min: 1e-15, max: 0.5, noNaN: true })), (p) => {
        fc.pre(p !== 0.5);
        const z = exactly(normalQuantile(p));
        const error = distribution(z).minus(exactly(p)).div(density(z)).div(z).abs();
        expect(error.toNumber()).toBeLessThan(1e-15);
      }),
      { numRuns: 300 },
    );
  });

  test('knows the quantiles that every table prints', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 15);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 14);
    expect(normalQuantile(1e-300)).toBeCloseTo(-37.0471, 4);
  });

  test('is odd about one half where 1 − p is exact', () => {
    fc.assert(fc.property(word, (u) => void expect(normalQuantile(1 - u)).toBe(-normalQuantile(u) + 0)));
  });

  test('never falls as p rises, also across the joints of its three formulas', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          probability,
          fc.constantFrom(0.075, 0.925, Math.exp(-25)).map((p) => p * (1 - 5e-13)),
        ),
        (p) => {
          fc.pre(p < 1 - 1e-10);
          expect(normalQuantile(p * (1 + 1e-12))).toBeGreaterThanOrEqual(normalQuantile(p));
        },
      ),
    );
  });

  test('ends in infinities, and is no number outside [0, 1]', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN)]).toEqual([NaN, NaN, NaN]);
  });
});

const uniforms = (n: number): number[] => {
  const key = deriveKeys('distributions', 0).supply;
  return Array.from({ length: n }, (_, i) => drawUniform(key, i, 0, 0));
};

describe('variates', () => {
  test('log-normal variates have mean one and the given coefficient of variation', () => {
    const cv = 0.5;
    const draws = uniforms(200_000).map(lognormalMeanOne(cv));
    const mean = draws.reduce((a, b) => a + b) / draws.length;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean - 1)).toBeLessThan((4 * cv) / Math.sqrt(draws.length));
    expect(Math.sqrt(variance)).toBeCloseTo(cv, 1);
  });

  test('a log-normal variate without variation is one', () => {
    fc.assert(fc.property(word, (u) => void expect(lognormalMeanOne(0)(u)).toBe(1)));
  });

  test('log-normal variates rise with u and are positive', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0.01, max: 3, noNaN: true }), (a, b, cv) => {
        fc.pre(a < b);
        expect(lognormalMeanOne(cv)(a)).toBeGreaterThan(0);
        expect(lognormalMeanOne(cv)(b)).toBeGreaterThanOrEqual(lognormalMeanOne(cv)(a));
      }),
    );
  });

  test('a Pareto variate exceeds x with probability (minimum / x) ^ exponent', () => {
    const size = fc.double({ min: 1, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(word, fc.double({ min: 0.5, max: 5, noNaN: true }), size, (u, exponent, minimum) => {
        const x = paretoQuantile(u, exponent, minimum);
        expect(x).toBeGreaterThanOrEqual(minimum);
        expect(Math.pow(minimum / x, exponent) / (1 - u)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('quotas', () => {
  const shares = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((s) => s.some((x) => x > 0));

  test('add up exactly, stay within one of the exact share, and give nothing to a share of nought', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), shares, (n, s) => {
        const sum = s.reduce((a, b) => a + b, 0);
        const parts = quotas(n, s);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(n);
        parts.forEach((part, i) => expect(Math.abs(part - (n * s[i]) / sum)).toBeLessThan(1 + 1e-9));
        s.forEach((share, i) => share === 0 && expect(parts[i]).toBe(0));
      }),
    );
  });

  test('give ties to the lower index', () => {
    expect(quotas(5, [1, 1, 1])).toEqual([2, 2, 1]);
    expect(quotas(1, [0, 1, 1])).toEqual([0, 1, 0]);
  });

  test('refuse shares that add up to nothing or are negative', () => {
    expect(() => quotas(3, [0, 0])).toThrow('quotas');
    expect(() => quotas(3, [2, -1])).toThrow('quotas');
    expect(() => quotas(3, [NaN])).toThrow('quotas');
  });
});

describe('the 90 % quantile of Student’s t', () => {
  /** Distribution function by Simpson’s rule over the angle whose tangent is t / √df. */
  function below(t: number, df: number): number {
    const steps = 4000;
    const area = (until: number): number => {
      const f = (i: number): number => Math.cos((until * i) / steps) ** (df - 1);
      let sum = f(0) + f(steps);
      for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(i);
      return (sum * until) / steps / 3;
    };
    return 0.5 + (0.5 * area(Math.atan(t / Math.sqrt(df)))) / area(Math.PI / 2);
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19, 39, 200])('has 90 %% below it with %i degrees', (df) => {
    expect(below(student90(df), df)).toBeCloseTo(0.9, 6);
  });

  test('falls towards the normal one', () => {
    for (let df = 1; df < 60; df++) expect(student90(df + 1)).toBeLessThan(student90(df));
    expect(student90(1e6)).toBeCloseTo(normalQuantile(0.9), 5);
  });
});
