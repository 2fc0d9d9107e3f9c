/** How each unit is written. The readings themselves are in units.ts. */

/**
 * Units of declared values. `share` is a part of one (20 %), `share/week` a weekly probability, `CNY` yuan, `utils`
 * the scale of the logit, `1` a pure number.
 */
export const units = [
  'share',
  'share/week',
  'CNY',
  'CNY/week',
  'persons',
  'weeks',
  'utils',
  '1',
  'minutes/day',
] as const;
export type Unit = (typeof units)[number];

/** What can be read: the units of declared values, and `count`, a whole number of things that no rule declares. */
export type QuantityUnit = Unit | 'count';

export interface UnitRule {
  /** Words after the number, without spaces and in lower case; the empty word allows a bare number. */
  readonly words: readonly string[];
  /** Whether words for large numbers (万, bn) may stand between number and unit. */
  readonly scales: boolean;
  /** Decimal places that the unit itself moves the point: −2 for a percent sign. */
  readonly shift: number;
  readonly whole?: boolean;
  readonly allowed: string;
  readonly en: string;
  readonly zh: string;
}

export const percent = ['%', 'percent'];
const yuan = ['cny', 'yuan', 'rmb', '元', '人民币'];
const perWeek = ['/week', 'perweek', '/周', '每周'];
const joined = (first: readonly string[], second: readonly string[]): string[] =>
  first.flatMap((a) => second.map((b) => a + b));
const plain = { scales: false, shift: 0 };
const large = { scales: true, shift: 0 };

export const rules: Readonly<Record<QuantityUnit, UnitRule>> = {
  share: {
    words: percent,
    scales: false,
    shift: -2,
    allowed: 'a share with its sign, such as 20 %',
    en: ' %',
    zh: ' %',
  },
  'share/week': {
    words: joined(percent, perWeek),
    scales: false,
    shift: -2,
    allowed: 'a probability with its period, such as 5 %/week (or /day, /year)',
    en: ' %/week',
    zh: ' %/周',
  },
  CNY: {
    ...large,
    words: yuan,
    allowed: 'an amount of money, such as 300m CNY or 3亿元',
    en: ' CNY',
    zh: '元',
  },
  'CNY/week': {
    ...large,
    words: joined(yuan, perWeek),
    allowed: 'an amount of money a week, such as 300m CNY/week or 3亿元/周',
    en: ' CNY/week',
    zh: '元/周',
  },
  persons: {
    ...large,
    words: ['', 'persons', 'person', 'people', '人'],
    allowed: 'a number of persons, such as 300000, 710m persons or 30万人',
    en: ' persons',
    zh: '人',
  },
  weeks: {
    ...plain,
    words: ['', 'weeks', 'week', '周'],
    allowed: 'a number of weeks, such as 26',
    en: ' weeks',
    zh: '周',
  },
  utils: {
    ...plain,
    words: ['', 'utils', 'util'],
    allowed: 'a number on the scale of the logit, such as 0.5',
    en: ' utils',
    zh: ' utils',
  },
  '1': { ...large, words: [''], allowed: 'a number, such as 1.5', en: '', zh: '' },
  count: {
    ...large,
    words: [''],
    whole: true,
    allowed: 'a whole number, such as 200000, 200_000 or 20万',
    en: '',
    zh: '',
  },
  'minutes/day': {
    ...plain,
    words: [...joined(['minutes', 'minute', 'min'], ['/day', 'perday']), '分钟/天', '分钟/日'],
    allowed: 'minutes a day, such as 12 minutes/day',
    en: ' minutes/day',
    zh: '分钟/天',
  },
};

/** Words for large numbers and the decimal places they stand for, longest first. */
export const scaleWords: readonly (readonly [string, number])[] = [
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['万亿', 12],
  ['千万', 7],
  ['百万', 6],
  ['bn', 9],
  ['mn', 6],
  ['亿', 8],
  ['万', 4],
  ['m', 6],
  ['k', 3],
  ['w', 4],
];

/** Days per period of a probability that is not weekly. */
export const periods: readonly (readonly [string, number])[] = [
  ['/year', 365],
  ['peryear', 365],
  ['/年', 365],
  ['/day', 1],
  ['perday', 1],
  ['/天', 1],
  ['/日', 1],
];
