import type { Text } from '../declare.ts';
import type { Market } from '../market.ts';

/** Something that must hold in every run, whatever the scenario: said in words, checked by arithmetic. */
export interface Law {
  readonly name: string;
  /** Its number in src/model/README.md, Rules. */
  readonly rule: number;
  readonly statement: Text;
}

/** A law of the market at the end of each week. `check` names what breaks it, and nothing if it holds. */
export interface WeekLaw extends Law {
  check(market: Market): string[];
}

/** A law of the weekly figures of one run. */
export interface RunLaw extends Law {
  check(figures: Figures): string[];
}

/** A law of two runs on the same seed and replicate that must agree. */
export interface TwinLaw extends Law {
  /** In what the scenario of the second run differs from that of the first. */
  readonly twin: Text;
  /** Compares weeks before `until` (by default all of them). */
  check(base: Figures, twin: Figures, until?: number): string[];
}

/** The part of a run’s results that laws read: `values[column * weeks + week]`. */
export interface Figures {
  readonly weeks: number;
  readonly columns: readonly FigureColumn[];
  readonly values: Float64Array;
}

export interface FigureColumn {
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly to: string | null;
  readonly tier: string | null;
}
