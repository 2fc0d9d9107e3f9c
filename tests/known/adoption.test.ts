import { describe, expect, test } from 'vitest';
import { distributionKernel } from '../../src/engine/index.ts';
import { ConsumerRules } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { emptyMarket, platform } from '../engine/market.ts';

/** Bass (1969) in continuous time, from nobody: F(t) = (1 − e^{−(p+q)t}) / (1 + (q/p)·e^{−(p+q)t}). */
function bass(p: number, q: number, t: number): number {
  const decay = Math.exp(-(p + q) * t);
  return (1 - decay) / (1 + (q / p) * decay);
}

/** Share of content shoppers at the start and after each week, when everybody may become one. */
function adoption(p: number, q: number, weeks: number): number[] {
  const m = emptyMarket([platform('a', ['live', 'shelf'])], {
    'adopt.initial': 0,
    'adopt.potential': 1,
    'adopt.spontaneous': p,
    'adopt.imitation': q,
  });
  weighChoices.run(m);
  const rules = new ConsumerRules(m);
  const kernel = distributionKernel(rules);
  const path = [0];
  for (let w = 0; w < weeks; w++) {
    kernel.week(w);
    m.adopters[0] = rules.active;
    path.push(rules.active);
  }
  return path;
}

/** Largest distance from the curve over about three years, with `steps` ticks to the week. */
function worst(p: number, q: number, steps: number): number {
  const path = adoption(p / steps, q / steps, 160 * steps);
  return Math.max(...path.map((x, t) => Math.abs(x - bass(p, q, t / steps))));
}

describe('A4: adoption alone', () => {
  test('follows the Bass curve within 0.009 for p = 0.003 and q = 0.03 a week', () => {
    expect(worst(0.003, 0.03, 1)).toBeLessThan(0.009);
  });

  test('comes nearer to it in proportion as the tick gets shorter', () => {
    const errors = [1, 2, 4].map((steps) => worst(0.003, 0.03, steps));
    expect(errors[0] / errors[1]).toBeGreaterThan(1.8);
    expect(errors[1] / errors[2]).toBeGreaterThan(1.8);
  });

  test('is nil for ever without a spontaneous adopter', () => {
    expect(Math.max(...adoption(0, 0.03, 100))).toBe(0);
  });
});
