import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnedOf } from '../../src/model/choice.ts';
import { ConsumerRules, consumersChoose, type Market } from '../../src/model/index.ts';
import { isBurned } from '../engine/table.ts';
import { total, withParameters } from '../../src/model/laws/copies.ts';
import { marketsBefore } from './weeks.ts';

const markets = marketsBefore(consumersChoose);

/** A week of a population spread at random over all classes and states. */
function weekOf(m: Market, seed: number): { before: Float64Array; next: Float64Array } {
  const rules = new ConsumerRules(m);
  const before = new Float64Array(rules.classes * rules.states);
  before.forEach((_, i) => (before[i] = ((i * 7919 + seed) % 101) + 1));
  const sum = total(before);
  before.forEach((x, i) => (before[i] = x / sum));
  const next = new Float64Array(before.length);
  rules.beginWeek();
  rules.flow(before, next);
  return { before, next };
}

const everyWeek = (
  check: (m: Market, before: Float64Array, next: Float64Array) => void,
  changes: Parameters<typeof withParameters>[1] = {},
): void =>
  fc.assert(
    fc.property(markets, fc.nat(), (market, seed) => {
      const m = withParameters(market, changes);
      const { before, next } = weekOf(m, seed);
      check(m, before, next);
    }),
    { numRuns: 12 },
  );

const contentOrders = (m: Market): number =>
  total(m.orders, (rg) => m.frame.routes[Math.floor(rg / m.frame.sizes.categories)].channel !== 'shelf');

describe('a week of the population', () => {
  test('neither loses nor makes anybody, class by class, and leaves no negative mass (rule 9)', () => {
    everyWeek((m, before, next) => {
      const states = before.length / m.frame.sizes.classes;
      for (let k = 0; k < m.frame.sizes.classes; k++) {
        const own = (mass: Float64Array): number => total(mass.subarray(k * states, (k + 1) * states));
        expect(own(next)).toBeCloseTo(own(before), 12);
      }
      expect(Math.min(...next)).toBeGreaterThanOrEqual(0);
    });
  });

  test('turns consumers to content and never back', () => {
    everyWeek((m, before, next) => {
      const Q = m.choice.preferences;
      const viewers = (mass: Float64Array): number => total(mass, (i) => i % (2 * Q) >= Q);
      expect(viewers(next)).toBeGreaterThanOrEqual(viewers(before) * (1 - 1e-12));
    });
  });

  test('buys no more than once for each content shopper by interest, and twice in all', () => {
    everyWeek((m, before) => {
      const Q = m.choice.preferences;
      expect(contentOrders(m)).toBeLessThanOrEqual(total(before, (i) => i % (2 * Q) >= Q) + 1e-12);
      expect(total(m.orders) + total(m.leakOrders)).toBeLessThanOrEqual(2);
    });
  });

  test('with full substitution nobody buys twice (rule 37)', () => {
    everyWeek((m) => expect(total(m.orders) + total(m.leakOrders)).toBeLessThanOrEqual(1 + 1e-12), {
      substitution: 1,
    });
  });

  test('substitution lowers intent purchases and leaves interest ones as they are (rule 30)', () => {
    fc.assert(
      fc.property(markets, fc.nat(), (market, seed) => {
        const [none, half, full] = [0, 0.5, 1].map((substitution) => {
          const m = withParameters(market, { substitution });
          weekOf(m, seed);
          return m;
        });
        for (const m of [half, full]) expect(contentOrders(m)).toBe(contentOrders(none));
        expect(total(half.orders)).toBeLessThan(total(none.orders));
        expect(total(full.orders)).toBeLessThan(total(half.orders));
      }),
      { numRuns: 8 },
    );
  });

  test('heals every burn at once where healing is certain (rule 38)', () => {
    everyWeek(
      (m, _before, next) => {
        const { preferences: Q, platforms: P } = m.choice;
        expect(total(next, (i) => burnedOf((i % (2 * Q)) % Q, P) !== 0)).toBe(0);
      },
      { heal: 1 },
    );
  });

  test('burns nobody where nothing goes wrong', () => {
    everyWeek((m) => {
      m.choice.defect.fill(0);
      const { before, next } = weekOf(m, 5);
      const states = before.length / m.frame.sizes.classes;
      for (let p = 0; p < m.frame.sizes.platforms; p++) {
        const burned = (mass: Float64Array): number => total(mass, (i) => isBurned(m, i % states, p));
        expect(burned(next)).toBeLessThanOrEqual(burned(before) * (1 + 1e-12));
      }
    });
  });
});

describe('a week of one individual', () => {
  const draws = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 4, maxLength: 4 });

  test('ends in a state that exists, with at most one order by interest and one by intent', () => {
    fc.assert(
      fc.property(
        markets,
        fc.array(fc.tuple(fc.nat(), fc.nat(), draws), { minLength: 50, maxLength: 50 }),
        (m, all) => {
          const rules = new ConsumerRules(m);
          for (const [k, s, [w0, w1, w2, w3]] of all) {
            rules.beginWeek();
            const next = rules.step(k % rules.classes, s % rules.states, w0, w1, w2, w3);
            expect(Number.isInteger(next) && next >= 0 && next < rules.states).toBe(true);
            const interest = contentOrders(m);
            expect(interest).toBeLessThanOrEqual(s % rules.states >= m.choice.preferences ? 1 : 0);
            expect(total(m.orders) - interest + total(m.leakOrders)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 10 },
    );
  });
});
