import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells, netChanges } from '../../src/analysis/index.ts';
import { periodsOf } from '../../src/analysis/periods.ts';
import { arbitraryResults } from './synthetic.ts';

describe('the net difference of a cell', () => {
  it('is the mean over replicates of what it sold more or less, in every period', () => {
    fc.assert(
      fc.property(arbitraryResults(), arbitraryResults(), (a, b) => {
        const pairs = [[a, b] as const, [b, a] as const, [a, b] as const];
        const net = netChanges(pairs);
        for (const period of periodsOf(a)) {
          const [own, other] = [cells(a, period), cells(b, period)];
          for (const [cell, value] of own) {
            const row = net.find((d) => d.cell === cell && d.period === period.name);
            expect(row?.mean ?? 0).toBeCloseTo((value - (other.get(cell) ?? 0)) / 3, 6);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is zero where replicates go either way as much, of which an account would make losses and gains', () => {
    fc.assert(
      fc.property(arbitraryResults(), arbitraryResults(), (a, b) => {
        for (const d of netChanges([
          [a, b],
          [b, a],
        ]))
          expect(d.mean).toBeCloseTo(0, 9);
      }),
      { numRuns: 20 },
    );
  });
});
