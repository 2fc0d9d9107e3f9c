/** What a rule must say about itself. Schema, help, ranges and the assumption ledger are derived from these. */

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

/**
 * Units of declared values. `share` is a part of one (20 %), `share/week` a weekly probability, `CNY` yuan,
 * `utils` the scale of the logit, `1` a pure number.
 */
export type Unit = 'share' | 'share/week' | 'CNY' | 'CNY/week' | 'persons' | 'weeks' | 'utils' | '1' | 'minutes/day';

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
  /** Bases that `of:` may name, the first is the default. */
  readonly bases?: readonly ('gmv' | 'commission')[];
}

/** What is reported. `flow` adds up over days, `stock` is taken at a period's end, `ratio` is a ratio of sums. */
export interface Metric {
  readonly name: string;
  readonly meaning: Text;
  readonly unit: MetricUnit;
  readonly kind: 'flow' | 'stock' | 'ratio' | 'hhi';
}

export type MetricUnit = 'CNY_bn' | 'share' | 'index' | 'stores' | 'sellers' | 'anchors' | 'persons_m' | '1';

/** Declares a parameter and keeps its literal name for the type of the parameter set. */
export function parameter<const N extends string>(
  name: N,
  declared: Omit<Parameter, 'name'>,
): Parameter & { readonly name: N } {
  return { name, ...declared };
}
