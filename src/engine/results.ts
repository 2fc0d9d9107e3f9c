import type { Day } from '../base/calendar.ts';

/**
 * What one run leaves behind: one buffer of weekly values, each column carrying its name, unit and labels, so that
 * later floors need no model. A value is stored as `values[column * weeks + week]`.
 */
export interface Results {
  /** Monday of week 0. */
  readonly from: Day;
  readonly weeks: number;
  readonly columns: readonly ResultColumn[];
  readonly derived: readonly DerivedColumn[];
  readonly values: Float64Array;
  readonly panels: readonly Panel[];
  readonly spells: readonly Spells[];
}

export interface ResultColumn {
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  /** Settling platform, only for `gmv.cell` columns (attention platform × channel × settling platform). */
  readonly to: string | null;
  readonly tier: string | null;
  readonly unit: string;
  readonly kind: 'flow' | 'stock';
}

/** A ratio (or concentration index) is never stored: it is computed from sums over a period of these columns. */
export interface DerivedColumn {
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
  readonly unit: string;
  /** `ratio`: sum of `of[0]` over sum of `of[1]`; `hhi`: sum of squared shares of `of`. Indices into `columns`. */
  readonly kind: 'ratio' | 'hhi';
  readonly of: readonly number[];
}

/** Where individuals stood at dated marks: sellers' sets of open stores, anchors' places. */
export interface Panel {
  readonly kind: 'seller' | 'anchor';
  /** Names of the places; `place` arrays index into it. */
  readonly places: readonly string[];
  /** Names of tiers (sellers) or kinds (anchors). */
  readonly groups: readonly string[];
  readonly group: Uint8Array;
  /** How many real sellers or anchors each individual stands for. */
  readonly weight: Float64Array;
  /** One mark at the start of the run and one at the end of each whole quarter, in order. */
  readonly marks: readonly { readonly day: Day; readonly place: Uint16Array }[];
}

/**
 * How long individuals stay in a state: of those whose spell began in the run, how many real ones were still in it when
 * their t-th week came (index t − 1), and how many of those left it in that week, by ending.
 */
export interface Spells {
  readonly state: string;
  /** Platform on which the spells began. */
  readonly platform: string;
  /** Tier or kind of the individuals. */
  readonly group: string;
  readonly endings: readonly string[];
  /** Those whose spell began, by week of the run; tells how long each could be watched. */
  readonly began: Float64Array;
  readonly atRisk: Float64Array;
  /** One array an ending, in the order of `endings`. */
  readonly ended: readonly Float64Array[];
}
