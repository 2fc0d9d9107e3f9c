/**
 * What a sentence of `expect` may claim of a figure. Every claim comes down to one form: what is observed, less what it
 * is held against, lies in an interval. So whoever judges needs to know no claim by name.
 */
import { readMetricValue, type Valued } from './metricValue.ts';
import { nameAllowed, namePattern } from './language.ts';
import type { Complaint, Reading } from './readers.ts';
import { shown } from './suggest.ts';

/** What a figure of the scenario is held against, on the same replicates; the difference is the first less the second. */
export type Against =
  /** The scenario less another one. */
  | { readonly scenario: string }
  /** The scenario with one value changed, as `--set` takes it, less the scenario as it is. */
  | { readonly path: string; readonly value: string };

export interface Claim {
  /** Null where the figure itself is judged and no difference. */
  readonly against: Against | null;
  readonly low: number;
  readonly high: number;
  /** Whether the ends belong to the interval. */
  readonly closed: boolean;
  /** Whether it speaks of every week of every replicate, and not of the time as a whole in most of them. */
  readonly exact: boolean;
}

export interface ClaimForm {
  readonly words: string;
  /** What follows the words, for readers. */
  readonly rest: string;
  read(rest: string, metric: Valued): Reading<Claim>;
}

const figure = { against: null, low: -Infinity, high: Infinity, closed: true, exact: false };
const above = { low: 0, high: Infinity, closed: false, exact: false };
const below = { low: -Infinity, high: 0, closed: false, exact: false };

const complain = (message: string, mend: string): { complaints: Complaint[] } => ({
  complaints: [{ message, mend }],
});

/** A claim about a value. */
const valued =
  (claim: (value: number) => Partial<Claim>) =>
  (rest: string, metric: Valued): Reading<Claim> => {
    const read = readMetricValue(rest, metric);
    return 'value' in read ? { value: { ...figure, ...claim(read.value) } } : read;
  };

function between(rest: string, metric: Valued): Reading<Claim> {
  const ends = rest.split(' and ');
  if (ends.length !== 2) return complain(`found ${shown(rest)}, allowed two values`, 'write between … and …');
  const [low, high] = ends.map((end) => readMetricValue(end, metric));
  if ('complaints' in low) return low;
  if ('complaints' in high) return high;
  if (low.value <= high.value) return { value: { ...figure, low: low.value, high: high.value } };
  return complain(`the range ${shown(rest)} is reversed`, `write between ${ends[1]} and ${ends[0]}`);
}

/** A claim about the difference from another scenario. */
const than =
  (claim: Omit<Claim, 'against'>) =>
  (rest: string): Reading<Claim> =>
    namePattern.test(rest)
      ? { value: { ...claim, against: { scenario: rest } } }
      : complain(`found ${shown(rest)}, allowed the name of a scenario`, `a name is ${nameAllowed}`);

/** A claim about what one change does. */
const when =
  (claim: Omit<Claim, 'against'>) =>
  (rest: string): Reading<Claim> => {
    const [, path, value] = /^(\S+) is (.+)$/.exec(rest) ?? [];
    if (path !== undefined) return { value: { ...claim, against: { path, value } } };
    return complain(`found ${shown(rest)}, allowed a change`, 'write when rematch.guide is 5 %/week');
  };

/** Longer words before those with which they begin. */
export const claimForms: readonly ClaimForm[] = [
  { words: 'is at least', rest: 'VALUE', read: valued((low) => ({ low })) },
  { words: 'is at most', rest: 'VALUE', read: valued((high) => ({ high })) },
  { words: 'is between', rest: 'VALUE and VALUE', read: between },
  { words: 'is higher than in', rest: 'SCENARIO', read: than(above) },
  { words: 'is lower than in', rest: 'SCENARIO', read: than(below) },
  { words: 'is', rest: 'VALUE', read: valued((v) => ({ low: v, high: v, exact: true })) },
  { words: 'rises when', rest: 'PATH is VALUE', read: when(above) },
  { words: 'falls when', rest: 'PATH is VALUE', read: when(below) },
  {
    words: 'does not change when',
    rest: 'PATH is VALUE',
    read: when({ low: 0, high: 0, closed: true, exact: true }),
  },
];
