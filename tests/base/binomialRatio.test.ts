import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBelow, stirlingCorrection } from '../../src/base/binomialRatio.ts';
import { Exact, exactly } from './exactDecimal.ts';

/** n, p and k with n·p at least ten, k within nine standard deviations of the mean. */
const counted = fc
  .tuple(
    fc.double({ min: Math.log(40), max: Math.log(1e9), noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  )
  .map(([logN, share, sigmas]) => {
    const n = Math.floor(Math.exp(logN));
    const p = (10 / n) * Math.pow((0.5 * n) / 10, share);
    const k = Math.round(n * p + sigmas * Math.sqrt(n * p * (1 - p)));
    return { n, p, k: Math.min(n, Math.max(0, k)), mode: Math.floor((n + 1) * p) };
  });

/** ln of the probability of k over that of the mode, factor by factor: each is off by 10^-16 at the most. */
function exactLogRatio({ n, p, k, mode }: { n: number; p: number; k: number; mode: number }): number {
  let sum = 0;
  for (let i = Math.min(k, mode) + 1; i <= Math.max(k, mode); i++) {
    sum += Math.log1p(((n + 1) * p - i) / (i * (1 - p)));
  }
  return k < mode ? -sum : sum;
}

describe('the ratio of a probability to that of the mode', () => {
  test('decides as the product of its factors does, to 10^-9, whichever of three ways is taken', () => {
    fc.assert(
      fc.property(counted, (of) => {
        const ratio = exactLogRatio(of);
        const { n, p, k } = of;
        expect(isBelow(Math.exp(ratio - 1e-9), n, p, k)).toBe(true);
        expect(isBelow(Math.exp(ratio + 1e-9), n, p, k)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('knows both ends, none and all', () => {
    for (const k of [0, 40]) {
      const ratio = exactLogRatio({ n: 40, p: 0.3, k, mode: 12 });
      expect(isBelow(Math.exp(ratio - 1e-12), 40, 0.3, k)).toBe(true);
      expect(isBelow(Math.exp(ratio + 1e-12), 40, 0.3, k)).toBe(false);
    }
  });
});

test('Stirling’s correction is what the formula lacks of ln k!, to 2·10^-14', () => {
  const halfLogTau = exactly(2).times(Exact.acos(-1)).ln().div(2);
  let logFactorial = new Exact(0);
  for (let k = 0; k <= 300; k++) {
    if (k > 0) logFactorial = logFactorial.plus(new Exact(k).ln());
    const x = new Exact(k + 1);
    const formula = x.minus(0.5).times(x.ln()).minus(x).plus(halfLogTau);
    const off = logFactorial
      .minus(formula)
      .minus(exactly(stirlingCorrection(k)))
      .abs()
      .toNumber();
    expect(off, `k = ${k}`).toBeLessThan(2e-14);
  }
});
