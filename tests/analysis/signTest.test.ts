import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestForDecision, holm, signTest } from '../../src/analysis/signTest.ts';

/** The tail as a quotient of whole numbers, to the last digit. */
function exactTail(k: number, n: number): number {
  let [ways, tail] = [1n, 0n];
  for (let i = 0; i <= n; i++) {
    if (i >= k) tail += ways;
    ways = (ways * BigInt(n - i)) / BigInt(i + 1);
  }
  return Number((tail * 10n ** 18n) / 2n ** BigInt(n)) / 1e18;
}

const throws = fc.nat(300).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));

describe('the sign test', () => {
  it.each([
    [8, 8, 1 / 256],
    [7, 8, 9 / 256],
    [5, 10, 638 / 1024],
    [9, 10, 11 / 1024],
    [0, 5, 1],
    [15, 20, 21_700 / 1_048_576],
    [0, 0, 1],
  ])('of %i in %i is the textbook value', (k, n, p) => {
    expect(signTest(k, n)).toBeCloseTo(p, 15);
  });

  it('is the quotient of whole numbers', () => {
    fc.assert(fc.property(throws, ([k, n]) => Math.abs(signTest(k, n) - exactTail(k, n)) < 1e-12));
  });

  it('does not rise with successes, and both tails add up to one', () => {
    fc.assert(
      fc.property(throws, ([k, n]) => {
        expect(signTest(k + 1, n)).toBeLessThanOrEqual(signTest(k, n));
        expect(signTest(k, n) + signTest(n - k + 1, n)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('stays finite for more throws than a power of two can count', () => {
    expect(signTest(2500, 5000)).toBeCloseTo(0.5, 1);
    expect(signTest(2600, 5000)).toBeGreaterThan(0.001);
    expect(signTest(2600, 5000)).toBeLessThan(0.003);
  });
});

describe('Holm’s correction', () => {
  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

  it('gives the values of a worked example', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 15));
  });

  it('believes what the step-down rule believes, at any level', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p, level) => {
        const sorted = [...p].sort((a, b) => a - b);
        const stop = sorted.findIndex((x, i) => (p.length - i) * x > level);
        const believed = stop < 0 ? p.length : stop;
        expect(holm(p).filter((x) => x <= level).length).toBe(believed);
      }),
    );
  });

  it('keeps the order of the values, and is never below them nor above Bonferroni', () => {
    fc.assert(
      fc.property(values, (p) => {
        const adjusted = holm(p);
        p.forEach((x, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(x);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, p.length * x));
          p.forEach((y, j) => expect(x < y && adjusted[i] > adjusted[j]).toBe(false));
        });
      }),
    );
  });
});

it('the fewest throws that can decide are those, and one less cannot', () => {
  expect([0.05, 0.025, 0.005, 1].map(fewestForDecision)).toEqual([5, 6, 8, 0]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (level) => {
      const n = fewestForDecision(level);
      expect(signTest(n, n)).toBeLessThanOrEqual(level * (1 + 1e-12));
      expect(signTest(n - 1, n - 1)).toBeGreaterThan(level * (1 - 1e-12));
    }),
  );
});
