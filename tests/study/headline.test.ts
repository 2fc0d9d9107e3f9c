import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import type { Difference, Estimate } from '../../src/study/findings.ts';
import { headlinePeriod } from '../../src/study/headline.ts';

const place = { metric: 'gmv.settled', platform: 'douyin', channel: null, tier: null, unit: 'CNY_bn' };
const level = (period: string): Estimate => ({
  ...place,
  period,
  mean: 9,
  median: 9,
  p10: 8,
  p90: 10,
  n: 20,
});
const difference = (period: string, by: number, baseline = 'open'): Difference => ({
  ...{ ...place, period, scenario: 'ban', baseline, probabilityPositive: 0.5 },
  ...{ mean: by, median: by, p10: 0.9 * by, p90: 1.1 * by, n: 20 },
});

/** The headline of a run between two days that differs from the baseline in these periods. */
function headline(from: string, until: string, years: readonly string[], moved: readonly string[]): string {
  const periods = ['total', ...years.flatMap((y) => [y, ...[1, 2, 3, 4].map((q) => `${y}Q${q}`)])];
  const [start, end] = [parseDay(from)!, parseDay(until)!];
  return headlinePeriod(
    {
      scenarios: [{ name: 'open', title: 'open', hash: 'h', estimates: periods.map(level) }],
      differences: periods.map((period) => difference(period, moved.includes(period) ? 3 : 0)),
      baseline: 'open',
    },
    { from: start, weeks: Math.ceil((end - start) / 7) },
  );
}

describe('the period of headlines', () => {
  const whole = ['total', '2020', '2020Q3', '2020Q4', '2021', '2021Q1', '2021Q2', '2021Q3', '2021Q4'];

  it('is the last whole year', () => {
    expect(headline('2018-12-31', '2022-01-02', ['2019', '2020', '2021'], whole)).toBe('2021');
    expect(headline('2018-12-31', '2021-06-30', ['2019', '2020'], whole)).toBe('2020');
    expect(headline('2018-12-31', '2022-01-02', ['2019', '2020', '2021'], [])).toBe('2021');
  });

  it('is the whole run where there is no year, or none in which anything differs', () => {
    expect(headline('2020-02-03', '2020-11-30', [], ['total'])).toBe('total');
    expect(headline('2018-12-31', '2020-12-20', ['2019'], ['total'])).toBe('total');
  });

  it('is no year of which only the last days are touched, unless the run ends with them', () => {
    const late = ['total', '2019', '2019Q4'];
    expect(headline('2018-12-31', '2020-12-20', ['2019'], late)).toBe('total');
    expect(headline('2018-12-31', '2020-03-15', ['2019'], late)).toBe('total');
    expect(headline('2018-12-31', '2020-01-04', ['2019'], late)).toBe('2019');
  });

  it('minds differences from the baseline only', () => {
    const found = {
      scenarios: [{ name: 'open', title: 'open', hash: 'h', estimates: [level('2020'), level('2021')] }],
      differences: [difference('2020', 3), difference('2020Q3', 3), difference('2021Q1', 3, 'other')],
      baseline: 'open',
    };
    expect(headlinePeriod(found, { from: parseDay('2018-12-31')!, weeks: 157 })).toBe('2020');
  });
});
