import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity, parseQuantity, units, type QuantityUnit } from '../../src/base/units.ts';

/** The value read, or the refusal's mend. */
function read(input: string | number, unit: QuantityUnit): number | string {
  const parsed = parseQuantity(input, unit);
  return 'value' in parsed ? parsed.value : `refused: ${parsed.mend ?? parsed.allowed}`;
}

const anyUnit = fc.constantFrom(...units);
const lang = fc.constantFrom('en' as const, 'zh' as const);
const magnitude = fc.oneof(
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 10_000_000_000 }),
);

describe('what is printed is read back', () => {
  test('as the very same number, in every unit and both languages', () => {
    fc.assert(
      fc.property(magnitude, anyUnit, lang, (value, unit, l) => {
        expect(parseQuantity(formatQuantity(value, unit, l), unit)).toEqual({ value: value + 0 });
      }),
      {
        numRuns: 2000,
        examples: [
          [1e-7, 'share', 'en'],
          [1e22, 'CNY', 'zh'],
          [-0, 'weeks', 'en'],
        ],
      },
    );
  });

  test('for whole percentages without a stray digit', () => {
    for (let n = 0; n <= 200; n++) {
      expect(formatQuantity(n / 100, 'share')).toBe(`${n} %`);
      expect(read(`${n} %`, 'share')).toBe(n / 100);
    }
  });
});

test.each<[string | number, QuantityUnit, number]>([
  ['20 %', 'share', 0.2],
  ['20%', 'share', 0.2],
  ['12.3 %', 'share', 0.123],
  ['-5 %', 'share', -0.05],
  ['  7 percent ', 'share', 0.07],
  ['5 %/week', 'share/week', 0.05],
  ['0.3 %/week', 'share/week', 0.003],
  ['5 % per week', 'share/week', 0.05],
  ['5 %/周', 'share/week', 0.05],
  ['3bn CNY', 'CNY', 3e9],
  ['3 bn CNY', 'CNY', 3e9],
  ['3.1bn CNY', 'CNY', 3.1e9],
  ['300m CNY', 'CNY', 300e6],
  ['300M CNY', 'CNY', 300e6],
  ['30亿元', 'CNY', 30e8],
  ['2万元', 'CNY', 20_000],
  ['1.2 万亿元', 'CNY', 1.2e12],
  ['5000 yuan', 'CNY', 5000],
  ['300m CNY/week', 'CNY/week', 300e6],
  ['3亿元/周', 'CNY/week', 3e8],
  ['7.1e8 persons', 'persons', 7.1e8],
  ['710m persons', 'persons', 7.1e8],
  ['7.1亿人', 'persons', 7.1e8],
  ['2w', 'persons', 20_000],
  ['30万', 'persons', 300_000],
  [300_000, 'persons', 300_000],
  ['200_000', 'count', 200_000],
  ['20_0000', 'count', 200_000],
  ['2w', 'count', 20_000],
  ['2.5万', 'count', 25_000],
  [1500, 'count', 1500],
  ['26 weeks', 'weeks', 26],
  ['1 week', 'weeks', 1],
  ['26周', 'weeks', 26],
  [26, 'weeks', 26],
  ['12 minutes/day', 'minutes/day', 12],
  ['12 min/day', 'minutes/day', 12],
  ['12分钟/天', 'minutes/day', 12],
  ['-0.5 utils', 'utils', -0.5],
  [0.5, 'utils', 0.5],
  [1.5, '1', 1.5],
  ['.5', '1', 0.5],
  ['+1e-3', '1', 0.001],
  [1e21, '1', 1e21],
])('%j as %s is %d', (input, unit, value) => {
  expect(read(input, unit)).toBe(value);
});

test.each<[string | number, QuantityUnit, string]>([
  [20, 'share', '20 is above 1; did you mean 20 %?'],
  ['20', 'share/week', '20 is above 1; did you mean 20 %/week?'],
  [0.2, 'share', 'write 20 %'],
  [0.07, 'share', 'write 7 %'],
  [0, 'share', 'write 0 %'],
  ['5 %', 'share/week', 'write 5 %/week'],
  ['5 %/week', 'share', 'write 5 %'],
  [3, 'CNY', 'write 3 CNY'],
  ['3bn', 'CNY', 'write 3bn CNY'],
  ['300m CNY', 'CNY/week', 'write 300m CNY/week'],
  [12, 'minutes/day', 'write 12 minutes/day'],
  ['２０％', 'share', 'write 20%, in ordinary (half-width) characters'],
  ['３０亿元', 'CNY', 'write 30亿元, in ordinary (half-width) characters'],
  ['300,000', 'persons', 'write 300000'],
  ['1e400', '1', 'write a number below 1e308'],
])('%j as %s is refused with its mend: %s', (input, unit, mend) => {
  expect(read(input, unit)).toBe(`refused: ${mend}`);
});

test.each<[string | number, QuantityUnit]>([
  ['.inf', '1'],
  [Infinity, '1'],
  [-Infinity, '1'],
  [NaN, '1'],
  ['', '1'],
  ['many', 'persons'],
  ['010', 'weeks'],
  ['0x10', '1'],
  ['1_0', '1'],
  ['1__000', 'count'],
  ['1.5', 'count'],
  [2 ** 53, 'count'],
  ['1.2.3', '1'],
  ['1e', '1'],
  ['--1', '1'],
  ['20 %', 'CNY'],
  ['20 dollars', 'CNY'],
  ['26 days', 'weeks'],
  ['2w', 'weeks'],
  ['120 %/year', 'share/week'],
  ['-1 %/day', 'share/week'],
  ['123456789012345678901', '1'],
])('%j as %s is refused', (input, unit) => {
  const parsed = parseQuantity(input, unit);
  expect(parsed).toMatchObject({
    found: String(input).trim(),
    allowed: expect.stringMatching(/such as/) as string,
  });
});

test('minus zero is zero', () => {
  expect(read('-0', '1')).toBe(0);
  expect(read(-0, 'utils')).toBe(0);
  expect(read('-0 %', 'share')).toBe(0);
});

describe('yearly and daily probabilities become weekly ones', () => {
  const p = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);

  test('so that 365/7 weeks leave as many untouched as the year did', () => {
    fc.assert(
      fc.property(p, (percent) => {
        const weekly = read(`${percent} %/year`, 'share/week') as number;
        expect(Math.pow(1 - weekly, 365 / 7)).toBeCloseTo(1 - percent / 100, 12);
      }),
    );
  });

  test('so that a week leaves as many untouched as seven days did', () => {
    fc.assert(
      fc.property(p, (percent) => {
        const weekly = read(`${percent} %/day`, 'share/week') as number;
        expect(1 - weekly).toBeCloseTo(Math.pow(1 - percent / 100, 7), 12);
      }),
    );
  });

  test('and certainty stays certain', () => {
    expect(read('100 %/year', 'share/week')).toBe(1);
    expect(read('0 %/day', 'share/week')).toBe(0);
  });
});

test('quantities are printed as a strategist would write them', () => {
  expect(formatQuantity(0.2, 'share')).toBe('20 %');
  expect(formatQuantity(0.003, 'share/week')).toBe('0.3 %/week');
  expect(formatQuantity(0.003, 'share/week', 'zh')).toBe('0.3 %/周');
  expect(formatQuantity(3e9, 'CNY')).toBe('3bn CNY');
  expect(formatQuantity(3e9, 'CNY', 'zh')).toBe('30亿元');
  expect(formatQuantity(300e6, 'CNY/week')).toBe('300m CNY/week');
  expect(formatQuantity(5000, 'CNY')).toBe('5000 CNY');
  expect(formatQuantity(20_000, 'CNY', 'zh')).toBe('2万元');
  expect(formatQuantity(710e6, 'persons')).toBe('710m persons');
  expect(formatQuantity(300_000, 'persons')).toBe('300000 persons');
  expect(formatQuantity(26, 'weeks')).toBe('26 weeks');
  expect(formatQuantity(1, 'weeks')).toBe('1 week');
  expect(formatQuantity(200_000, 'count')).toBe('200000');
  expect(formatQuantity(12, 'minutes/day', 'zh')).toBe('12分钟/天');
  expect(formatQuantity(1.5, '1')).toBe('1.5');
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9.eE+_%/a-z万亿元 -]*$/)),
      anyUnit,
      (text, unit) => {
        const parsed = parseQuantity(text, unit);
        expect('value' in parsed ? Number.isFinite(parsed.value) : parsed.allowed.length > 0).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
