/** When a sentence of `expect` holds: its last words. */
import { mondayOf, wholePeriods, type Day, type Period } from '../base/calendar.ts';
import { dayReader, type Complaint, type Reader, type Reading } from './readers.ts';
import type { RunSettings } from './scenario.ts';
import { shown } from './suggest.ts';

/** When it holds: a period by name (`total`, `2021`, `2020Q4`), or the whole weeks between two days. */
export type When = { readonly period: string } | { readonly from: Day | null; readonly until: Day | null };

export const example = 'write it as "gmv.linked of douyin through live is 0 from 2020-10-12"';

export const isWhenWord = (word: string): boolean => ['from', 'until', 'in'].includes(word);

/** Takes words from the front as long as they come in pairs that begin with a known one. */
export function takePairs(words: readonly string[], known: (word: string) => boolean): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < words.length && known(words[i]); i += 2) pairs.push([words[i], words[i + 1] ?? '']);
  return pairs;
}

export const doubled = (pairs: readonly [string, string][]): Complaint[] =>
  pairs
    .filter(([word], i) => pairs.findIndex(([w]) => w === word) < i)
    .map(([word]) => ({ message: `"${word}" stands here twice` }));

/** Whether a word begins like a period, be it a slip. */
export const isPeriod = (word: string): boolean => /^(total|\d)/.test(word);

const readPeriod: Reader<string> = (found) => {
  const text = String(found);
  if (/^(total|\d{4}(Q[1-4])?)$/.test(text)) return { value: text };
  const [, year, quarter] = /^(\d{4})\W?q([1-4])$/i.exec(text) ?? [];
  const mend = year === undefined ? {} : { mend: `write ${year}Q${quarter}` };
  return {
    complaints: [
      {
        message: `found ${shown(text)}, allowed total, a year such as 2021 or a quarter such as 2020Q4`,
        ...mend,
      },
    ],
  };
};

export function readWhen(words: readonly string[]): Reading<When> {
  const pairs = takePairs(words, isWhenWord);
  const complaints = doubled(pairs);
  const after = words.slice(2 * pairs.length).join(' ');
  if (after !== '')
    complaints.push({ message: `found ${shown(after)} behind the end of the sentence`, mend: example });
  const given = new Map<string, string | Day>();
  for (const [word, text] of pairs) {
    const read: Reading<string | Day> = word === 'in' ? readPeriod(text) : dayReader(text);
    if ('complaints' in read) complaints.push(...read.complaints);
    else given.set(word, read.value);
  }
  if (given.has('in') && given.size > 1)
    complaints.push({ message: 'found days and a period, allowed one of them' });
  if (complaints.length > 0) return { complaints };
  const [period, from, until] = [given.get('in'), given.get('from'), given.get('until')];
  if (from === undefined && until === undefined) return { value: { period: String(period ?? 'total') } };
  const [first, end] = [(from as Day | undefined) ?? null, (until as Day | undefined) ?? null];
  if (first !== null && end !== null && end < first + 7)
    return {
      complaints: [
        { message: 'no whole week lies between the two days', mend: 'let until come a week after from' },
      ],
    };
  return { value: { from: first, until: end } };
}

/** The days that are meant in a run, or null where the run has none of them (or not the whole period). */
export function windowOf(when: When, { from, weeks }: RunSettings): Period | null {
  const end = from + 7 * weeks;
  if ('period' in when) return wholePeriods(from, end).find((p) => p.name === when.period) ?? null;
  const first = Math.max(from, when.from === null ? from : mondayOf(when.from + 6));
  const until = Math.min(end, when.until === null ? end : mondayOf(when.until));
  return first < until ? { name: 'weeks', from: first, until } : null;
}
