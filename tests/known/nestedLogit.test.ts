import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsKernel } from '../../src/engine/index.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { binomialScore, STANDARD_ERRORS } from '../engine/chance.ts';
import { emptyMarket, platform, type ParameterChanges } from '../engine/market.ts';
import { ordersIn, slotProbability, slotsOf } from '../engine/table.ts';

const utility = fc.double({ min: -4, max: 4, noNaN: true });
const utilities = fc.array(utility, { minLength: 200, maxLength: 200 });
const share = fc.double({ min: 0.05, max: 1, noNaN: true });

/** Two platforms with content and shelves, one with a shelf only: five slots in two nests. */
const marketWith = (changes: ParameterChanges): Market =>
  emptyMarket(
    [platform('a', ['live', 'shelf']), platform('b', ['live', 'video', 'shelf']), platform('c')],
    changes,
  );

function fill(column: Float64Array, values: readonly number[], from = 0): void {
  column.forEach((_, i) => (column[i] = values[(from + i) % values.length]!));
}

/** Choice probabilities of one row and category by the textbook formula, slot by slot (Train 2009, chapter 4). */
function nestedLogit(v: readonly number[], nest: number): number[] {
  const inside = v.map((x) => Math.exp(x / nest));
  const sum = inside.reduce((a, b) => a + b, 0);
  const inclusive = nest * Math.log(sum);
  const nestShare = Math.exp(inclusive) / (1 + Math.exp(inclusive));
  return inside.map((x) => (x / sum) * nestShare);
}

describe('A1: the static nested logit', () => {
  test('is what every row of the choice table holds, for both nests', () => {
    fc.assert(
      fc.property(
        fc.tuple(utilities, utilities),
        fc.record({
          'nest.interest': fc.double({ min: 0.2, max: 1, noNaN: true }),
          'nest.intent': fc.double({ min: 0.2, max: 1, noNaN: true }),
          'interest.rate': share,
          'intent.rate': share,
          habit: fc.double({ min: 0, max: 1.5, noNaN: true }),
          burn: fc.double({ min: 0, max: 2, noNaN: true }),
        }),
        ([values, tastes], changes) => {
          const m = marketWith(changes);
          fill(m.slotConstant, values);
          fill(m.inclusive, values, 10);
          fill(m.tilt, values, 150);
          fill(m.classTaste, tastes);
          m.attention.forEach((_, s) => (m.attention[s] = Math.exp(tastes[100 + s])));
          weighChoices.run(m);
          for (const occasion of ['interest', 'intent'] as const) expectFormula(m, occasion);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is what 200,000 agents do, slot by slot and in sum', () => {
    const m = marketWith({ 'adopt.initial': 1, substitution: 0, 'leak.rate': 0 });
    m.slotConstant.set([-1, 0.4, -0.3, -1.7, 0.2, -0.6]);
    weighChoices.run(m);
    const rules = new ConsumerRules(m);
    const N = 200_000;
    agentsKernel(rules, N, deriveKeys(20190101, 0).consumers).week(0);
    for (const slots of [slotsOf(m, 'interest'), slotsOf(m, 'intent')]) {
      const expected = nestedLogit(
        slots.map((s) => m.slotConstant[s]),
        0.75,
      );
      slots.forEach((s, i) => {
        const score = binomialScore(ordersIn(m, s), N, expected[i]);
        expect(Math.abs(score), `slot ${s}`).toBeLessThan(STANDARD_ERRORS);
      });
      const all = slots.reduce((n, s) => n + ordersIn(m, s), 0);
      const total = expected.reduce((a, b) => a + b, 0);
      expect(Math.abs(binomialScore(all, N, total))).toBeLessThan(STANDARD_ERRORS);
    }
  });

  test('with equal utilities is the uniform logit: each of n slots has 1/(n + n^(1 − λ)) of the occasions', () => {
    const m = marketWith({ habit: 0, burn: 0 });
    weighChoices.run(m);
    for (const occasion of ['interest', 'intent'] as const) {
      const slots = slotsOf(m, occasion);
      const n = slots.length;
      for (const s of slots)
        expect(slotProbability(m, 0, 0, s)).toBeCloseTo(1 / (n + Math.pow(n, 1 - 0.75)), 14);
    }
  });
});

/** Compares all rows of one occasion with the formula, at 1e-12. */
function expectFormula(m: Market, occasion: 'interest' | 'intent'): void {
  const { choice, frame } = m;
  const { categories: G, platforms: P } = frame.sizes;
  const par = frame.parameters;
  const slots = slotsOf(m, occasion);
  let worst = 0;
  for (let row = 0; row < choice.rows; row++) {
    const [k, state] = [Math.floor(row / choice.preferences), row % choice.preferences];
    const last = (state % (P + 1)) - 1;
    const burned = Math.floor(state / (P + 1));
    for (let g = 0; g < G; g++) {
      const v = slots.map((s) => {
        const p = frame.slots[s].platform;
        return (
          m.slotConstant[s] +
          m.classTaste[k * P + p] +
          m.tilt[s] +
          m.inclusive[s * G + g] +
          par['attention.weight'] * Math.log(m.attention[s]) +
          (last === p ? par.habit : 0) -
          ((burned >> p) & 1 ? par.burn : 0)
        );
      });
      nestedLogit(v, par[`nest.${occasion}`]).forEach((p, i) => {
        const expected = p * par[`${occasion}.rate`];
        worst = Math.max(worst, Math.abs(slotProbability(m, row, g, slots[i]) / expected - 1));
      });
    }
  }
  expect(worst).toBeLessThan(1e-12);
}
