import type { Lanes } from '../../base/total.ts';
import type { ColumnName } from '../columns.ts';
import type { Text } from '../declare.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from '../mechanisms/mechanism.ts';
import type { ParameterValues } from '../parameters/index.ts';

/**
 * Something that must hold in every run, whatever the scenario: said in words, checked by arithmetic. Each kind says what
 * it is shown; who runs the market (`src/check`) branches on the kind and on nothing else.
 */
export type Law = WeekLaw | TieLaw | RunLaw | StepLaw | TwinLaw;

interface Stated {
  readonly name: string;
  /** Its number in src/model/README.md, Rules. */
  readonly rule: number;
  readonly statement: Text;
}

/** A law of the market at the end of each week. `check` names what breaks it, and nothing if it holds. */
export interface WeekLaw extends Stated {
  readonly kind: 'week';
  check(market: Market): string[];
}

/** Stocks and places as a week began, against which its flows are held. */
export interface Began {
  /** Fen of all merchants, and of all deposits. */
  readonly cash: Lanes;
  readonly escrow: Lanes;
  readonly fund: Float64Array;
  readonly legsDue: Float64Array;
  readonly subsidySpent: Float64Array;
  readonly open: Uint8Array;
  readonly anchorRoute: Int32Array;
  readonly anchorIdle: Uint8Array;
}

/**
 * A law that every run keeps an eye on: it ties columns of money or of agents to others, so that a fen too many or an agent
 * lost is seen at once. It must hold after each step that writes one of them, and cost next to nothing.
 */
export interface TieLaw extends Stated {
  readonly kind: 'tie';
  readonly ties: readonly ColumnName[];
  readonly check: (market: Market, began: Began) => string[];
}

/** A law of the weekly figures of one run. */
export interface RunLaw extends Stated {
  readonly kind: 'run';
  /** Parameters under which alone it speaks: the run is made with these. */
  readonly given?: Partial<ParameterValues>;
  check(figures: Figures): string[];
}

/**
 * A law of steps of one week: markets that are the same but for what the law changes go through the same steps on the
 * same draws, and what comes out must agree or be ordered.
 */
export interface StepLaw extends Stated {
  readonly kind: 'step';
  /** What is run on each of the markets, in this order; they are shown as they stand before the first. */
  readonly steps: readonly Mechanism[];
  /** Copies of the market (never the market itself), changed as the law says; none where there is nothing to change. */
  vary(market: Market, pick: Pick): readonly Market[];
  /**
   * Of the copies after the steps, in the order of `vary`. Nobody may keep them beyond this: their memory goes to the next
   * copies. `pick` gives the same numbers again, from the first.
   */
  check(after: readonly Market[], before: Market, pick: Pick): string[];
}

/** A law of two runs on the same seed and replicate. */
export interface TwinLaw extends Stated {
  readonly kind: 'twin';
  /** In what the scenario of the second run differs from that of the first; `src/check/twins.ts` makes it. */
  readonly twin: Text;
  /** Compares weeks before `until` (by default all of them). */
  check(base: Figures, twin: Figures, until?: number): string[];
}

/** Numbers for what a law changes: a pure function of seed, law and week, so that a failure replays. */
export interface Pick {
  /** A share in [0, 1], both ends among what is drawn. */
  share(): number;
  /** A number between two. */
  between(low: number, high: number): number;
  /** A whole number from 0 up to, and without, n. */
  below(n: number): number;
}

/** The part of a run’s results that laws read: `values[column * weeks + week]`. */
export interface Figures {
  readonly weeks: number;
  readonly columns: readonly FigureColumn[];
  readonly values: Float64Array;
}

export interface FigureColumn {
  readonly unit: string;
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly to: string | null;
  readonly tier: string | null;
}
