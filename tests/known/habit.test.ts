import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsKernel, distributionKernel } from '../../src/engine/index.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { binomialScore, STANDARD_ERRORS } from '../engine/chance.ts';
import { emptyMarket, platform } from '../engine/market.ts';

/** Utility against which buying nothing cannot compete in 53 bits, so that everybody buys every week. */
const IRRESISTIBLE = 40;

/** Two shelves that differ by `gap` in utility, tied by habit alone; the table never changes. */
function duopoly(gap: number, habit: number): Market {
  const quiet = { 'adopt.initial': 0, 'adopt.spontaneous': 0, 'defect.scale': 0, 'taste.spread': 0 };
  const m = emptyMarket([platform('a'), platform('b')], { ...quiet, habit, 'nest.intent': 1 });
  m.slotConstant.set([IRRESISTIBLE + gap, IRRESISTIBLE]);
  weighChoices.run(m);
  return m;
}

/** Orders of the first platform in one week; with everybody buying, those for whom it is now the habit. */
const boughtAtFirst = (m: Market): number =>
  m.orders.subarray(0, m.frame.sizes.categories).reduce((a, b) => a + b, 0);

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** x* = p₂₁ / (1 − p₁₁ + p₂₁). */
function stationaryShare(gap: number, habit: number): number {
  const stays = logistic(gap + habit);
  const comes = logistic(gap - habit);
  return comes / (1 - stays + comes);
}

function settledShare(m: Market, weeks: number): number {
  const kernel = distributionKernel(new ConsumerRules(m));
  for (let w = 0; w < weeks; w++) kernel.week(w);
  return boughtAtFirst(m);
}

describe('A2: two platforms tied by the habit of the last choice', () => {
  test('settle at the share 0.60487 for a gap of 0.3 and a habit of 0.9', () => {
    expect(stationaryShare(0.3, 0.9)).toBeCloseTo(0.60487, 5);
    expect(settledShare(duopoly(0.3, 0.9), 200)).toBeCloseTo(0.60487, 5);
  });

  test('settle at p21 / (1 − p11 + p21) for any gap and habit', () => {
    const gap = fc.double({ min: -1.5, max: 1.5, noNaN: true });
    const habit = fc.double({ min: 0, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(gap, habit, (v, h) => {
        expect(settledShare(duopoly(v, h), 400)).toBeCloseTo(stationaryShare(v, h), 10);
      }),
      { numRuns: 20 },
    );
  });

  test('settle there as agents do as well', () => {
    const m = duopoly(0.3, 0.9);
    const N = 200_000;
    const kernel = agentsKernel(new ConsumerRules(m), N, deriveKeys(9, 0).consumers);
    for (let w = 0; w < 30; w++) kernel.week(w);
    const score = binomialScore(boughtAtFirst(m), N, stationaryShare(0.3, 0.9));
    expect(Math.abs(score)).toBeLessThan(STANDARD_ERRORS);
  });
});
