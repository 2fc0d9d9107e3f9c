import type { Direction } from './likelihood.ts';

/** A number with the ends of its 80 % interval, as text. */
export interface Told {
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

/** What is said of inspections in one period; every part is text already. */
export interface InspectionParts {
  readonly scenario: string;
  readonly period: string;
  readonly platform: string;
  /** Whether all scenarios inspect and find the same. */
  readonly alike: boolean;
  readonly detection: string;
  readonly falseAlarms: string;
  /** Null where no replicate removed a bad seller, or none a good one. */
  readonly goodPerBad: Told | null;
  /** Good and bad sellers removed, where there are any. */
  readonly goodRemoved: string | null;
  readonly badRemoved: string | null;
}

export type AccountLabel =
  | 'measure'
  | 'show'
  | 'headlinePeriod'
  | 'level'
  | 'difference'
  | 'line'
  | 'judgement'
  | 'higher'
  | 'lower'
  | 'detection'
  | 'falseAlarms'
  | 'precision'
  | 'revenuePart'
  | 'subsidyPart'
  | 'leftPart'
  | 'apartPart'
  | 'noneInspected'
  | 'noneRemoved'
  | 'onlyGoodRemoved';

/** The words of the sections on quality, enforcement and platform money. */
export interface AccountWords {
  /** Metrics in running text, behind the name of a platform. */
  readonly quantities: Readonly<Record<string, string>>;
  /** What a metric measures and which way is good, in a sentence. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<AccountLabel, string>>;
  /** That nothing is reported of a quantity; `platform` null where none has it. */
  readonly missing: (quantity: string, platform: string | null) => string;
  /** That some platforms of a chart have no numbers. */
  readonly without: (platforms: readonly string[]) => string;
  readonly levelTitle: (
    scenario: string,
    period: string,
    quantity: string,
    told: Told,
    unit: string,
  ) => string;
  /** `against`: the baseline whose levels are subtracted, or null for levels. */
  readonly quality: (measure: string, unit: string, against: string | null, n: number) => string;
  readonly qualityBands: (against: string | null) => string;
  readonly sharedScale: string;
  readonly ownScale: string;
  readonly inspections: (parts: InspectionParts) => string;
  readonly noInspections: (platform: string, period: string) => string;
  readonly enforcement: (platform: string, period: string, n: number) => string;
  readonly enforcementCaption: string;
  readonly ratesHeading: string;
  readonly goodPerBadHeading: string;
  readonly frontierTitle: (
    platform: string,
    period: string,
    baseline: string,
    groups: readonly string[],
  ) => string;
  /** Scenarios whose two differences allow the same to be said. */
  readonly frontierGroup: (
    measure: string,
    ofMeasure: Direction,
    ofGmv: Direction,
    scenarios: readonly string[],
  ) => string;
  readonly frontier: (measure: string, baseline: string, period: string, n: number) => string;
  readonly frontierCaption: string;
  readonly frontierAxis: (quantity: string, unit: string) => string;
  readonly kept: (platform: string, value: string, baseline: string, base: string, unit: string) => string;
  /** Two clauses in one sentence. */
  readonly both: (first: string, second: string) => string;
  readonly money: (platform: string, period: string, unit: string, n: number, compared: boolean) => string;
  readonly moneyCaption: string;
  readonly noInterval: string;
  /** `baseline` null where it is shown itself. */
  readonly statement: (scenario: string, baseline: string | null, unit: string) => string;
  readonly contributions: (baseline: string, unit: string) => string;
}
