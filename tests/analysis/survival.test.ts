import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { survival, survivals } from '../../src/analysis/index.ts';
import type { Spells } from '../../src/engine/results.ts';
import { results } from './synthetic.ts';

/** Spells given one by one: how long each lasted, how it ended (−1 for cut off), and the week it began in. */
interface Spell {
  readonly weeks: number;
  readonly ending: number;
  readonly from?: number;
}

const ENDINGS = ['rematched', 'left'];

function tally(spells: readonly Spell[], weeks = 40): Spells {
  const atRisk = new Float64Array(weeks);
  const ended = ENDINGS.map(() => new Float64Array(weeks));
  const began = new Float64Array(weeks);
  for (const spell of spells) {
    began[spell.from ?? 0] += 1;
    for (let t = 0; t < spell.weeks; t++) atRisk[t] += 1;
    if (spell.ending >= 0) ended[spell.ending][spell.weeks - 1] += 1;
  }
  return { state: 'anchor.idle', platform: 'douyin', group: 'guide', endings: ENDINGS, began, atRisk, ended };
}

const spell = fc.record({ weeks: fc.integer({ min: 1, max: 12 }), ending: fc.integer({ min: -1, max: 1 }) });
const spells = fc.array(spell, { minLength: 1, maxLength: 30 });

describe('survival in a state', () => {
  test('is what a textbook computes: remission of leukaemia under 6-MP (Freireich et al. 1963)', () => {
    const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((weeks) => ({ weeks, ending: 0 }));
    const cutOff = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((weeks) => ({ weeks, ending: -1 }));
    const { still } = survival(tally([...relapsed, ...cutOff]));
    const published = { 6: 0.857, 7: 0.807, 10: 0.753, 13: 0.69, 16: 0.627, 22: 0.538, 23: 0.448 };
    for (const [week, share] of Object.entries(published)) expect(still[Number(week)]).toBeCloseTo(share, 3);
  });

  test('falls as (1 − m)^t where each week ends the share m of what is left', () => {
    const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(chance, (m) => {
        const atRisk = Float64Array.from({ length: 30 }, (_, t) => 1000 * (1 - m) ** t);
        const { still } = survival({ atRisk, ended: [atRisk.map((n) => n * m)] });
        still.forEach((share, t) => expect(share).toBeCloseTo((1 - m) ** t, 9));
      }),
    );
  });

  test('is the plain share of those still there when none is cut off', () => {
    fc.assert(
      fc.property(spells, (some) => {
        const all = some.map((s) => ({ ...s, ending: Math.max(0, s.ending) }));
        const { still, ended } = survival(tally(all));
        still.forEach((share, t) => {
          expect(share).toBeCloseTo(all.filter((s) => s.weeks > t).length / all.length, 9);
          ENDINGS.forEach((_, e) => {
            const gone = all.filter((s) => s.weeks <= t && s.ending === e).length;
            expect(ended[e][t]).toBeCloseTo(gone / all.length, 9);
          });
        });
      }),
    );
  });

  test('and the shares of all endings add up to one, never fall below zero, and endings never shrink', () => {
    fc.assert(
      fc.property(spells, (some) => {
        const { still, ended } = survival(tally(some));
        still.forEach((share, t) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share + ended[0][t] + ended[1][t]).toBeCloseTo(1, 9);
          if (t > 0) for (const of of ended) expect(of[t]).toBeGreaterThanOrEqual(of[t - 1]);
        });
      }),
    );
  });

  test('stays as it is where nobody is at risk any more', () => {
    expect(survival(tally([{ weeks: 3, ending: -1 }])).still.slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(survival(tally([{ weeks: 3, ending: 0 }])).still.slice(0, 6)).toEqual([1, 1, 1, 0, 0, 0]);
  });
});

describe('the curves of some replicates', () => {
  const run = (some: readonly Spell[]) => results(40, () => 0, [], [tally(some)]);

  test('are summarised over those whose spells could be watched so long, however they ended', () => {
    const quick = run([{ weeks: 2, ending: 0 }]);
    const slow = run([{ weeks: 40, ending: -1 }]);
    const late = run([{ weeks: 4, ending: -1, from: 36 }]);
    const lateAndQuick = run([{ weeks: 1, ending: 0, from: 36 }]);
    const rows = survivals([quick, slow, late, lateAndQuick, run([])], [0, 2, 4, 5]);
    const still = rows.filter((r) => r.outcome === 'still');
    expect(still.map((r) => [r.weeks, r.n, r.mean])).toEqual([
      [0, 4, 1],
      [2, 4, 0.5],
      [4, 4, 0.5],
    ]);
    const long = survivals([quick, slow], [40]).filter((r) => r.outcome === 'still');
    expect(long.map((r) => [r.n, r.mean])).toEqual([[2, 0.5]]);
  });

  test('are none where nobody came into the state', () => {
    expect(survivals([run([])], [0, 4])).toEqual([]);
    expect(survivals([], [0, 4])).toEqual([]);
  });
});
