import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { binomialScore, stepAll, STANDARD_ERRORS } from '../engine/chance.ts';
import { emptyMarket, platform } from '../engine/market.ts';
import { isBurned, slotProbability } from '../engine/table.ts';

/** Shelves where burns are remembered without changing any choice, so that every week burns with the same chance. */
function indifferent(shelves: number, defect: number, heal: number): Market {
  const quiet = { 'adopt.initial': 0, 'adopt.spontaneous': 0, habit: 0, burn: 0 };
  const m = emptyMarket(
    Array.from({ length: shelves }, (_, p) => platform(`p${p}`)),
    { ...quiet, heal, 'defect.scale': defect },
  );
  for (const pool of [m.poolQuality, m.poolShownQuality]) pool.fill(0.3); // the defect rate is scale × (1.3 − quality)
  weighChoices.run(m);
  return m;
}

/** Weekly probability that a consumer is burned on each platform: it buys there and the purchase goes wrong. */
function burnRates(m: Market): number[] {
  const G = m.choice.categories;
  return m.frame.shelfRoute.map((r) => {
    let sum = 0;
    for (let g = 0; g < G; g++)
      sum += (slotProbability(m, 0, g, m.frame.routes[r].slot) / G) * m.choice.defect[r * G + g];
    return sum;
  });
}

/** λ(1 − ρ) / (λ + ρ − λρ): what is burned in a week may heal in the same week. */
const burnedShare = (rate: number, heal: number): number => (rate * (1 - heal)) / (rate + heal - rate * heal);

/** Share burned on each platform when the distribution has settled. */
function settledShares(m: Market): number[] {
  const rules = new ConsumerRules(m);
  const size = rules.classes * rules.states;
  let mass = Float64Array.from(
    { length: size },
    (_, i) => rules.classShare(Math.floor(i / rules.states)) * rules.initialShare(i % rules.states),
  );
  let next = new Float64Array(size);
  for (let w = 0; w < 2000; w++) {
    rules.beginWeek();
    rules.flow(mass, next);
    [mass, next] = [next, mass];
  }
  return Array.from({ length: m.choice.platforms }, (_, p) =>
    mass.reduce((sum, x, i) => sum + (isBurned(m, i % rules.states, p) ? x : 0), 0),
  );
}

describe('A6: burned consumers, with constant purchases and defects', () => {
  test('settle at the share 0.41860 for a burn rate of 3 % and a healing rate of 4 % a week', () => {
    const m = indifferent(1, 0.06, 0.04);
    expect(burnRates(m)[0]).toBeCloseTo(0.03, 14);
    expect(burnedShare(0.03, 0.04)).toBeCloseTo(0.4186, 5);
    expect(settledShares(m)[0]).toBeCloseTo(burnedShare(0.03, 0.04), 11);
  });

  test('settle at λ(1 − ρ)/(λ + ρ − λρ) on each of several platforms, whatever the rates', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        (shelves, defect, heal) => {
          const m = indifferent(shelves, defect, heal);
          const expected = burnRates(m).map((rate) => burnedShare(rate, heal));
          settledShares(m).forEach((x, p) => expect(x).toBeCloseTo(expected[p], 10));
        },
      ),
      { numRuns: 6 },
    );
  });

  test('settle there as agents do as well', () => {
    const m = indifferent(1, 0.06, 0.04);
    const rules = new ConsumerRules(m);
    const key = deriveKeys(6, 0).consumers;
    const states = new Uint16Array(20_000);
    for (let w = 0; w < 120; w++) {
      rules.beginWeek();
      stepAll(rules, 0, states, key, w);
    }
    const burned = states.filter((s) => isBurned(m, s, 0)).length;
    const score = binomialScore(burned, states.length, burnedShare(0.03, 0.04));
    expect(Math.abs(score)).toBeLessThan(STANDARD_ERRORS);
  });

  test('are all healed within a week when healing is certain, and none when nothing ever goes wrong', () => {
    expect(settledShares(indifferent(2, 0.5, 1))).toEqual([0, 0]);
    expect(settledShares(indifferent(2, 0, 0.04))).toEqual([0, 0]);
  });
});
