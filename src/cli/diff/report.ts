import type { AnchorWeek, MerchantWeek, Parting, Why } from '../../compile/index.ts';
import type { Difference, Estimate, Failure } from '../../study/findings.ts';

/** What `cartban diff --json` prints. Differences are of B less A. */
export interface DiffReport {
  readonly schema: 'cartban.diff/1';
  readonly engine: { readonly version: string; readonly model: string };
  readonly seed: number;
  readonly a: Side;
  readonly b: Side;
  /** Whether the two say the same, titles and questions aside. */
  readonly equal: boolean;
  /** What B does otherwise, in words, by date. */
  readonly changes: readonly string[];
  /** Null where nothing was simulated for it: equal scenarios, and with `--why`. */
  readonly outcomes: Outcomes | null;
  /** Null also where a signal came before. */
  readonly trace: Trace | null;
  readonly why: Explained | null;
}

export interface Side {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly hash: string;
}

export interface Outcomes {
  readonly replicates: number;
  readonly period: string;
  /** Hash of all results behind the figures. */
  readonly hash: string;
  readonly estimates: readonly Estimate[];
  readonly differences: readonly Difference[];
  readonly failures: readonly Failure[];
}

/** Where the two runs of one replicate part, or in what their markets are built otherwise so that they cannot be traced. */
export type Trace =
  | { readonly replicate: number; readonly parting: Parting }
  | { readonly replicate: number; readonly unlike: 'platforms' | 'channels' };

export type Explained =
  | ({ readonly kind: 'anchor'; readonly replicate: number } & Why<AnchorWeek>)
  | ({ readonly kind: 'merchant'; readonly replicate: number } & Why<MerchantWeek>);

/** As JSON, where infinities stand as text. */
export const jsonOf = (report: DiffReport): string =>
  JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
