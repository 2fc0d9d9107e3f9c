import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CountDraws } from '../../src/base/countDraws.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { burnedOf, lastOf } from '../../src/model/choice.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { twoSampleScore } from '../chiSquare.ts';
import { meanOf, STANDARD_ERRORS, stepAll } from './chance.ts';
import { behaviour, contentShopper, everythingTwice, snapshot } from './snapshot.ts';

const isLong = Boolean(process.env['CARTBAN_LONG']);

/** Random snapshots of the market, each with a row of it, class and state; the long lane takes 200. */
const SNAPSHOTS = isLong ? 200 : 20;

const TIMEOUT = isLong ? 900_000 : 60_000;

/** Normal score of a probability of 0.001, shared out over six tables of 200 snapshots (Bonferroni). */
const BOUND = 4.8;

/** Individuals in one state of one class. */
interface Crowd {
  readonly m: Market;
  readonly rules: ConsumerRules;
  readonly k: number;
  readonly state: number;
  readonly seed: number;
}

/** Where a crowd stands: four or five platforms, seed of the snapshot, class, state, rules of behaviour. */
const places = fc.tuple(fc.boolean(), fc.nat(1e6), fc.nat(), fc.nat(), behaviour);

const crowdAt = ([five, seed, u, v, changes]: typeof places extends fc.Arbitrary<infer T>
  ? T
  : never): Crowd => {
  const m = snapshot(five, seed, changes);
  const rules = new ConsumerRules(m);
  return { m, rules, k: u % rules.classes, state: v % rules.states, seed };
};

const someCrowds = (n: number): Crowd[] => fc.sample(places, { numRuns: n, seed: 51 }).map(crowdAt);

/** Viewers who may do everything in a week that can be done, unhurt before; if all is bad, nothing heals. */
const busy = (seed: number, allBad = false): Crowd => {
  const bad = { 'defect.scale': 0.8, heal: 0 };
  const m = snapshot(false, seed, { ...everythingTwice, ...(allBad ? bad : {}) });
  m.slotConstant.fill(1);
  weighChoices.run(m);
  return { m, rules: new ConsumerRules(m), k: 3, state: contentShopper + 2, seed };
};

/** Next states of n individuals, each by itself. */
function steps({ rules, k, state, seed }: Crowd, n: number): Uint16Array {
  const states = new Uint16Array(n).fill(state);
  rules.beginWeek();
  stepAll(rules, k, states, deriveKeys(seed, 0).consumers, 0);
  return states;
}

/** Counts by next state of n individuals at once. */
function lump({ rules, k, state, seed }: Crowd, n: number, week = 0): Float64Array {
  const counts = new Float64Array(rules.classes * rules.states);
  const next = new Float64Array(counts.length);
  counts[k * rules.states + state] = n;
  rules.beginWeek();
  rules.drawCounts(counts, next, new CountDraws(deriveKeys(seed, 0).consumers), week);
  const own = next.slice(k * rules.states, (k + 1) * rules.states);
  if (own.reduce((a, b) => a + b, 0) !== n) expect.fail(`of ${n} not all stayed in their class`);
  return own;
}

function tally(states: Uint16Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const s of states) counts[s] = counts[s] + 1;
  return counts;
}

/** Counts of states by a part of what they remember: thicker cells, which show smaller faults. */
function byMemory(m: Market, next: Float64Array, part: (preference: number, P: number) => number): number[] {
  const out: number[] = [];
  next.forEach((n, s) => {
    const at = part(s % m.choice.preferences, m.choice.platforms);
    out[at] = (out[at] ?? 0) + n;
  });
  return out;
}

/** What n individuals did last: each table divides them, those who did nothing included. */
function tables({ m }: Crowd, next: Float64Array, n: number): Record<string, number[]> {
  const G = m.frame.sizes.categories;
  const isShelf = (rg: number): boolean => m.frame.routes[Math.floor(rg / G)].channel === 'shelf';
  const withNone = (orders: number[]): number[] => [...orders, n - orders.reduce((a, b) => a + b, 0)];
  const all = Array.from(m.orders);
  return {
    'next states': Array.from(next),
    habits: byMemory(m, next, (preference, P) => lastOf(preference, P)),
    burns: byMemory(m, next, (preference, P) => burnedOf(preference, P)),
    'interest orders': withNone(all.filter((_, rg) => !isShelf(rg))),
    'intent orders': withNone(all.filter((_, rg) => isShelf(rg))),
    'leaked orders': withNone(Array.from(m.leakOrders)),
  };
}

/** Routes of one consumer’s orders, whatever was bought, and where that left it. */
function journey({ m }: Crowd, next: ArrayLike<number>): string {
  const G = m.frame.sizes.categories;
  const where = (counts: ArrayLike<number>): number[] =>
    Array.from(counts).flatMap((n, i) => Array<number>(n).fill(i));
  const routes = [m.orders, m.leakOrders].map((o) => where(o).map((rg) => Math.floor(rg / G)));
  const state = where(next)[0] % m.choice.preferences;
  const P = m.choice.platforms;
  return [burnedOf(state, P), ...routes, lastOf(state, P)].join(' ');
}

/** A linear figure of a week in which every order and every next state has a weight of its own, up to one. */
function figureOf({ m, rules }: Crowd): (next: ArrayLike<number>) => number {
  const weights = (n: number, salt: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => 2 * m.draws.uniform(i, salt, 99) - 1);
  const [a, b, c] = [weights(m.orders.length, 1), weights(m.orders.length, 2), weights(rules.states, 3)];
  const weighted = (counts: ArrayLike<number>, by: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < by.length; i++) sum += counts[i] * by[i];
    return sum;
  };
  return (next) => weighted(m.orders, a) + weighted(m.leakOrders, b) + weighted(next, c);
}

/** The figure of one individual after another. */
function figuresOfOne(crowd: Crowd, figure: (next: ArrayLike<number>) => number, n: number): number[] {
  const { rules, k, state, seed } = crowd;
  const { consumers } = deriveKeys(seed, 0);
  const one = new Uint16Array(1);
  return Array.from({ length: n }, (_, i) => {
    rules.beginWeek();
    one[0] = state;
    stepAll(rules, k, one, consumers, i);
    return figure(tally(one, rules.states));
  });
}

function compareTables(crowd: Crowd): void {
  const N = 200_000;
  const single = tables(crowd, tally(steps(crowd, N), crowd.rules.states), N);
  const adopted = crowd.rules.active;
  const lumped = tables(crowd, lump(crowd, N), N);
  for (const [name, counts] of Object.entries(single)) {
    expect(twoSampleScore(counts, lumped[name]), name).toBeLessThan(BOUND);
  }
  expect(Math.abs(crowd.rules.active - adopted)).toBeLessThanOrEqual(STANDARD_ERRORS * Math.sqrt(N / 2));
}

describe('counts and agents (rule 49)', { timeout: TIMEOUT }, () => {
  test('have the same transitions and orders, row by row', () => {
    fc.assert(
      fc.property(places, (place) => compareTables(crowdAt(place))),
      { numRuns: SNAPSHOTS },
    );
    [1, 2, 3].forEach((seed) => compareTables(busy(seed)));
  });

  test('send one consumer to the same places with the same purchases', () => {
    const N = isLong ? 60_000 : 10_000;
    const crowd = busy(2, true);
    const seen = new Map<string, [number, number]>();
    const see = (next: ArrayLike<number>, form: 0 | 1): void => {
      const key = journey(crowd, next);
      if (!seen.has(key)) seen.set(key, [0, 0]);
      seen.get(key)![form]++;
    };
    for (let i = 0; i < N; i++) {
      const one = new Uint16Array([crowd.state]);
      crowd.rules.beginWeek();
      stepAll(crowd.rules, crowd.k, one, deriveKeys(crowd.seed, 0).consumers, i);
      see(tally(one, crowd.rules.states), 0);
      see(lump(crowd, 1, i), 1);
    }
    const [single, lumped] = [0, 1].map((form) => [...seen.keys()].sort().map((key) => seen.get(key)![form]));
    expect(seen.size).toBeGreaterThan(100);
    expect(twoSampleScore(single, lumped)).toBeLessThan(BOUND);
  });

  test.each([20, 3000])('scatter alike: %d consumers have the variance of so many single ones', (n) => {
    const SAMPLE = isLong ? 6000 : 1000;
    for (const crowd of [busy(3), ...someCrowds(isLong ? 10 : 1)]) {
      const figure = figureOf(crowd);
      const single = figuresOfOne(crowd, figure, 10 * SAMPLE);
      const one = meanOf(single);
      const many = meanOf(Array.from({ length: SAMPLE }, (_, week) => figure(lump(crowd, n, week))));
      expect(Math.abs(many.mean - n * one.mean)).toBeLessThan(
        STANDARD_ERRORS * Math.hypot(many.error, n * one.error),
      );
      const ratio = (many.error * many.error * SAMPLE) / (n * one.error * one.error * single.length);
      // of a variance: four moments, little more than the normal’s for a sum of many bounded parts
      expect(Math.abs(ratio - 1)).toBeLessThan(STANDARD_ERRORS * Math.sqrt(3 / SAMPLE));
    }
  });
});
