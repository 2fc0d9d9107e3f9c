import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accounts, diversion, diversionAccount, quartersOf } from '../../src/analysis/index.ts';
import { arbitraryResults } from './synthetic.ts';

const names = ['a', 'b', 'c'];
const amounts = fc
  .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values): ReadonlyMap<string, number> => new Map(values.map((v, i) => [names[i], v])));
const quarters = fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 6 });
const lossOf = (scenario: ReadonlyMap<string, number>, baseline: ReadonlyMap<string, number>): number =>
  names.reduce((sum, n) => sum + Math.max(0, baseline.get(n)! - scenario.get(n)!), 0);
const market = (a: number, b: number): ReadonlyMap<string, number> => new Map([...Object.entries({ a, b })]);

describe('the account of what was lost', () => {
  test('adds up in every quarter: gained elsewhere, regained later and destroyed are all that was lost', () => {
    fc.assert(
      fc.property(quarters, (some) => {
        accounts(some).forEach((account, q) => {
          const at = (to: string): number => account.get(to) ?? 0;
          expect(at('lost')).toBeCloseTo(lossOf(...some[q]), 6);
          expect(at('gained') + at('later') + at('none')).toBeCloseTo(at('lost'), 6);
          expect(names.reduce((sum, n) => sum + at(n), 0)).toBeCloseTo(at('gained'), 6);
          for (const amount of account.values()) expect(amount).toBeGreaterThanOrEqual(-1e-9);
        });
      }),
    );
  });

  test('never counts a gain twice: gained and regained together are no more than all gains', () => {
    fc.assert(
      fc.property(quarters, (some) => {
        const found = accounts(some);
        const sum = (to: string): number => found.reduce((all, account) => all + (account.get(to) ?? 0), 0);
        const gains = some.reduce((all, [scenario, baseline]) => all + lossOf(baseline, scenario), 0);
        expect(sum('gained') + sum('later')).toBeLessThanOrEqual(gains + 1e-6);
      }),
    );
  });

  test('calls deferred what the same cell regains later, and nothing that it had gained before or another gains', () => {
    const [base, dip, rise] = [market(10, 10), market(6, 10), market(13, 10)];
    const later = (...path: ReadonlyMap<string, number>[]): (number | undefined)[] =>
      accounts(path.map((quarter) => [quarter, base])).map((account) => account.get('later'));
    expect(later(dip, rise)).toEqual([3, undefined]);
    expect(later(dip, dip, rise)).toEqual([3, undefined, undefined]);
    expect(later(dip, dip, rise, rise)).toEqual([4, 2, undefined, undefined]);
    expect(later(rise, dip)).toEqual([undefined, undefined]);
    expect(later(dip, market(10, 13))).toEqual([undefined, undefined]);
    expect(later(dip, market(13, 7))).toEqual([undefined, undefined]);
  });

  test('tells deferral only in quarters in which the market as a whole gains: a return while others lose is a gain from them', () => {
    const base = market(10, 10);
    const path = (rise: ReadonlyMap<string, number>) => accounts([market(6, 10), rise].map((q) => [q, base]));
    const [alone, besides] = [path(market(14, 10)), path(market(14, 6))];
    expect([alone[0].get('later'), alone[0].get('none')]).toEqual([4, 0]);
    expect([besides[0].get('later'), besides[0].get('none')]).toEqual([undefined, 4]);
    expect(besides[1].get('a')).toBe(4);
  });

  test('of a quarter has the losses of the diversion matrix, whose none is what came back later or never', () => {
    fc.assert(
      fc.property(arbitraryResults(30), arbitraryResults(30), (a, b) => {
        const matrix = diversion([[a, b]]).filter((d) => d.period === '2019Q2');
        const account = diversionAccount([[a, b]]).filter((d) => d.period === '2019Q2');
        const of = (to: string): number => account.find((d) => d.to === to)?.mean ?? 0;
        const sum = (rows: typeof matrix): number => rows.reduce((all, d) => all + d.mean, 0);
        expect(of('lost')).toBeCloseTo(sum(matrix), 6);
        expect(of('later') + of('none')).toBeCloseTo(sum(matrix.filter((d) => d.to === 'none')), 6);
      }),
      { numRuns: 10 },
    );
  });

  test('covers the run: its quarters, and what is left before and after them', () => {
    fc.assert(
      fc.property(arbitraryResults(30), (r) => {
        const all = quartersOf(r);
        expect([all[0].from, all.at(-1)!.until]).toEqual([r.from, r.from + 7 * 30]);
        all.slice(1).forEach((q, i) => expect(q.from).toBe(all[i].until));
      }),
      { numRuns: 2 },
    );
  });
});
