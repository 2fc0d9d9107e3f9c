import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, wholePeriods } from '../../src/base/calendar.ts';
import { figures, flowOver, periodsOf, stockAt } from '../../src/analysis/index.ts';
import { arbitraryResults, columns, results } from './synthetic.ts';

const day = (text: string): number => parseDay(text)!;
const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('figures of periods', () => {
  it('splits a flow by day, so that any cut of a window adds up to the window', () => {
    fc.assert(
      fc.property(arbitraryResults(20), fc.nat(140), fc.nat(140), fc.nat(140), (r, a, b, c) => {
        const [x, y, z] = [a, b, c].sort((p, q) => p - q).map((d) => r.from + d) as [number, number, number];
        const whole = flowOver(r, 0, { from: x, until: z });
        return close(whole, flowOver(r, 0, { from: x, until: y }) + flowOver(r, 0, { from: y, until: z }));
      }),
    );
  });

  it('gives a steady daily flow times the days of the period, however its weeks fall', () => {
    const perDay = 3;
    const r = results(157, () => 7 * perDay);
    for (const period of periodsOf(r)) {
      expect(flowOver(r, 0, period)).toBeCloseTo(perDay * (period.until - period.from), 9);
    }
  });

  it('adds quarters up to their year', () => {
    fc.assert(
      fc.property(arbitraryResults(), (r) => {
        const of = (name: string) =>
          figures(r).find((f) => f.period === name && f.label.metric === 'gmv.settled')!.value;
        return close(of('2019'), of('2019Q1') + of('2019Q2') + of('2019Q3') + of('2019Q4'));
      }),
      { numRuns: 20 },
    );
  });

  it('takes a stock from the last whole week that ends on or before the end of the period', () => {
    const r = results(60, (_, week) => week);
    // Week 12 ends on 2019-04-01 (excluded), exactly with the quarter.
    expect(stockAt(r, 4, { from: day('2019-01-01'), until: day('2019-04-01') })).toBe(12);
    expect(stockAt(r, 4, { from: day('2019-01-01'), until: day('2019-03-31') })).toBe(11);
    expect(stockAt(r, 4, { from: r.from, until: r.from + 6 })).toBeNaN();
  });

  it('computes ratios from sums, not as means of weekly ratios', () => {
    const attention = columns.findIndex((c) => c.metric === 'gmv.attention' && c.platform === 'douyin');
    const closed = columns.findIndex((c) => c.metric === 'gmv.cell' && c.to === 'douyin');
    const r = results(13, (c, w) => (c === attention ? (w === 0 ? 90 : 10) : c === closed ? 9 : 1));
    const total = figures(r).find((f) => f.label.metric === 'closedLoopRatio' && f.period === 'total')!;
    expect(total.value).toBeCloseTo((13 * 9) / (90 + 12 * 10), 12);
  });

  it('measures concentration between one over the number of platforms and one', () => {
    fc.assert(
      fc.property(arbitraryResults(20), (r) => {
        const found = figures(r).filter((f) => f.label.metric === 'hhi.settled');
        return found.every(({ value }) => value >= 0.5 - 1e-12 && value <= 1 + 1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves out a ratio of nothing instead of reporting a number that is none', () => {
    const r = results(13, () => 0);
    const found = figures(r);
    expect(found.some((f) => f.label.metric === 'closedLoopRatio')).toBe(false);
    expect(found.some((f) => f.label.metric === 'gmv.settled')).toBe(true);
  });

  it('reports whole periods only, and no cells of the diversion matrix', () => {
    const r = results(60, () => 1);
    const found = figures(r);
    expect(new Set(found.map((f) => f.period))).toEqual(
      new Set(wholePeriods(r.from, r.from + 420).map((p) => p.name)),
    );
    expect(found.some((f) => f.period === '2020Q1')).toBe(false);
    expect(found.some((f) => f.label.metric === 'gmv.cell')).toBe(false);
  });
});
