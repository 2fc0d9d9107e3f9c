import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CountDraws } from '../../src/base/countDraws.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { stepAll, STANDARD_ERRORS, worstScore } from './chance.ts';
import { behaviour, contentShopper, everythingTwice, snapshot } from './snapshot.ts';

/** States summed by the platform that is the habit: thicker cells, which show smaller faults. */
function byHabit(m: Market, states: ArrayLike<number>): number[] {
  const P = m.choice.platforms;
  const out = Array.from({ length: P + 1 }, () => 0);
  for (let s = 0; s < states.length; s++) out[(s % m.choice.preferences) % (P + 1)] += states[s];
  return out;
}

/** How n consumers of one row move: one by one, or counted together. Returns how many are in each next state. */
type Move = (rules: ConsumerRules, k: number, state: number, n: number, seed: number) => Float64Array;

const oneByOne: Move = (rules, k, state, n, seed) => {
  const states = new Uint16Array(n).fill(state);
  stepAll(rules, k, states, deriveKeys(seed, 0).consumers, 0);
  const reached = new Float64Array(rules.states);
  for (const s of states) reached[s] = reached[s] + 1;
  return reached;
};

const together: Move = (rules, k, state, n, seed) => {
  const counts = new Float64Array(rules.classes * rules.states);
  const next = new Float64Array(counts.length);
  counts[k * rules.states + state] = n;
  rules.drawCounts(counts, next, new CountDraws(deriveKeys(seed, 0).consumers), 0);
  return next.slice(k * rules.states, (k + 1) * rules.states);
};

/** Orders, leaked orders, next states, adopters and habits of one row: expected by `flow`, counted over n consumers. */
function bothForms(m: Market, move: Move, k: number, state: number, n: number, seed: number) {
  const rules = new ConsumerRules(m);
  const mass = new Float64Array(rules.classes * rules.states);
  const next = new Float64Array(mass.length);
  mass[k * rules.states + state] = 1;
  rules.beginWeek();
  rules.flow(mass, next);
  const times = (x: number): number => n * x;
  const expected = [
    m.orders.map(times),
    m.leakOrders.map(times),
    next.subarray(k * rules.states, (k + 1) * rules.states).map(times),
    [times(rules.active)],
  ];
  rules.beginWeek();
  const reached = move(rules, k, state, n, seed);
  const counted = [m.orders.slice(), m.leakOrders.slice(), reached, [rules.active]];
  return {
    expected: [...expected, byHabit(m, expected[2])],
    counted: [...counted, byHabit(m, reached)],
  };
}

describe('an individual, counts and the distribution, from one choice table', () => {
  test.each([
    ['40,000 one by one', oneByOne, 40_000],
    ['a billion together', together, 1e9],
  ] as const)('agree on orders, leaked orders, adoption and next states, row by row: %s', (_, move, N) => {
    let compared = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.nat(1e6), fc.nat(), fc.nat(), behaviour, (five, seed, u, v, changes) => {
        const m = snapshot(five, seed, changes);
        const rules = new ConsumerRules(m);
        const { expected, counted } = bothForms(m, move, u % rules.classes, v % rules.states, N, seed);
        const names = ['orders', 'leaked orders', 'states', 'content shoppers', 'habits'];
        names.forEach((name, i) => {
          expect(worstScore(counted[i], expected[i], N), name).toBeLessThan(STANDARD_ERRORS);
          compared += Array.from(expected[i]).filter((x) => x > 50).length;
        });
      }),
      { numRuns: 40, examples: [[false, 1, 3, contentShopper, everythingTwice]] },
    );
    expect(compared, 'cells thick enough to be compared').toBeGreaterThan(1000);
  });

  test('keep everybody: what flows out of a row is what was in it', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(1e6), behaviour, (five, seed, changes) => {
        const m = snapshot(five, seed, changes);
        const rules = new ConsumerRules(m);
        const mass = Float64Array.from({ length: rules.classes * rules.states }, (_, i) =>
          m.draws.uniform(i, 1, 0),
        );
        const next = new Float64Array(mass.length);
        rules.beginWeek();
        rules.flow(mass, next);
        for (let k = 0; k < rules.classes; k++) {
          const sum = (of: Float64Array): number =>
            of.subarray(k * rules.states, (k + 1) * rules.states).reduce((a, b) => a + b, 0);
          expect(sum(next)).toBeCloseTo(sum(mass), 10);
        }
        expect(Math.min(...next)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 20 },
    );
  });
});
