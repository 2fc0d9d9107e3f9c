import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CountDraws } from '../../src/base/countDraws.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { fitScore } from '../chiSquare.ts';

const isLong = Boolean(process.env['CARTBAN_LONG']);

const BOUND = 4.5;
const PURPOSE = 3;

const fresh = (seed = 1): CountDraws => new CountDraws(deriveKeys(seed, 0).consumers);
const shared = fresh();

function drawn(n: number, p: number, agent: number, week = 0, purpose = PURPOSE, draws = shared): number {
  draws.of(agent, week);
  return draws.binomial(purpose, n, p);
}

/** The law within thirteen standard deviations, and beyond at least forty: factors from the mode, scaled to one. */
function law(n: number, p: number): { readonly low: number; readonly probability: Float64Array } {
  const reach = 40 + 13 * Math.sqrt(n * p * (1 - p));
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const low = Math.max(0, Math.floor(mode - reach));
  const high = Math.min(n, Math.ceil(mode + reach));
  const probability = new Float64Array(high - low + 1);
  probability[mode - low] = 1;
  const odds = p / (1 - p);
  for (let k = mode + 1; k <= high; k++)
    probability[k - low] = (probability[k - 1 - low] * (n - k + 1) * odds) / k;
  for (let k = mode - 1; k >= low; k--)
    probability[k - low] = (probability[k + 1 - low] * (k + 1)) / ((n - k) * odds);
  const sum = probability.reduce((a, b) => a + b, 0);
  return { low, probability: probability.map((x) => x / sum) };
}

/** The law in at most so many bins of about equal probability, and to which of them each count belongs. */
function binned(probability: Float64Array, bins: number) {
  const binOf = new Int32Array(probability.length);
  const share = new Float64Array(bins);
  let below = 0;
  probability.forEach((x, i) => {
    binOf[i] = Math.min(bins - 1, Math.floor(below * bins));
    share[binOf[i]] = share[binOf[i]] + x;
    below += x;
  });
  return { binOf, share };
}

const probabilities = [1e-9, 1e-6, 1e-3, 0.01, 0.09, 0.3, 0.5, 0.77, 0.999, 1 - 1e-7];
const grid = [1, 2, 7, 30, 101, 1000, 12_345, 1e6, 1e8, 1e9].flatMap((n) =>
  probabilities.map((p) => [n, p] as const),
);

describe('a binomial count', () => {
  test.each(grid)('of %d tries of probability %d follows the exact law', (n, p) => {
    const SAMPLE = isLong ? 200_000 : 8000;
    const { low, probability } = law(n, p);
    const { binOf, share } = binned(probability, 40);
    const seen = new Float64Array(share.length);
    const mean = n * p;
    const sums = [0, 0, 0];
    for (let i = 0; i < SAMPLE; i++) {
      const k = drawn(n, p, i);
      if (!(Number.isInteger(k) && k >= low && k - low < binOf.length)) expect.fail(`drew ${k}`);
      seen[binOf[k - low]] = seen[binOf[k - low]] + 1;
      [1, 2, 3].forEach((power, j) => (sums[j] += Math.pow(k - mean, power)));
    }
    expect(
      fitScore(
        seen,
        share.map((x) => x * SAMPLE),
      ),
    ).toBeLessThan(BOUND);
    [1, 2, 3].forEach((power, j) => {
      const moment = (q: number): number =>
        probability.reduce((sum, x, i) => sum + x * Math.pow(low + i - mean, q), 0);
      const spread = Math.sqrt((moment(2 * power) - moment(power) ** 2) / SAMPLE);
      // a moment that hangs on an event which the sample need not contain says nothing
      if (n * p * (1 - p) * SAMPLE < 1000) return;
      expect(Math.abs(sums[j] / SAMPLE - moment(power)), `moment ${power}`).toBeLessThan(
        BOUND * spread + 1e-12,
      );
    });
  });

  test('is none of nobody, none without a chance, and all with certainty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        expect([drawn(0, p, 1), drawn(n, 0, 1), drawn(n, 1, 1)]).toEqual([0, 0, n]);
      }),
    );
  });

  test('of failures is what successes leave', () => {
    const dyadic = fc.integer({ min: 1, max: 1 << 30 }).map((x) => x / (1 << 30));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), dyadic, fc.nat(), (n, p, agent) => {
        fc.pre(p !== 0.5);
        expect(drawn(n, 1 - p, agent)).toBe(n - drawn(n, p, agent));
      }),
    );
  });

  test('is a function of seed, agent, week and purpose, and of nothing drawn before', () => {
    const who = fc.tuple(fc.nat(1e6), fc.integer({ min: -30, max: 200 }), fc.integer({ min: 0, max: 5000 }));
    fc.assert(
      fc.property(fc.array(who, { minLength: 2, maxLength: 8 }), fc.nat(1e9), (all, n) => {
        const draws = fresh();
        const first = all.map(([agent, week, purpose]) => drawn(n, 0.2, agent, week, purpose, draws));
        const alone = all.map(([agent, week, purpose]) => drawn(n, 0.2, agent, week, purpose, fresh()));
        expect(first).toEqual(alone);
      }),
    );
    const many = [drawn(1e9, 0.4, 1), drawn(1e9, 0.4, 2), drawn(1e9, 0.4, 1, 1), drawn(1e9, 0.4, 1, 0, 9)];
    expect(new Set([...many, drawn(1e9, 0.4, 1, 0, PURPOSE, fresh(2))]).size).toBe(5);
  });

  test('refuses a probability that is none', () => {
    expect(() => drawn(5, NaN, 1)).toThrow('probability');
    expect(() => drawn(5, -0.1, 1)).toThrow('probability');
  });
});

function divided(n: number, weights: number[], agent: number): number[] {
  const out = new Float64Array(weights.length);
  shared.of(agent, 0);
  shared.multinomial(PURPOSE, n, Float64Array.from(weights), out);
  return Array.from(out);
}

const weightsOf = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .filter((w) => w.some((x) => x > 0));

/** Every way to divide n over cells. */
const ways = (n: number, cells: number): number[][] =>
  cells === 1
    ? [[n]]
    : Array.from({ length: n + 1 }, (_, k) => ways(n - k, cells - 1).map((rest) => [k, ...rest])).flat();

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

describe('a multinomial', () => {
  test('over more kinds than any before, and of more at a place far from the first, shares out everybody', () => {
    const draws = fresh(5);
    draws.of(1, 0);
    for (const kinds of [3, 63, 64, 65, 200, 1000]) {
      const out = new Float64Array(kinds + 1);
      draws.multinomial(PURPOSE, 10 * kinds, new Float64Array(kinds + 1).fill(1), out, 1);
      expect(out[0]).toBe(0);
      expect(out.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
      expect(out.reduce((a, b) => a + b, 0)).toBe(10 * kinds);
      // ten each in the mean: a kind far from the first must not be left out
      expect(out.subarray(Math.ceil(kinds / 2)).reduce((a, b) => a + b, 0)).toBeGreaterThan(kinds);
    }
  });

  test('adds up to n and gives nothing to a weight of nought', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(8), fc.nat(1e9)), weightsOf, fc.nat(), (n, weights, agent) => {
        const out = divided(n, weights, agent);
        expect(out.reduce((a, b) => a + b, 0)).toBe(n);
        expect(out.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
        weights.forEach((w, i) => w === 0 && expect(out[i]).toBe(0));
      }),
    );
  });

  test('adds to what is in its cells, and leaves others as they are', () => {
    fc.assert(
      fc.property(fc.nat(1000), weightsOf, fc.nat(5), (n, weights, before) => {
        const padded = Float64Array.from([...Array<number>(before).fill(1), ...weights, 1, 1]);
        const out = new Float64Array(padded.length).fill(7);
        shared.of(4, 0);
        shared.multinomial(PURPOSE, n, padded, out, before, before + weights.length);
        const own = Array.from(out.subarray(before, before + weights.length), (x) => x - 7);
        expect(own).toEqual(divided(n, weights, 4));
        const others = [...out.subarray(0, before), ...out.subarray(before + weights.length)];
        expect(others.every((x) => x === 7)).toBe(true);
      }),
    );
  });

  test.each([1, 2, 3, 4, 5, 7])('of %d follows the exact joint law, however it is drawn', (n) => {
    const SAMPLE = 20_000;
    const weights = [0.1, 0, 0.45, 0.25];
    const all = ways(n, weights.length);
    const at = new Map(all.map((way, i) => [way.join(), i]));
    const expected = all.map((way) =>
      way.reduce((x, k, i) => (x * Math.pow(weights[i] / 0.8, k)) / factorial(k), factorial(n) * SAMPLE),
    );
    const seen = new Float64Array(all.length);
    for (let i = 0; i < SAMPLE; i++) {
      const cell = at.get(divided(n, weights, i).join())!;
      seen[cell] = seen[cell] + 1;
    }
    expect(fitScore(seen, expected)).toBeLessThan(BOUND);
  });

  test('of many has the means, variances and covariances of the law', () => {
    const [N, SAMPLE] = [1e8, 10_000];
    const weights = [0.5, 0.3, 1e-6, 0.2 - 1e-6];
    const sums = weights.map(() => weights.map(() => 0));
    for (let s = 0; s < SAMPLE; s++) {
      const off = divided(N, weights, s).map((x, i) => x - N * weights[i]);
      off.forEach((x, i) => off.forEach((y, j) => (sums[i][j] += x * y)));
    }
    weights.forEach((p, i) =>
      weights.forEach((q, j) => {
        const due = N * (i === j ? p * (1 - p) : -p * q);
        const spread = Math.sqrt((N * p * (1 - p) * N * q * (1 - q) + due * due) / SAMPLE);
        expect(Math.abs(sums[i][j] / SAMPLE - due), `cells ${i}, ${j}`).toBeLessThan(BOUND * spread);
      }),
    );
  });

  test('refuses weights that give no probabilities', () => {
    expect(() => divided(3, [0, 0], 1)).toThrow('add up to 0');
    expect(() => divided(3, [1, NaN], 1)).toThrow('NaN');
    expect(() => divided(3, [1, Infinity], 1)).toThrow('Infinity');
  });
});
