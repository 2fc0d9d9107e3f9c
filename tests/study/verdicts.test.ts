import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKeys, drawUniform } from '../../src/base/random.ts';
import { decide, type Tally } from '../../src/study/verdicts.ts';

const LEVEL = 0.05;
const tally = (held: number, checked: number): Tally => ({ held, checked, exact: false });

/** Whether a verdict says something that is not so of a claim that is true in this share of all replicates. */
const wrong = (verdict: string, share: number): boolean =>
  (verdict === 'holds' && share <= 0.5) || (verdict === 'refuted' && share >= 0.5);

/** P(k successes in n), by k. */
function binomial(n: number, share: number): number[] {
  let row = [1];
  for (let i = 0; i < n; i++)
    row = [...row, 0].map((x, k) => x * (1 - share) + (k > 0 ? row[k - 1] * share : 0));
  return row;
}

/** The exact chance that outcomes of independent claims lead to what `counts` looks for. */
function chance(shares: readonly number[], n: number, counts: (verdicts: string[]) => boolean): number {
  const laws = shares.map((share) => binomial(n, share));
  let sum = 0;
  const go = (at: number, held: readonly number[], p: number): void => {
    if (p === 0) return;
    if (at < laws.length) return laws[at].forEach((q, k) => go(at + 1, [...held, k], p * q));
    if (
      counts(
        decide(
          held.map((k) => tally(k, n)),
          LEVEL,
        ).map((d) => d.verdict),
      )
    )
      sum += p;
  };
  go(0, [], 1);
  return sum;
}

const anyWrong =
  (shares: readonly number[]) =>
  (verdicts: string[]): boolean =>
    verdicts.some((v, i) => wrong(v, shares[i]));

describe('verdicts about claims that are true in a share of all replicates', () => {
  it('are wrong about any of them with at most the stated chance, whatever the shares', () => {
    const share = fc.oneof(
      fc.constant(0.5),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.45, max: 0.55, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 14 }),
        (shares, n) => {
          expect(chance(shares, n, anyWrong(shares))).toBeLessThanOrEqual(LEVEL);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of fair coins are nearly as wrong as they may be, so that the bound is no accident', () => {
    expect(chance([0.5], 6, anyWrong([0.5]))).toBeCloseTo(2 / 64, 12);
    expect(chance([0.5, 0.5], 30, anyWrong([0.5, 0.5]))).toBeGreaterThan(0.02);
  });

  it('stay within it when all claims hang on one coin, or two on the two sides of it', () => {
    const { supply } = deriveKeys(20201009, 0);
    const checks = 4000;
    for (const flip of [1, -1]) {
      let bad = 0;
      for (let check = 0; check < checks; check++) {
        const heads = Array.from({ length: 12 }, (_, i) => drawUniform(supply, check, i, 0)).filter(
          (u) => u < 0.5,
        );
        const held = heads.length;
        const verdicts = decide([tally(held, 12), tally(flip > 0 ? held : 12 - held, 12)], LEVEL);
        if (verdicts.some((v) => wrong(v.verdict, 0.5))) bad++;
      }
      expect(bad / checks).toBeLessThan(LEVEL);
      expect(bad).toBeGreaterThan(0);
    }
  });

  it('are reached the more surely the more replicates there are', () => {
    const power = [6, 12, 24, 48, 96].map((n) => chance([0.8], n, ([v]) => v === 'holds'));
    power.slice(1).forEach((p, i) => expect(p).toBeGreaterThan(power[i]));
    expect(power.at(-1)).toBeGreaterThan(0.999);
    expect(chance([0.2], 96, ([v]) => v === 'refuted')).toBeGreaterThan(0.999);
  });

  it('of claims with as many replicates are never reached below those said to be needed, and can be from there on', () => {
    for (const claims of [1, 2, 3, 6, 20]) {
      const all = (n: number) =>
        decide(
          Array.from({ length: claims }, () => tally(n, n)),
          LEVEL,
        );
      const needed = all(1)[0].needed!;
      expect(all(needed - 1).every((d) => d.verdict === 'undecided')).toBe(true);
      expect(all(needed).every((d) => d.verdict === 'holds')).toBe(true);
    }
  });

  it('are reached by the needed replicates that agree, whatever becomes of other claims', () => {
    const other = fc.tuple(fc.nat(40), fc.nat(40)).map(([held, more]) => tally(held, held + more));
    fc.assert(
      fc.property(fc.array(other, { minLength: 1, maxLength: 6 }), (others) => {
        const tested = 1 + others.filter((t) => t.checked > 0).length;
        const needed = decide(
          Array.from({ length: tested }, () => tally(1, 1)),
          LEVEL,
        )[0].needed!;
        const [own] = decide([tally(needed, needed), ...others], LEVEL);
        expect(own).toMatchObject({ verdict: 'holds', needed });
      }),
    );
    // beside a claim that is decided already fewer do
    expect(decide([tally(6, 6), tally(20, 20)], LEVEL)[0]).toMatchObject({ verdict: 'holds', needed: 7 });
  });

  it('are no better for claims that have nothing to check, and no worse for them', () => {
    const [idle, other] = decide([tally(0, 0), tally(6, 6)], LEVEL);
    expect(idle).toMatchObject({ verdict: 'unchecked', p: null });
    expect(other).toEqual(decide([tally(6, 6)], LEVEL)[0]);
  });
});

it('a claim about every week falls with one week, and takes no part in the tests', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (checked, missed) => {
      const held = Math.max(0, checked - missed);
      const [exact, other] = decide([{ checked, held, exact: true }, tally(6, 6)], LEVEL);
      expect(exact).toMatchObject({ verdict: missed === 0 ? 'holds' : 'refuted', p: null });
      expect(other.verdict).toBe('holds');
    }),
  );
});
