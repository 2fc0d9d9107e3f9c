/** What a comparison finds. Long because it is one contract, whose shapes are read side by side. */
import type { Text } from '../scenario/declarations.ts';

/** The contract's `--json` object, `cartban.findings/1`; also `findings.json` in the study folder. */
export interface Findings {
  readonly schema: 'cartban.findings/1';
  readonly study: 'compare';
  readonly engine: { readonly version: string; readonly model: string };
  readonly hash: string;
  readonly baseline: string;
  readonly replicates: number;
  readonly seed: number;
  readonly scenarios: readonly ScenarioFindings[];
  readonly differences: readonly Difference[];
  readonly flows: readonly Flow[];
  readonly diversion: readonly Diversion[];
  readonly failures: readonly Failure[];
  /** What subsidies bring that a scenario pays beyond the baseline; empty where none does. */
  readonly subsidies: readonly SubsidyReturn[];
}

export interface ScenarioFindings {
  readonly name: string;
  readonly title: string;
  readonly hash: string;
  readonly estimates: readonly Estimate[];
}

export interface Place {
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
  readonly period: string;
  readonly unit: string;
}

export interface Spread {
  readonly mean: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly n: number;
}

export interface Estimate extends Place, Spread {}

/** A paired difference from the study's baseline, or from the scenario that this one is an addition to. */
export interface Difference extends Place, Spread {
  readonly scenario: string;
  /** What it is a difference from: the study's baseline, or the scenario that the file of this one extends. */
  readonly baseline: string;
  readonly probabilityPositive: number;
}

export interface Flow extends Spread {
  readonly scenario: string;
  readonly kind: 'seller' | 'anchor';
  readonly tier: string | null;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly unit: 'sellers' | 'anchors';
}

export interface Diversion {
  readonly scenario: string;
  readonly baseline: string;
  readonly from: string;
  readonly to: string;
  readonly period: string;
  readonly unit: 'CNY_bn';
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  readonly n: number;
}

export interface Failure {
  readonly scenario: string;
  readonly replicate: number;
  readonly seed: number;
  readonly stage: string;
  readonly message: string;
  readonly replay: string;
}

/** A mean or a ratio of means with its 80 % confidence interval; null ends where the runs set no bounds. */
export interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Paired replicates behind it. */
  readonly n: number;
}

/** A scenario against itself without the subsidies that it pays beyond the baseline, over the whole run. */
export interface SubsidyReturn {
  readonly scenario: string;
  /** Whose runs stand for "without": another scenario of the study, or an auxiliary one such as `ban-subsidy@0`. */
  readonly without: string;
  /** The subsidies, `platform.lever`. */
  readonly settings: readonly string[];
  /** The platforms that pay them. */
  readonly platforms: readonly string[];
  readonly period: 'total';
  /** Paired replicates; 0 where no run without the subsidies was finished. */
  readonly n: number;
  /** Additional cash spent by these platforms, CNY bn; null without pairs. */
  readonly spend: Interval | null;
  readonly returns: readonly {
    readonly metric: string;
    /** The paying platforms, joined by `+`; null for all platforms together. */
    readonly platform: string | null;
    readonly unit: string;
    /** With minus without. */
    readonly gain: Interval;
    /** `CNY/CNY`, or `stores/m CNY` (stores per million yuan). */
    readonly rate: string;
    /** Mean gain over mean spending, in `rate`; null where nothing was spent. */
    readonly perYuan: Interval | null;
  }[];
  /** Share of the spending on what happens without it too; null where that is not measured. */
  readonly deadweight: Interval | null;
  /** The curve over the budget, on few replicates; dose 1 is the scenario itself. */
  readonly doses: readonly DoseStep[];
}

/** A dose of the subsidies against none of them, and against the dose before it. */
export interface DoseStep {
  readonly dose: number;
  /** The dose before it. */
  readonly after: number;
  /** Additional cash against dose 0, CNY bn. */
  readonly spend: Interval;
  /** Additional net GMV of the paying platforms against dose 0, CNY bn. */
  readonly gain: Interval;
  /** Net GMV per yuan between `after` and `dose`; null where the step spends nothing more. */
  readonly marginal: Interval | null;
}

/** A weekly series with its bands; arrays are as long as the run has weeks. */
export interface WeeklySeries {
  readonly scenario: string;
  readonly metric: string;
  readonly platform: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
  readonly unit: string;
  readonly n: number;
  readonly mean: readonly number[];
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
}

/** A target of the past beside what the model says of it. */
export interface FitRow {
  readonly id: string;
  readonly what: Text;
  readonly period: string;
  readonly unit: string;
  readonly observed: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly simulated: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
  /** simulated / observed; null where one of them is missing. */
  readonly ratio: number | null;
  readonly source: string;
  readonly grade: string;
  /** `fit`: information up to 2020-06-30; `check`: later, for scoring only. */
  readonly use: 'fit' | 'check';
  readonly note: Text;
}

export interface Assumption {
  readonly name: string;
  readonly meaning: string;
  readonly unit: string;
  /** Value per scenario name, as text in the declared unit. */
  readonly values: Readonly<Record<string, string>>;
  readonly range: string;
  readonly source: string;
  readonly grade: string;
  /** Whether scenarios of the study differ in it. */
  readonly varies: boolean;
}

/** What changes on one day on one platform, for marks on the time axis. */
export interface PolicyMark {
  readonly scenario: string;
  readonly date: string;
  readonly platform: string;
  readonly label: string;
  /** Whether the baseline has the same mark. */
  readonly shared: boolean;
}

/** A setting in which two scenarios differ: a lever by its name, `links`, or `platform` for the platform's own block. */
export interface Touch {
  readonly platform: string;
  readonly what: string;
}

/** Share of those who came into a state that stood a certain way some weeks later, over replicates. */
export interface SurvivalRow extends Omit<Spread, 'median'> {
  readonly scenario: string;
  readonly state: string;
  /** Platform on which they came into it. */
  readonly platform: string;
  readonly group: string;
  /** `still` in the state, or how they left it. */
  readonly outcome: string;
  readonly weeks: number;
}

/** Good sellers that a platform removed per bad one: a ratio of means with its interval. */
export interface GoodPerBad extends Interval {
  readonly scenario: string;
  readonly platform: string;
  readonly period: string;
}

/** What became of the GMV that cells lost: gained by a cell at the same time, regained `later`, or by `none`. */
export type AccountRow = Omit<Diversion, 'baseline' | 'from' | 'unit'>;

/** What a cell sold more than with the baseline, or less: the chance of single replicates cancels in it. */
export interface NetRow {
  readonly scenario: string;
  readonly cell: string;
  readonly period: string;
  readonly mean: number;
  readonly p10: number;
  readonly p90: number;
  /** Pairs of runs in which it was seen. */
  readonly n: number;
}

/** Everything a page shows: the findings and what stands around them. */
export interface ComparisonReport {
  readonly findings: Findings;
  readonly platforms: readonly { readonly name: string; readonly title: string }[];
  readonly scenarios: readonly {
    readonly name: string;
    readonly title: string;
    readonly question: string | null;
    /** Name of the scenario all of whose differences this one has too; null where there is none. */
    readonly within: string | null;
    /** The policy differences from the baseline beyond those of `within`, in words, one sentence each. */
    readonly changes: readonly string[];
    /** The scenario that this one is an addition to: the one its file extends, or the baseline; null for the baseline. */
    readonly reference: string | null;
    /** What it sets otherwise than that one. */
    readonly touches: readonly Touch[];
  }[];
  /** The Monday of each week. */
  readonly weeks: readonly string[];
  readonly weekly: readonly WeeklySeries[];
  /** Paired differences from the baseline, week by week. */
  readonly weeklyDifferences: readonly WeeklySeries[];
  /** GMV as in `weekly` and `weeklyDifferences`, each replicate a centred mean over four weeks. */
  readonly fourWeekly: readonly WeeklySeries[];
  readonly fourWeeklyDifferences: readonly WeeklySeries[];
  readonly marks: readonly PolicyMark[];
  /** Anchors without goods, by the weeks since they lost them. */
  readonly survival: readonly SurvivalRow[];
  /** What losing cells lost, quarter by quarter, followed to where it went. */
  readonly account: readonly AccountRow[];
  /** The paired difference of each cell by itself. */
  readonly net: readonly NetRow[];
  readonly goodPerBad: readonly GoodPerBad[];
  readonly fit: readonly FitRow[];
  /** The scenario whose runs the fit judges. */
  readonly judged: string;
  /** Replicates that were asked for; an interrupted study has fewer. */
  readonly planned: number;
  readonly assumptions: readonly Assumption[];
  readonly provenance: {
    readonly version: string;
    readonly model: string;
    readonly hash: string;
    readonly seed: number;
    readonly engine: string;
    readonly population: number;
    readonly merchants: number;
    readonly anchors: number;
    readonly from: string;
    readonly weeks: number;
    readonly command: string;
    readonly scenarioHashes: Readonly<Record<string, string>>;
    readonly plotly: string;
  };
}
