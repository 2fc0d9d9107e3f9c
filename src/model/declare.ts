/** What a rule must say about itself. Schema, help, ranges and the assumption ledger are derived from these. */
import type { Unit } from '../base/units.ts';

export type { Unit };

/** How well a figure is founded, best first (`scenarios/observed/README.md`). */
export type Grade =
  | 'filing'
  | 'official'
  | 'paper'
  | 'research-firm'
  | 'press'
  | 'insider-estimate'
  | 'derived'
  | 'recalled'
  | 'assumed';

export interface Text {
  readonly en: string;
  readonly zh?: string;
}

/** A number of the model that no policy sets: what we believe about behaviour. */
export interface Parameter {
  readonly name: string;
  readonly meaning: Text;
  readonly unit: Unit;
  readonly default: number;
  /** Plausible range: sensitivity and uncertainty draw from it. */
  readonly range: readonly [number, number];
  /** What the model can compute with; a value outside is refused. */
  readonly bounds: readonly [number, number];
  readonly source: string;
  readonly grade: Grade;
}

/** Something a platform can decide, by date. A platform without a setting has `neutral`. */
export interface Lever {
  readonly name: string;
  /** A few words that can stand in a sentence before a value. */
  readonly label: Text;
  readonly meaning: Text;
  readonly unit: Unit;
  readonly neutral: number;
  readonly range: readonly [number, number];
  readonly bounds: readonly [number, number];
  readonly source: string;
  readonly grade: Grade;
  /** The mechanism after whose inputs the lever acts. */
  readonly after: string;
  /** May carry `weeklyBudget` (CNY). */
  readonly budget?: boolean;
  /** May be limited to tiers by `for: { tier: [...] }`. */
  readonly forTiers?: boolean;
  /** Where it can act, if not on every platform: one to which others link, or one whose viewers follow links elsewhere. */
  readonly acts?: 'whereLinksArrive' | 'whereLinksBegin';
  /** Bases that `of:` may name, the first is the default. */
  readonly bases?: readonly ('gmv' | 'commission')[];
}

/** What is reported. `flow` adds up over days, `stock` is taken at a period's end, `ratio` is a ratio of sums. */
export interface Metric {
  readonly name: string;
  readonly meaning: Text;
  readonly unit: MetricUnit;
  readonly kind: 'flow' | 'stock' | 'ratio' | 'hhi';
  /** Least and largest value that it can take, where its unit does not say so. */
  readonly within?: readonly [number, number];
}

export type MetricUnit = 'CNY_bn' | 'share' | 'index' | 'stores' | 'sellers' | 'anchors' | 'persons_m' | '1';

/**
 * Declares a parameter and keeps its literal name, so that the set of names is a type. `bounds` default to
 * what the unit allows; each parameter by itself may take both of its bounds without breaking a law.
 */
export function parameter<const N extends string>(
  name: N,
  en: string,
  unit: Unit,
  value: number,
  range: readonly [number, number],
  grade: Grade,
  source: string,
  bounds: readonly [number, number] = defaultBounds(unit),
): Parameter & { readonly name: N } {
  return { name, meaning: { en }, unit, default: value, range, bounds, source, grade };
}

/** Whole fen of a week stay exact below 9·10^15, exponentials of utils finite. */
const largest: Readonly<Partial<Record<Unit, number>>> = {
  share: 1,
  'share/week': 1,
  utils: 10,
  weeks: 1000,
  '1': 1000,
  persons: 1e9,
  CNY: 1e7,
  'CNY/week': 1e6,
};

function defaultBounds(unit: Unit): readonly [number, number] {
  return [0, largest[unit] ?? 1e6];
}
