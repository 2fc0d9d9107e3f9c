import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnedOf, lastOf } from '../../../src/model/choice.ts';
import type { Market } from '../../../src/model/index.ts';
import { weighChoices } from '../../../src/model/mechanisms/weighChoices.ts';
import { massScenarios } from '../../../src/check/scenarios.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, sameBits, withParameters } from '../../../src/model/laws/copies.ts';
import { weeksOf, marketsBefore } from '../weeks.ts';

const run = (m: Market): void => weighChoices.run(m);
const markets = marketsBefore(weighChoices);

/** Rows by hand: every probability of an occasion, as (row × category) × platform. */
function eachCell(m: Market, see: (row: number, g: number, p: number, at: number) => void): void {
  const { rows, categories: G, platforms: P } = m.choice;
  for (let row = 0; row < rows; row++)
    for (let g = 0; g < G; g++) for (let p = 0; p < P; p++) see(row, g, p, (row * G + g) * P + p);
}

/** What breaks an order of two tables on the cells that a platform has, and on all others. */
function disorder(m: Market, platform: number, lower: Float64Array, higher: Float64Array): number {
  let broken = 0;
  eachCell(m, (_row, _g, p, at) => {
    const slack = 1e-12;
    if (p === platform && higher[at] < lower[at] - slack) broken++;
    if (p !== platform && higher[at] > lower[at] + slack) broken++;
  });
  return broken;
}

const fillQuality = (m: Market, quality: number): void => {
  for (const pool of [m.poolQuality, m.poolShownQuality]) pool.fill(quality);
};

describe('choice probabilities', () => {
  test('of a platform rise with the utility of a slot of it, all others fall (rule 21)', () => {
    fc.assert(
      fc.property(markets, fc.nat(), within([0, 3]), (m, pick, more) => {
        const s = pick % m.frame.slots.length;
        const { platform, channel } = m.frame.slots[s];
        const occasion = channel === 'shelf' ? 'intent' : 'interest';
        const base = after(m, run);
        const raised = after(m, run, (x) => (x.slotConstant[s] = x.slotConstant[s] + more));
        expect(disorder(m, platform, base.choice[occasion], raised.choice[occasion])).toBe(0);
        const other = occasion === 'intent' ? 'interest' : 'intent';
        expect(sameBits(raised.choice[other], base.choice[other])).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('fall where a consumer was burned, and rise where it bought last (rule 30)', () => {
    fc.assert(
      fc.property(markets, (before) => {
        const m = after(before, run);
        const { preferences: Q, platforms: P, categories: G } = m.choice;
        let broken = 0;
        eachCell(m, (row, g, p, at) => {
          const preference = row % Q;
          const inClass = row - preference;
          const cell = (l: number, b: number): number => ((inClass + l + (P + 1) * b) * G + g) * P + p;
          const [last, burned] = [lastOf(preference, P), burnedOf(preference, P)];
          const unburned = cell(last, burned & ~(1 << p));
          const habitual = cell(p + 1, burned);
          for (const table of [m.choice.interest, m.choice.intent, m.choice.leak]) {
            if (table[at] > table[unburned] + 1e-12) broken++;
            if (table[at] > table[habitual] + 1e-12) broken++;
          }
        });
        expect(broken).toBe(0);
      }),
      { numRuns: 8 },
    );
  });

  test('of searching after a viewing are at least those of any other intent, on marketplaces', () => {
    const m = after(weeksOf(fc.sample(massScenarios, { numRuns: 1, seed: 4 })[0], 2, weighChoices), run);
    const shelves = m.frame.leaks.map((leaks) => !leaks);
    let lower = 0;
    let some = 0;
    eachCell(m, (_row, _g, p, at) => {
      if (!shelves[p]) return;
      if (m.choice.leak[at] < m.choice.intent[at] - 1e-12) lower++;
      if (m.choice.leak[at] > m.choice.intent[at]) some++;
    });
    expect(lower).toBe(0);
    expect(some).toBeGreaterThan(0);
  });

  test('of a bad experience fall with the quality of the settling pool', () => {
    fc.assert(
      fc.property(markets, within([0, 1]), within([0, 1]), (m, p, q) => {
        const worse = after(m, run, (x) => fillQuality(x, Math.min(p, q)));
        const better = after(m, run, (x) => fillQuality(x, Math.max(p, q)));
        better.choice.defect.forEach((d, i) => expect(d).toBeLessThanOrEqual(worse.choice.defect[i]));
      }),
      { numRuns: 8 },
    );
  });

  test('of a bad experience grow as refunds are refused, where the order settles and nowhere else (rule 30)', () => {
    let worse = 0;
    fc.assert(
      fc.property(markets, within([0, 1]), within([0, 1]), fc.nat({ max: 3 }), (m, p, q, at) => {
        const G = m.frame.sizes.categories;
        const under = (route: number): Float64Array =>
          after(m, run, (x) => (x.refund[at] = route)).choice.defect;
        const [some, more] = [under(Math.max(p, q)), under(Math.min(p, q))];
        some.forEach((d, rg) => {
          if (m.frame.routes[Math.floor(rg / G)].to !== at) expect(more[rg]).toBe(d);
          else expect(more[rg]).toBeGreaterThanOrEqual(d);
          if (more[rg] > d) worse++;
        });
      }),
      { numRuns: 12 },
    );
    expect(worse).toBeGreaterThan(0);
  });

  test('of a bad experience do not ask what an unrefunded order hurts where all are refunded (rule 30)', () => {
    fc.assert(
      fc.property(markets, within([1, 10]), (m, harder) => {
        const under = (times: number, route: number): Float64Array =>
          after(withParameters(m, { 'defect.unrefunded': times }), run, (x) => x.refund.fill(route)).choice
            .defect;
        expect(sameBits(under(harder, 1), under(1, 1))).toBe(true);
        expect(sameBits(under(1, 0), under(1, 1))).toBe(true);
        const refunded = under(1, 1);
        under(harder, 0).forEach((d, rg) => expect(d).toBeCloseTo(Math.min(1, harder * refunded[rg]), 12));
      }),
      { numRuns: 5 },
    );
  });
});
