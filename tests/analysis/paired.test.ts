import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paired, probabilityPositive, spread, type Replicate } from '../../src/analysis/index.ts';

const label = { metric: 'gmv.settled', platform: 'douyin', channel: null, tier: null, unit: 'CNY_bn' };
const run = (replicate: number, value: number): Replicate => ({
  replicate,
  figures: [{ key: 'k', label, period: '2020', value }],
});
const value = fc.integer({ min: -1000, max: 1000 });
const values = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 });

describe('paired summaries', () => {
  it('summarise the differences of equal replicates, whatever the order of arrival', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat(1000)), (pairs, shuffle) => {
        const shuffled = <T>(items: T[]): T[] =>
          items
            .map((item) => ({ item, at: shuffle.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map((x) => x.item);
        const scenario = shuffled(pairs.map(([a], i) => run(i + 1, a)));
        const baseline = shuffled(pairs.map(([, b], i) => run(i + 1, b)));
        const [row] = paired(scenario, baseline);
        const differences = pairs.map(([a, b]) => a - b);
        expect(row).toEqual({
          ...{ label, period: '2020', probabilityPositive: probabilityPositive(differences) },
          ...spread(differences),
        });
      }),
    );
  });

  it('cancel what both runs share: a constant effect has no spread', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), value, (noise, effect) => {
        const [row] = paired(
          noise.map((x, i) => run(i, x + effect)),
          noise.map((x, i) => run(i, x)),
        );
        return row.p10 === effect && row.p90 === effect && row.mean === effect;
      }),
    );
  });

  it('give P(Δ > 0) and P(Δ < 0) that add up to one, ties counting half', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (xs) => {
        const mirrored = probabilityPositive(xs.map((x) => -x));
        return Math.abs(probabilityPositive(xs) + mirrored - 1) < 1e-12;
      }),
    );
    expect(probabilityPositive([0, 0])).toBe(0.5);
    expect(probabilityPositive([1, 0, -1, -1])).toBe(0.375);
  });

  it('leave out replicates that only one side has', () => {
    const [row] = paired([run(1, 5), run(2, 9)], [run(2, 4), run(3, 1)]);
    expect(row).toMatchObject({ mean: 5, n: 1 });
    expect(paired([run(1, 5)], [run(2, 4)])).toEqual([]);
  });
});
