import type Decimal from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as detmath from '../../src/base/detmath.ts';
import { threefry4x32, uniform } from '../../src/base/random.ts';
import { sha256Hex } from '../../src/base/sha256.ts';
import { Exact, exactly, ulpsOff } from './exactDecimal.ts';

const numRuns = process.env['CARTBAN_LONG'] ? 20_000 : 1_000;

/** Even over the range, where fc.double is even over bit patterns and so mostly near zero. */
const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 2 ** 53 - 1 }).map((n) => low + (n / 2 ** 53) * (high - low));

const anyBetween = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

type OneArgument = 'exp' | 'log' | 'log1p' | 'expm1' | 'logistic';

const references: Record<OneArgument, (x: Decimal) => Decimal> = {
  exp: (x) => x.exp(),
  log: (x) => x.ln(),
  log1p: (x) => (x.abs().lt('1e-40') ? x.minus(x.times(x).div(2)) : x.plus(1).ln()),
  expm1: (x) => (x.abs().lt('1e-40') ? x.plus(x.times(x).div(2)) : x.exp().minus(1)),
  logistic: (x) => new Exact(1).div(x.neg().exp().plus(1)),
};

const domains: Record<OneArgument, readonly fc.Arbitrary<number>[]> = {
  exp: [between(-745.2, 709.8), between(-1, 1), between(-745.2, -707), anyBetween(-745.2, 709.8)],
  log: [between(0, 10), between(0.98, 1.02), between(0.6, 1.5), anyBetween(5e-324, Number.MAX_VALUE)],
  log1p: [
    between(-1, 1),
    between(-0.02, 0.02),
    between(1, 1000),
    anyBetween(-1 + 2 ** -53, Number.MAX_VALUE),
  ],
  expm1: [between(-45, 709), between(-2, 2), between(-0.02, 0.02), anyBetween(-745, 709)],
  logistic: [between(-745, 100), between(-6, 6), between(-45, -35), anyBetween(-745, 745)],
};

describe.each(Object.keys(references) as OneArgument[])('%s', (name) => {
  test('is within one unit in the last place of a multi-precision reference', () => {
    fc.assert(
      fc.property(fc.oneof(...domains[name]), (x) => {
        expect(ulpsOff(detmath[name](x), references[name](exactly(x)))).toBeLessThanOrEqual(1);
      }),
      { numRuns },
    );
  });

  test('lies within two units of the host, whose own error is below one, on a fine grid', () => {
    if (name === 'logistic') return expect(detmath.logistic(0)).toBe(0.5);
    const [low, high] = name === 'log' ? [1e-9, 50] : name === 'log1p' ? [-0.999, 20] : [-50, 50];
    let worst = 0;
    for (let i = 0; i < 200_000; i++) {
      const x = low + ((high - low) * i) / 200_000;
      const host = Math[name](x);
      worst = Math.max(worst, Math.abs(detmath[name](x) - host) / (Math.abs(host) * 2 ** -52 || 2 ** -1074));
    }
    expect(worst).toBeLessThanOrEqual(2);
  });
});

describe('pow', () => {
  test('is within one unit in the last place of a multi-precision reference', () => {
    const bases = [between(0, 100), between(0.99, 1.01), anyBetween(5e-324, Number.MAX_VALUE)];
    const exponents = [between(-3, 3), fc.integer({ min: -100, max: 100 }), anyBetween(-1e6, 1e6)];
    fc.assert(
      fc.property(fc.oneof(...bases), fc.oneof(...exponents), (x, y) => {
        fc.pre(x > 0);
        const want = exactly(x).ln().times(exactly(y)).exp();
        expect(ulpsOff(detmath.pow(x, y), want)).toBeLessThanOrEqual(1);
      }),
      { numRuns },
    );
  });

  test('keeps its accuracy where base and exponent bring the result near overflow or underflow', () => {
    const bases = [between(0.7, 1.42), between(0.98, 1.02), anyBetween(5e-324, Number.MAX_VALUE)];
    fc.assert(
      fc.property(fc.oneof(...bases), between(-746, 710), (x, target) => {
        fc.pre(x !== 1);
        const y = target / Math.log(x);
        const want = exactly(x).ln().times(exactly(y)).exp();
        expect(ulpsOff(detmath.pow(x, y), want)).toBeLessThanOrEqual(1);
      }),
      { numRuns },
    );
  });

  test('is exact where the power is a whole number below 2^53', () => {
    for (let base = 2; base <= 60; base++) {
      for (let n = 0, power = 1n; power < 2n ** 53n; n++, power *= BigInt(base)) {
        expect(detmath.pow(base, n)).toBe(Number(power));
      }
    }
  });

  test('to the power of one gives back every number to the last bit, and one to any power is one', () => {
    const base = fc.oneof(between(0, 100), anyBetween(5e-324, Number.MAX_VALUE));
    fc.assert(
      fc.property(base, anyBetween(-1e6, 1e6), (x, y) => {
        expect(detmath.pow(x, 1)).toBe(x);
        expect(detmath.pow(1, y)).toBe(1);
      }),
      { numRuns },
    );
  });

  test('treats zeros, infinities, negative bases and not-a-number as ECMAScript does', () => {
    const bases = [0, -0, 1, -1, 4, -4, 0.25, -0.25, 1e300, -1e300, Infinity, -Infinity, NaN];
    const exponents = [0, -0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, 2 ** 53, 1e300, Infinity, -Infinity, NaN];
    for (const x of bases) {
      for (const y of exponents) {
        const want = Math.pow(x, y);
        const got = detmath.pow(x, y);
        if (Number.isFinite(want) && want !== 0) expect(got / want).toBeCloseTo(1, 14);
        else expect([x, y, got]).toEqual([x, y, want]);
      }
    }
  });
});

describe('edges', () => {
  test('every function passes not-a-number on', () => {
    for (const f of [detmath.exp, detmath.log, detmath.log1p, detmath.expm1, detmath.logistic]) {
      expect(f(NaN)).toBeNaN();
    }
  });

  test('signed zeros, infinities and the ends of the domains are as in Math', () => {
    const points = [
      0,
      -0,
      1,
      -1,
      Infinity,
      -Infinity,
      709.782712893384,
      709.7827128933841,
      -745.1332191019411,
    ];
    const more = [-745.1332191019412, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, -Number.MAX_VALUE, -2];
    for (const name of ['exp', 'log', 'log1p', 'expm1'] as const) {
      for (const x of [...points, ...more]) {
        const want = Math[name](x);
        const got = detmath[name](x);
        if (Number.isFinite(want) && want !== 0) expect(got / want).toBeCloseTo(1, 13);
        else expect([name, x, got]).toEqual([name, x, want]);
      }
    }
    expect(detmath.logistic(Infinity)).toBe(1);
    expect(detmath.logistic(-Infinity)).toBe(0);
  });

  test('exp is infinite or nought beyond its domain, however far', () => {
    fc.assert(
      fc.property(fc.oneof(between(709.79, 1e4), between(1e4, 1e12), anyBetween(710, Infinity)), (x) => {
        expect(detmath.exp(x)).toBe(Infinity);
        expect(detmath.exp(-x - 36)).toBe(0);
      }),
    );
  });

  test('exp rises with its argument, and log undoes it to the last places', () => {
    fc.assert(
      fc.property(between(-700, 700), anyBetween(0, 1), (x, step) => {
        expect(detmath.exp(x + step)).toBeGreaterThanOrEqual(detmath.exp(x));
        expect(Math.abs(detmath.log(detmath.exp(x)) - x)).toBeLessThanOrEqual(2e-16 + Math.abs(x) * 2 ** -52);
      }),
    );
  });

  test('logistic of x and of −x add up to one', () => {
    fc.assert(
      fc.property(between(-30, 30), (x) => {
        expect(Math.abs(detmath.logistic(x) + detmath.logistic(-x) - 1)).toBeLessThanOrEqual(2 ** -53);
      }),
    );
  });
});

/** The bits themselves: these may move only with a reason, since every result of the program moves with them. */
const golden = {
  exp: 'cb0419c4504725a40c838b4c6d3259908fa86dfc7b043312477092c14fce900f',
  log: '92783425507e808214c4808a91a28b6ffda81911fd32641b4547433f2200492b',
  log1p: '43bd6d12c01a355bbb7592e56cb2393aaf74847a72c96e9b6a0afaffa2b5e091',
  expm1: '20acea6a872545e87a68e641e947eb6fe644e26104a6cea049027ca75cc33efc',
  logistic: 'a441856b4deeab53da84cf6916dfe458b48c88068c90e9765f0926639a74467a',
  pow: '2ef80a83de9bbd75036388f94d9a21b2142b6bd938b0b4b886595e705a052ee5',
};

/** 10,000 keyed uniforms, so that the inputs themselves owe nothing to the host. */
function inputs(low: number, high: number): Float64Array {
  const words = new Uint32Array(4);
  const key = new Uint32Array([20, 20, 10, 9]);
  return Float64Array.from({ length: 10_000 }, (_, i) => {
    threefry4x32(key, i, 0, 0, 0, words);
    return low + uniform(words[0]) * (high - low);
  });
}

const hashOf = (values: Float64Array): string => sha256Hex(new Uint8Array(values.buffer));

test('the bits of every function over fixed inputs are the pinned ones', () => {
  const exponents = inputs(-40, 40);
  const found = {
    exp: hashOf(inputs(-745, 709).map(detmath.exp)),
    log: hashOf(inputs(0, 100).map(detmath.log)),
    log1p: hashOf(inputs(-1, 3).map(detmath.log1p)),
    expm1: hashOf(inputs(-3, 3).map(detmath.expm1)),
    logistic: hashOf(inputs(-20, 20).map(detmath.logistic)),
    pow: hashOf(inputs(0, 10).map((x, i) => detmath.pow(x, exponents[i]))),
  };
  expect(found).toEqual(golden);
});
