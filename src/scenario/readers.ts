/**
 * Readings of single values: what a strategist writes becomes what the model computes with, or a complaint.
 * Long because it holds one reader for each kind of value, side by side.
 */
import { formatDay, mondayOf, parseDay, type Day } from '../base/calendar.ts';
import { formatQuantity, parseQuantity } from '../base/units.ts';
import type { Text, Unit } from '../model/declare.ts';
import { firstMonday } from './language.ts';
import type { Path } from './scenario.ts';
import { didYouMean, printable, shown } from './suggest.ts';

export interface Complaint {
  readonly message: string;
  readonly mend?: string;
  /** Where inside the value, if not the whole. */
  readonly path?: readonly string[];
  /** Report at the key rather than at its value. */
  readonly at?: 'key';
}

export type Reading<T> = { readonly value: T } | { readonly complaints: readonly Complaint[] };
export type Reader<T> = (found: unknown) => Reading<T>;
export type Interval = readonly [number, number];

const complain = (message: string, mend?: string): { complaints: readonly Complaint[] } => ({
  complaints: [{ message, ...(mend === undefined ? {} : { mend }) }],
});

const foundAllowed = (found: unknown, allowed: string): string => `found ${shown(found)}, allowed ${allowed}`;

/** Whether a value was left out or left empty. */
const isNothing = (found: unknown): found is null | undefined => found === null || found === undefined;

const between = ([low, high]: Interval, unit: Unit): string =>
  `${formatQuantity(low, unit)} to ${formatQuantity(high, unit)}`;

/** An example of a quantity, for messages and for the JSON Schema. */
export const exampleOf: Readonly<Record<Unit, string>> = {
  share: '20 %',
  'share/week': '5 %/week',
  CNY: '300m CNY',
  'CNY/week': '300m CNY/week',
  persons: '250m persons',
  weeks: '4 weeks',
  utils: '0.5 utils',
  '1': '1.2',
  'minutes/day': '60 minutes/day',
};

/** A quantity with its unit, within what the model can compute with. */
export function quantityReader(unit: Unit, bounds: Interval): Reader<number> {
  return (found) => {
    if (typeof found !== 'string' && typeof found !== 'number') {
      return complain(foundAllowed(found, `a quantity such as ${exampleOf[unit]}`));
    }
    const parsed = parseQuantity(found, unit);
    if (!('value' in parsed))
      return complain(`found ${shown(found)}, allowed ${parsed.allowed}`, parsed.mend);
    const { value } = parsed;
    if (value >= bounds[0] && value <= bounds[1]) return { value };
    return complain(foundAllowed(found, between(bounds, unit)));
  };
}

/** `LOW to HIGH`, or nothing for the declared range. */
export function rangeReader(unit: Unit, bounds: Interval, declared: Interval): Reader<Interval> {
  const read = quantityReader(unit, bounds);
  const example = `${formatQuantity(declared[0], unit)} to ${formatQuantity(declared[1], unit)}`;
  return (found) => {
    if (isNothing(found)) return { value: declared };
    const ends = typeof found === 'string' ? found.split(/\s+to\s+/) : [];
    if (ends.length !== 2) return complain(foundAllowed(found, `a range such as ${example}`));
    const [low, high] = ends.map((end) => read(end));
    const complaints = [low, high].flatMap((end) => (end && 'complaints' in end ? end.complaints : []));
    if (complaints.length > 0 || !('value' in low) || !('value' in high)) return { complaints };
    if (low.value <= high.value) return { value: [low.value, high.value] };
    return complain(`the range ${shown(found)} is reversed`, `write ${ends[1]} to ${ends[0]}`);
  };
}

/** A calendar day, without a time of day. */
export const dayReader: Reader<Day> = (found) => {
  const day = typeof found === 'string' ? parseDay(found) : null;
  if (day !== null) return { value: day };
  return complain(foundAllowed(found, 'a day such as 2020-10-09'), dayMend(found));
};

/** Other common ways to write a day. */
function dayMend(found: unknown): string | undefined {
  const parts = typeof found === 'string' ? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(found.trim()) : null;
  if (!parts) return undefined;
  const text = `${parts[1]}-${parts[2].padStart(2, '0')}-${parts[3].padStart(2, '0')}`;
  return parseDay(text) === null ? `${text} is not in the calendar` : `write ${text}`;
}

export const mondayReader: Reader<Day> = (found) => {
  const read = dayReader(found);
  if (!('value' in read)) return read;
  const before = mondayOf(read.value);
  const nearest = Math.max(read.value - before > 3 ? before + 7 : before, firstMonday);
  if (read.value === nearest) return read;
  const allowed = `a Monday from ${formatDay(firstMonday)} on`;
  return complain(foundAllowed(found, allowed), `write ${formatDay(nearest)}, the nearest`);
};

/** A whole number, written as `200000`, `200_000` or `20万`. */
export function integerReader(least: number): Reader<number> {
  return (found) => {
    const parsed =
      typeof found === 'string' || typeof found === 'number' ? parseQuantity(found, 'count') : null;
    if (parsed && 'value' in parsed && parsed.value >= least) return parsed;
    return complain(foundAllowed(found, `a whole number from ${least} on`));
  };
}

/** One of a list of words. */
export function wordReader<W extends string>(words: readonly W[], kind: string): Reader<W> {
  return (found) => {
    const word = words.find((w) => w === found);
    if (word !== undefined) return { value: word };
    if (typeof found !== 'string') return complain(foundAllowed(found, words.join(', ')));
    const guess = didYouMean(found, words);
    return complain(
      `unknown ${kind} ${shown(found)}${guess}`,
      guess ? undefined : `allowed: ${words.join(', ')}`,
    );
  };
}

/** A list of values, none of them twice. */
function listReader<T>(read: Reader<T>, kind: string): Reader<readonly T[]> {
  return (found) => {
    if (!Array.isArray(found)) {
      const mend = typeof found === 'string' ? `write [${printable(found)}]` : undefined;
      return complain(foundAllowed(found, `a list of ${kind} names`), mend);
    }
    const items = found as readonly unknown[];
    const complaints = items.flatMap((item, i) => {
      const one = read(item);
      if ('complaints' in one) return one.complaints.map((c) => ({ ...c, path: [String(i)] }));
      return items.indexOf(item) < i
        ? [{ message: `${shown(item)} stands here twice`, path: [String(i)] }]
        : [];
    });
    return complaints.length > 0 ? { complaints } : { value: items as readonly T[] };
  };
}

/** A list of such words, at least one. */
export function wordsReader<W extends string>(words: readonly W[], kind: string): Reader<readonly W[]> {
  const read = listReader(wordReader(words, kind), kind);
  return (found) =>
    Array.isArray(found) && found.length === 0
      ? complain('found an empty list', `name at least one ${kind}`)
      : read(found);
}

export function patternReader(pattern: RegExp, allowed: string): Reader<string> {
  return (found) =>
    typeof found === 'string' && pattern.test(found)
      ? { value: found }
      : complain(foundAllowed(found, allowed));
}

const longestText = 2000;

export const lineReader: Reader<string> = (found) => {
  if (typeof found !== 'string' || found.trim() === '') return complain(foundAllowed(found, 'a text'));
  if (found.length > longestText) return complain(`found ${found.length} characters, allowed ${longestText}`);
  return { value: found.normalize('NFC') };
};

/** A text for readers: a plain string is English. */
export const textReader: Reader<Text> = (found) => {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    const line = lineReader(found);
    return 'value' in line ? { value: { en: line.value } } : line;
  }
  const given = Object.entries(found);
  const complaints = given.flatMap(([key, text]): readonly Complaint[] => {
    const path = [key];
    if (key !== 'en' && key !== 'zh')
      return [{ message: `unknown language ${shown(key)}`, mend: 'allowed: en, zh', path, at: 'key' }];
    const line = lineReader(text);
    return 'complaints' in line ? line.complaints.map((c) => ({ ...c, path })) : [];
  });
  if (!given.some(([key]) => key === 'en'))
    complaints.push({ message: 'a text needs its English', mend: 'add en' });
  return complaints.length > 0 ? { complaints } : { value: normalized(found as Text) };
};

const normalized = (text: Text): Text => ({
  en: text.en.normalize('NFC'),
  ...(text.zh === undefined ? {} : { zh: text.zh.normalize('NFC') }),
});

export const flagReader: Reader<boolean> = (found) => {
  if (typeof found === 'boolean') return { value: found };
  const meant =
    typeof found === 'string'
      ? { yes: true, on: true, no: false, off: false }[found.toLowerCase()]
      : undefined;
  return complain(foundAllowed(found, 'true or false'), meant === undefined ? undefined : `write ${meant}`);
};

/** The knots of `steps` or `ramp`: days, each later than the one before, with quantities. */
export function knotsReader(unit: Unit, bounds: Interval): Reader<Path['knots']> {
  const read = quantityReader(unit, bounds);
  return (found) => {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) {
      return complain(
        foundAllowed(found, `days with quantities, such as { 2020-10-12: ${exampleOf[unit]} }`),
      );
    }
    const complaints: Complaint[] = [];
    const knots: { day: Day; value: number }[] = [];
    for (const [key, quantity] of Object.entries(found)) {
      const day = dayReader(key);
      const value = read(quantity);
      for (const part of [day, value]) {
        if ('complaints' in part) complaints.push(...part.complaints.map((c) => ({ ...c, path: [key] })));
      }
      if (!('value' in day) || !('value' in value)) continue;
      const last = knots.at(-1);
      if (last && last.day >= day.value) {
        complaints.push({
          message: `${key} does not come after ${formatDay(last.day)}`,
          mend: 'put days in order',
          path: [key],
        });
      }
      knots.push({ day: day.value, value: value.value });
    }
    if (complaints.length > 0) return { complaints };
    return knots.length > 0
      ? { value: knots }
      : complain('found no day', `write { 2020-10-12: ${exampleOf[unit]} }`);
  };
}

const unknownForm = (key: string): Complaint => ({
  message: `unknown key ${shown(key)}${didYouMean(key, ['ramp', 'steps'])}`,
  mend: 'write a quantity, or one of steps and ramp',
  path: [key],
  at: 'key',
});

/** A dated path: one quantity for all days, or `steps`, or `ramp`. */
export function pathReader(unit: Unit, bounds: Interval): Reader<Path> {
  const readOne = quantityReader(unit, bounds);
  const readKnots = knotsReader(unit, bounds);
  return (found) => {
    if (typeof found !== 'object' || found === null || Array.isArray(found)) {
      const one = readOne(found);
      return 'value' in one
        ? { value: { knots: [{ day: firstMonday, value: one.value }], between: 'step' } }
        : one;
    }
    const entries = Object.entries(found);
    const strange = entries.filter(([key]) => key !== 'steps' && key !== 'ramp');
    if (strange.length > 0) return { complaints: strange.map(([key]) => unknownForm(key)) };
    const [[form, knots] = ['', null], ...more] = entries;
    if (form === '' || more.length > 0) {
      return complain(
        'found a map, allowed a quantity, or one of steps and ramp',
        `write { ramp: { 2020-01-01: ${exampleOf[unit]} } }`,
      );
    }
    const read = readKnots(knots);
    if ('value' in read)
      return { value: { knots: read.value, between: form === 'ramp' ? 'linear' : 'step' } };
    return { complaints: read.complaints.map((c) => ({ ...c, path: [form, ...(c.path ?? [])] })) };
  };
}

/** Makes a reader accept `null` for "none", which takes away what a parent gives. */
export function orNone<T>(read: Reader<T>): Reader<T | null> {
  return (found) => (found === null ? { value: null } : read(found));
}
