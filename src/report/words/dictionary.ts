import type { AccountWords } from './accounts.ts';
import type { Likelihood } from './likelihood.ts';
import type { UnitStyle } from './numbers.ts';
import type { AnchorWords, ConcentrationWords, LossWords } from './sections.ts';
import type { SubsidyWords } from './subsidyWords.ts';

/** What a sentence about one paired difference needs; every part is text already. */
export interface ClaimParts {
  readonly quantity: string;
  readonly likelihood: string;
  /** Share of the `n` replicates that have the direction that is claimed, in percent. */
  readonly probability: string;
  readonly n: string;
  readonly median: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
}

/** Every word of the page in one language. A second language is a second object of this type. */
export interface Dictionary {
  readonly language: string;
  /** The heading of the page. */
  readonly pageTitle: (focus: string, others: number, baseline: string) => string;
  readonly likelihood: Readonly<Record<Likelihood, string>>;
  readonly unit: (unit: string, asDifference: boolean) => UnitStyle;
  /** The first Monday and the length of the run. */
  readonly span: (from: string, weeks: number) => string;
  /** The two ends of an interval whose numbers may carry signs. */
  readonly interval: (low: string, high: string) => string;
  /** A metric by itself, without article or platform. */
  readonly metric: (metric: string) => string;
  /** `Douyin’s settled GMV`; `platform` null for all platforms. */
  readonly quantity: (metric: string, platform: string | null) => string;
  /** A short column heading. */
  readonly heading: (metric: string, platform: string | null) => string;
  readonly tier: (name: string) => string;
  readonly channel: (name: string) => string;
  readonly places: {
    readonly none: string;
    /** What a losing cell lost and no other cell gained. */
    readonly nowhere: string;
    readonly idle: string;
    readonly left: string;
    readonly other: string;
    /** A platform's channel whose orders settle on the platform itself. */
    readonly own: (where: string) => string;
  };
  readonly period: (name: string) => string;
  readonly claim: {
    readonly higher: (parts: ClaimParts) => string;
    readonly lower: (parts: ClaimParts) => string;
    readonly unclear: (parts: ClaimParts) => string;
    readonly unchanged: (parts: ClaimParts) => string;
  };
  readonly verdict: {
    readonly first: (scenario: string, baseline: string, period: string, claim: string) => string;
    readonly second: (period: string, claims: readonly string[]) => string;
    readonly others: (count: number, period: string, claims: readonly string[]) => string;
    readonly noOthers: (period: string, claims: readonly string[]) => string;
    readonly other: (scenario: string, claim: string) => string;
    readonly nothing: (baseline: string) => string;
  };
  readonly subsidy: SubsidyWords;
  readonly sections: Readonly<Record<SectionName, string>>;
  readonly controls: Readonly<Record<ControlName, string>>;
  readonly labels: Readonly<Record<LabelName, string>>;
  readonly limits: readonly string[];
  /** Quality, enforcement and platform money. */
  readonly accounts: AccountWords;
  readonly anchors: AnchorWords;
  readonly concentration: ConcentrationWords;
  /** What of the lost GMV was gained elsewhere, deferred or destroyed. */
  readonly account: LossWords;
  readonly captions: {
    /** A title that is a finding: what is compared, when, and what may be said of it. */
    readonly finding: (subject: string, period: string, claim: string) => string;
    readonly scenario: (title: string) => string;
    readonly scenarioTable: (baseline: string, n: number) => string;
    readonly gmvTitle: (scenario: string, baseline: string) => string;
    readonly gmv: (attribution: string, unit: string, n: number) => string;
    readonly differences: (baseline: string, attribution: string, unit: string, n: number) => string;
    /** The unit of a weekly line, or of one that is a mean over four weeks. */
    readonly perWeek: (unit: string, smooth: boolean) => string;
    readonly fourWeekly: string;
    readonly bands: string;
    readonly ownScales: string;
    /** A policy mark of a platform. */
    readonly mark: (platform: string, what: string) => string;
    /** That a scenario does all that another does; `more` where a list of its own follows. */
    readonly within: (title: string, more: boolean) => string;
    readonly migrationTitle: (
      scenario: string,
      period: string,
      moved: string,
      total: string,
      share: string,
      kind: string,
    ) => string;
    readonly migrationSubtitle: (kind: string, n: number) => string;
    readonly migrationNone: (scenario: string, period: string, kind: string) => string;
    readonly migration: (shown: number, rest: string, kind: string) => string;
    readonly matrixTitle: (
      scenario: string,
      period: string,
      from: string,
      to: string,
      moved: string,
      kind: string,
    ) => string;
    readonly matrix: (kind: string, n: number) => string;
    readonly diversionTitle: (
      scenario: string,
      period: string,
      lost: string,
      unit: string,
      none: string,
    ) => string;
    readonly diversionNone: (scenario: string, period: string) => string;
    readonly diversion: (baseline: string, n: number) => string;
    readonly fitTitle: (hits: number, judged: number, all: number) => string;
    readonly fitPart: (use: 'fit' | 'check', hits: number, judged: number, all: number) => string;
    readonly fit: string;
    readonly assumptionsTitle: (all: number, varying: number) => string;
    readonly assumptions: string;
    readonly failures: (count: number) => string;
    readonly alt: (title: string, subtitle: string) => string;
    readonly trimmed: string;
  };
}

export type SectionName =
  | 'verdict'
  | 'limits'
  | 'changes'
  | 'scenarioTable'
  | 'gmv'
  | 'differences'
  | 'migration'
  | 'matrix'
  | 'anchors'
  | 'rematch'
  | 'diversion'
  | 'quality'
  | 'enforcement'
  | 'frontier'
  | 'money'
  | 'subsidies'
  | 'cells'
  | 'concentration'
  | 'fit'
  | 'assumptions'
  | 'provenance';

export type ControlName =
  | 'period'
  | 'scenario'
  | 'attribution'
  | 'attention'
  | 'settled'
  | 'line'
  | 'weekly'
  | 'fourWeekly'
  | 'who'
  | 'sellers'
  | 'anchors'
  | 'allTiers'
  | 'staying'
  | 'movers'
  | 'everyone'
  | 'fellIdleOn'
  | 'concentrationOf'
  | 'filter'
  | 'csv'
  | 'data';

export type LabelName =
  | 'baseline'
  | 'scenario'
  | 'question'
  | 'noChange'
  | 'week'
  | 'platform'
  | 'from'
  | 'to'
  | 'target'
  | 'period'
  | 'unit'
  | 'observed'
  | 'range'
  | 'simulated'
  | 'ratio'
  | 'verdict'
  | 'grade'
  | 'source'
  | 'note'
  | 'inside'
  | 'below'
  | 'above'
  | 'notSimulated'
  | 'noRange'
  | 'name'
  | 'meaning'
  | 'value'
  | 'varies'
  | 'p10'
  | 'p25'
  | 'median'
  | 'p75'
  | 'p90'
  | 'mean'
  | 'probability'
  | 'kind'
  | 'weeks'
  | 'quantity'
  | 'marks'
  | 'sharedMark'
  | 'unclear'
  | 'unchanged'
  | 'replicates'
  | 'version'
  | 'model'
  | 'resultHash'
  | 'seed'
  | 'engine'
  | 'population'
  | 'merchants'
  | 'anchorCount'
  | 'span'
  | 'plotly'
  | 'replay'
  | 'scenarioHash'
  | 'failures'
  | 'noFailures'
  | 'replicate'
  | 'stage'
  | 'message'
  | 'needsScript'
  | 'noCharts'
  | 'unreadable'
  | 'scrollRight'
  | 'scrollDown'
  | 'scrollBoth'
  | 'contents'
  | 'drawing'
  | 'colours';
