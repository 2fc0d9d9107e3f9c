import type { Direction } from '../../report/words/likelihood.ts';
import type { Language } from '../../study/phrases.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** Terms of a decision that are printed one a row. */
export type Term =
  | 'decision'
  | 'barrier'
  | 'hazard'
  | 'reviewDraw'
  | 'byContent'
  | 'bySearch'
  | 'sales'
  | 'margin'
  | 'running'
  | 'reckoned'
  | 'imitated'
  | 'weekly'
  | 'cannibalised'
  | 'annuity'
  | 'coldStart'
  | 'worth'
  | 'setup'
  | 'deposit'
  | 'exclusivity'
  | 'closure'
  | 'fines'
  | 'cost'
  | 'hurdle'
  | 'chance'
  | 'enterDraw'
  | 'profit'
  | 'threshold'
  | 'rate'
  | 'exitDraw'
  | 'broke'
  | 'before'
  | 'after'
  | 'permit'
  | 'stocked'
  | 'complyDraw'
  | 'complies'
  | 'usual'
  | 'income'
  | 'anchorHazard'
  | 'reviseDraw'
  | 'optionDraw'
  | 'wanted'
  | 'matchChance'
  | 'matchDraw';

export interface DiffWords {
  readonly pair: (a: string, b: string) => string;
  readonly differs: string;
  readonly nothing: string;
  readonly noPolicy: string;
  readonly follows: (period: string, n: number, seed: number) => string;
  readonly head: readonly string[];
  readonly directions: Readonly<Record<Direction, string>>;
  /** Direction, likelihood, share of the replicates. */
  readonly likely: (direction: string, likelihood: string) => string;
  /** Instead of a direction, of one replicate. */
  readonly single: string;
  /** Given the fewest replicates that can tell a direction. */
  readonly caption: (fewest: number) => string;
  readonly failures: (n: number) => string;
  readonly parts: (seed: number, replicate: number) => string;
  readonly unlike: Readonly<Record<'platforms' | 'channels', string>>;
  readonly never: string;
  readonly chain: Readonly<Record<'first' | 'anchor' | 'consumers' | 'merchant', string>>;
  readonly none: Readonly<Record<'anchor' | 'consumers' | 'merchant', string>>;
  readonly start: string;
  /** Without what it does where a step has no words of its own. */
  readonly when: (date: string, week: number, step: string, what: string | undefined) => string;
  readonly steps: Readonly<Record<string, string>>;
  readonly values: (a: string, b: string) => string;
  /** Who or what, its two values, and what else differs (empty for nothing). */
  readonly told: (who: string, values: string, more: string) => string;
  readonly more: (entries: number, others: number) => string;
  readonly agent: {
    readonly merchant: (n: number, tier: string, category: string) => string;
    readonly store: (merchant: string, platform: string) => string;
    readonly anchor: (n: number, kind: string, category: string) => string;
    readonly consumers: string;
    readonly class: (n: number) => string;
    readonly account: (name: string) => string;
    readonly all: string;
  };
  readonly orders: Readonly<Record<'hosted' | 'linked' | 'searched', string>>;
  readonly lag: (n: number) => string;
  readonly noStore: string;
  readonly idle: (place: string) => string;
  readonly left: string;
  readonly chosen: Readonly<Record<'asked' | 'parted' | 'reviewed' | 'last', string>>;
  readonly why: (agent: string, date: string, week: number, seed: number, replicate: number) => string;
  readonly perReal: string;
  readonly terms: Readonly<Record<Term, string>>;
  readonly barriers: Readonly<Record<'removed' | 'cooldown' | 'followers' | 'noCash' | 'setup', string>>;
  readonly decisions: Readonly<
    Record<'opens' | 'staysOut' | 'noReview' | 'barred' | 'closes' | 'staysOpen', string>
  >;
  readonly acts: Readonly<Record<'moves' | 'stays' | 'noMatch' | 'noRevision' | 'gone', string>>;
  readonly options: string;
  readonly optionHead: readonly string[];
  readonly optionNote: string;
  readonly yes: string;
  readonly no: string;
}

const all: Readonly<Record<Language, DiffWords>> = { en, zh };

export const diffWords = (lang: Language): DiffWords => all[lang];
