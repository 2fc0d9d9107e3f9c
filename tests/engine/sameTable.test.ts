import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { stepAll, STANDARD_ERRORS, worstScore } from './chance.ts';
import { emptyMarket, fifthPlatform, type ParameterChanges } from './market.ts';

/** Shares with both ends: fast-check’s own doubles crowd at zero, where nothing happens that could be compared. */
const share = fc.integer({ min: 0, max: 20 }).map((x) => x / 20);

/** Rules of behaviour anywhere in their ranges, certainty included. */
const behaviour: fc.Arbitrary<ParameterChanges> = fc.record({
  'interest.rate': share,
  'intent.rate': share,
  habit: fc.double({ min: 0, max: 1.5, noNaN: true }),
  burn: fc.double({ min: 0, max: 2, noNaN: true }),
  substitution: share,
  'leak.rate': share,
  'leak.utility': fc.double({ min: 0, max: 1.5, noNaN: true }),
  'habit.toAttention': share,
  'blame.toAttention': share,
  heal: share,
  'defect.scale': share.map((x) => x / 2),
  'adopt.spontaneous': share.map((x) => x / 3),
});

/** Everybody has both occasions, neither replaces the other, and either may leave the habit. */
const everythingTwice: ParameterChanges = {
  ...{ 'interest.rate': 1, 'intent.rate': 1, substitution: 0, 'leak.rate': 0.5, 'leak.utility': 1 },
  ...{ habit: 0, burn: 0, 'habit.toAttention': 0.3, 'blame.toAttention': 0.8, heal: 0.4 },
  ...{ 'defect.scale': 0.4, 'adopt.spontaneous': 0.1 },
};

/** A content shopper of four platforms who has bought nothing yet: the first state after those of all others. */
const contentShopper = 5 << 4;

/** A market of the built-in platforms, or of five, with utilities, splits and qualities drawn from a seed. */
function snapshot(five: boolean, seed: number, changes: ParameterChanges): Market {
  const m = emptyMarket(five ? [...defaultPlatforms, fifthPlatform] : defaultPlatforms, changes);
  let at = seed;
  const next = (): number => m.draws.uniform(at++, 0, 0);
  const fill = (column: Float64Array, low: number, high: number): void =>
    column.forEach((_, i) => (column[i] = low + (high - low) * next()));
  fill(m.slotConstant, -2, 2);
  fill(m.inclusive, -1, 1);
  fill(m.classTaste, -1, 1);
  fill(m.poolQuality, 0, 1);
  fill(m.poolShownQuality, 0, 1);
  fill(m.refund, 0, 1);
  fill(m.trust, 0, 1);
  m.matching.fill(1);
  fill(m.routeShare, 0, 1);
  const G = m.frame.sizes.categories;
  for (const { routes } of m.frame.slots) {
    for (let g = 0; g < G; g++) {
      const sum = routes.reduce((x, r) => x + m.routeShare[r * G + g], 0);
      for (const r of routes) m.routeShare[r * G + g] = m.routeShare[r * G + g] / sum;
    }
  }
  weighChoices.run(m);
  return m;
}

/** States summed by the platform that is the habit: thicker cells, which show smaller faults. */
function byHabit(m: Market, states: ArrayLike<number>): number[] {
  const P = m.choice.platforms;
  const out = Array.from({ length: P + 1 }, () => 0);
  for (let s = 0; s < states.length; s++) out[(s % m.choice.preferences) % (P + 1)] += states[s];
  return out;
}

/** Orders, leaked orders, next states, adopters and habits of one row: expected by `flow`, counted over `n` calls of `step`. */
function bothForms(m: Market, k: number, state: number, n: number, seed: number) {
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
  const states = new Uint16Array(n).fill(state);
  stepAll(rules, k, states, deriveKeys(seed, 0).consumers, 0);
  const reached = new Float64Array(rules.states);
  for (const s of states) reached[s] = reached[s] + 1;
  const counted = [m.orders.slice(), m.leakOrders.slice(), reached, [rules.active]];
  return {
    expected: [...expected, byHabit(m, expected[2])],
    counted: [...counted, byHabit(m, reached)],
  };
}

describe('an individual and the distribution, from one choice table', () => {
  test('agree on orders, leaked orders, adoption and next states, row by row', () => {
    const N = 40_000;
    let compared = 0;
    fc.assert(
      fc.property(fc.boolean(), fc.nat(1e6), fc.nat(), fc.nat(), behaviour, (five, seed, u, v, changes) => {
        const m = snapshot(five, seed, changes);
        const rules = new ConsumerRules(m);
        const { expected, counted } = bothForms(m, u % rules.classes, v % rules.states, N, seed);
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
