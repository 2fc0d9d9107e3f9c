/** What a language says. Long because it is one list of words, which are read side by side. */

import type { AccountWords } from './accounts.ts';
import type { Likelihood } from './likelihood.ts';
import type { UnitStyle } from './numbers.ts';
import type { AnchorWords, ConcentrationWords, GlossaryWords, LossWords, TrafficWords } from './sections.ts';
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

/** How many of the targets with a range are met. */
export interface Score {
  readonly hits: number;
  readonly judged: number;
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
    /** Goods of another platform's shops; in letters, since not every font has arrows. */
    readonly route: (where: string, to: string) => string;
  };
  readonly period: (name: string) => string;
  readonly claim: {
    readonly higher: (parts: ClaimParts) => string;
    readonly lower: (parts: ClaimParts) => string;
    readonly unclear: (parts: ClaimParts) => string;
    readonly unchanged: (parts: ClaimParts) => string;
    readonly tooFew: (parts: ClaimParts) => string;
  };
  readonly verdict: {
    /** What may be said of a scenario beside another one. */
    readonly answer: (scenario: string, other: string, period: string, claims: readonly string[]) => string;
    /** What a yuan of a scenario's subsidies brings over a period. */
    readonly bought: (period: string, claim: string) => string;
    readonly nothing: (baseline: string) => string;
  };
  readonly subsidy: SubsidyWords;
  readonly sections: Readonly<Record<SectionName, string>>;
  readonly controls: Readonly<Record<ControlName, string>>;
  readonly labels: Readonly<Record<LabelName, string>>;
  /** What the model cannot say; `assumed` of `all` assumptions have no source. */
  readonly limits: (assumed: string, all: string) => readonly string[];
  /** How many figures of the past are met with the scenario that follows it. */
  readonly pastMet: (scenario: string, checks: Score, fitted: Score) => string;
  readonly glossary: GlossaryWords;
  /** Quality, enforcement and platform money. */
  readonly accounts: AccountWords;
  readonly traffic: TrafficWords;
  readonly anchors: AnchorWords;
  readonly concentration: ConcentrationWords;
  /** What of the lost GMV was gained elsewhere, deferred or destroyed. */
  readonly account: LossWords;
  readonly captions: {
    /** A title that is a finding: what is compared, when, and what may be said of it. */
    readonly finding: (subject: string, period: string, claim: string) => string;
    readonly scenario: (title: string) => string;
    readonly scenarioTable: (baseline: string, n: number) => string;
    /** The same where each scenario stands beside the one it adds to. */
    readonly additionTable: (baseline: string, n: number) => string;
    /** What a row is a difference from. */
    readonly beside: (title: string) => string;
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
    /** What may be said of a scenario beside the baseline, as a clause. */
    readonly besideBaseline: (baseline: string, claim: string) => string;
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
    readonly fewAgents: (kind: string) => string;
    readonly diversionTitle: (
      scenario: string,
      period: string,
      lost: string,
      unit: string,
      none: string,
      most: { readonly from: string; readonly amount: string },
    ) => string;
    readonly diversionNone: (scenario: string, period: string) => string;
    readonly diversion: (baseline: string, n: number) => string;
    readonly fitTitle: (scenario: string, checks: Score, fitted: Score, far: number) => string;
    readonly fitPart: (use: 'fit' | 'check', hits: number, judged: number, all: number) => string;
    readonly fit: string;
    readonly assumptionsTitle: (all: number, varying: number) => string;
    /** How many assumptions a filter leaves. */
    readonly assumptionsShown: (shown: number, all: number) => string;
    readonly assumptions: string;
    readonly failures: (count: number) => string;
    /** That fewer replicates are finished than were asked for. */
    readonly stopped: (done: number, planned: number) => string;
    readonly alt: (title: string, subtitle: string) => string;
    readonly trimmed: string;
  };
}

export type SectionName =
  | 'verdict'
  | 'limits'
  | 'glossary'
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
  | 'traffic'
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
  | 'against'
  | 'againstBaseline'
  | 'againstReference'
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
  | 'otherScenarios'
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
  | 'farOff'
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
  | 'tooFew'
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
