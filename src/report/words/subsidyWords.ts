import type { ReturnDirection } from './likelihood.ts';

/** What a sentence about a subsidy's return needs; every part is text already. */
export interface ReturnParts {
  readonly quantity: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly unit: string;
  readonly n: string;
}

/** What the section on subsidies says. */
export interface SubsidyWords {
  readonly claim: Readonly<Record<ReturnDirection | 'unspent' | 'unpaired', (parts: ReturnParts) => string>>;
  /** Said where no scenario spends more than the baseline. */
  readonly none: (baseline: string) => string;
  readonly subtitle: (baseline: string) => string;
  readonly caption: string;
  readonly columns: {
    readonly spend: string;
    readonly gain: string;
    readonly net: string;
    readonly everywhere: string;
    readonly settled: string;
    readonly contribution: string;
    readonly stores: string;
    readonly deadweight: string;
  };
  readonly unbounded: string;
  /** That few replicates stand behind a number. */
  readonly rough: (n: string) => string;
  readonly whole: string;
  readonly steps: (scenario: string) => string;
  /** Where a step of the curve starts. */
  readonly after: (dose: string) => string;
  readonly chart: (unit: string) => string;
}
