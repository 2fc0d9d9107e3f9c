import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilFromDay,
  dayFromCivil,
  formatDay,
  mondayOf,
  parseDay,
  quarterOf,
  shareOfWeek,
  weekday,
  wholePeriods,
} from '../../src/base/calendar.ts';

/** 0001-01-01 to 9999-12-31. */
const day = fc.integer({ min: -719_162, max: 2_932_896 });
const recent = fc.integer({ min: 17_000, max: 21_000 });
const on = (text: string): number => parseDay(text)!;

describe('days', () => {
  test('agree with the calendar of the host in UTC', () => {
    fc.assert(
      fc.property(day, (d) => {
        const date = new Date(d * 86_400_000);
        expect(formatDay(d)).toBe(date.toISOString().slice(0, 10));
        expect(weekday(d)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  test('are read back from their text and from their civil date', () => {
    fc.assert(
      fc.property(day, (d) => {
        const c = civilFromDay(d);
        expect(parseDay(formatDay(d))).toBe(d);
        expect(dayFromCivil(c.year, c.month, c.day)).toBe(d);
      }),
    );
  });

  test.each([
    '2020-02-30',
    '2019-02-29',
    '2020-13-01',
    '2020-00-10',
    '2020-10-9',
    '20201009',
    ' 2020-10-09',
    '',
    '0000-00-00',
  ])('%j is no calendar day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  test('the ban of 9 October 2020 fell on a Friday', () => {
    expect(weekday(on('2020-10-09'))).toBe(4);
    expect(formatDay(mondayOf(on('2020-10-09')))).toBe('2020-10-05');
  });

  test('every week starts on a Monday at most six days before', () => {
    fc.assert(
      fc.property(day, (d) => {
        expect(weekday(mondayOf(d))).toBe(0);
        expect(d - mondayOf(d)).toBe(weekday(d));
      }),
    );
  });

  test('belong to the quarter of their month', () => {
    expect(quarterOf(on('2020-09-30'))).toBe('2020Q3');
    expect(quarterOf(on('2020-10-01'))).toBe('2020Q4');
    expect(quarterOf(on('2021-01-01'))).toBe('2021Q1');
  });
});

describe('periods', () => {
  const range = fc
    .tuple(recent, fc.integer({ min: 1, max: 2000 }))
    .map(([from, length]) => [from, from + length] as const);

  test('lie wholly inside the range, and total is the range itself', () => {
    fc.assert(
      fc.property(range, ([from, until]) => {
        const periods = wholePeriods(from, until);
        expect(periods.at(-1)).toEqual({ name: 'total', from, until });
        for (const p of periods) {
          expect(p.from).toBeGreaterThanOrEqual(from);
          expect(p.until).toBeLessThanOrEqual(until);
        }
      }),
    );
  });

  test('miss no quarter and no year that fits', () => {
    fc.assert(
      fc.property(range, ([from, until]) => {
        const names = wholePeriods(from, until).map((p) => p.name);
        for (let d = from; d < until; d++) {
          const c = civilFromDay(d);
          if (c.day !== 1 || c.month % 3 !== 1) continue;
          const next = c.month === 10 ? dayFromCivil(c.year + 1, 1, 1) : dayFromCivil(c.year, c.month + 3, 1);
          expect(names.includes(quarterOf(d))).toBe(next <= until);
          if (c.month === 1)
            expect(names.includes(String(c.year))).toBe(dayFromCivil(c.year + 1, 1, 1) <= until);
        }
      }),
    );
  });

  test('that fill the range to its very ends are among them', () => {
    const names = wholePeriods(on('2020-01-01'), on('2021-01-01')).map((p) => p.name);
    expect(names).toEqual(['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2020', 'total']);
  });

  test('the four quarters of a year that fits fill it without gap or overlap', () => {
    const periods = wholePeriods(on('2018-12-31'), on('2022-01-03'));
    expect(periods.map((p) => p.name).join(' ')).toBe(
      '2019Q1 2019Q2 2019Q3 2019Q4 2019 2020Q1 2020Q2 2020Q3 2020Q4 2020 2021Q1 2021Q2 2021Q3 2021Q4 2021 total',
    );
    const quarters = periods.filter((p) => p.name.startsWith('2020Q'));
    const year = periods.find((p) => p.name === '2020')!;
    expect(quarters[0].from).toBe(year.from);
    expect(quarters[3].until).toBe(year.until);
    quarters.slice(1).forEach((q, i) => expect(q.from).toBe(quarters[i].until));
  });
});

describe('the share of a week inside a range', () => {
  test('is the number of its days inside, over seven', () => {
    fc.assert(
      fc.property(
        recent,
        fc.integer({ min: -20, max: 20 }),
        fc.integer({ min: 0, max: 40 }),
        (d, offset, length) => {
          const monday = mondayOf(d);
          const from = monday + offset;
          const days = [0, 1, 2, 3, 4, 5, 6].filter((i) => monday + i >= from && monday + i < from + length);
          expect(shareOfWeek(monday, from, from + length)).toBe(days.length / 7);
        },
      ),
    );
  });

  test('adds up to one over ranges that part the week', () => {
    expect(shareOfWeek(on('2020-10-05'), 0, on('2020-10-09'))).toBe(4 / 7);
    expect(shareOfWeek(on('2020-10-05'), on('2020-10-09'), Infinity)).toBe(3 / 7);
  });
});
