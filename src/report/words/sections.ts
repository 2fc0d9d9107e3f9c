/** The words that single sections of the page need beside those of `dictionary.ts`. */

/** What became of anchors, and how long they were without goods. */
export interface AnchorWords {
  readonly outcomes: Readonly<Record<'idle' | 'rematched' | 'changedPlatform' | 'left', string>>;
  /** `baseline` null where it is shown itself and differs from nothing. */
  readonly table: (baseline: string | null, n: number) => string;
  readonly tableCaption: string;
  readonly standing: Readonly<Record<'still' | 'rematched' | 'changedPlatform' | 'left', string>>;
  readonly survivalTitle: (
    scenario: string,
    platform: string,
    weeks: number,
    parts: readonly string[],
  ) => string;
  readonly part: (kind: string, share: string, low: string, high: string) => string;
  readonly nobody: (scenario: string, platform: string) => string;
  readonly survival: (platform: string, n: number) => string;
  readonly survivalCaption: string;
  readonly weeksAxis: string;
}

/** What traffic costs and draws, and the terms of selling. */
export interface TrafficWords {
  /** The control and its two choices. */
  readonly of: string;
  readonly traffic: string;
  readonly terms: string;
  readonly subtitle: (n: number) => string;
  /** How to read each of the two choices, and what holds for both. */
  readonly captions: Readonly<Record<'traffic' | 'terms', string>>;
  readonly caption: string;
}

/** Terms of the page, each with what it means. */
export type GlossaryWords = readonly (readonly [term: string, meaning: string])[];

export interface ConcentrationWords {
  /** What can be chosen, by the name of the choice. */
  readonly measures: Readonly<Record<string, string>>;
  readonly subtitles: Readonly<Record<string, (n: number) => string>>;
  readonly caption: string;
}

/** An amount of GMV and its share of all that was lost. */
interface Part {
  readonly amount: string;
  readonly share: string;
}

/** What became of the GMV that cells lost. */
export interface LossWords {
  readonly lost: string;
  readonly gained: string;
  readonly later: string;
  readonly none: string;
  readonly rest: string;
  readonly where: string;
  readonly share: string;
  /** The difference of a route by itself, and the heading above all of them. */
  readonly net: string;
  readonly netHeading: string;
  /** Behind the name of a route whose difference is not clear. */
  readonly noNet: string;
  /** What the routes lost and gained whose difference is clear. */
  readonly netClause: (lost: string, gained: string, unit: string) => string;
  /** That losses and gains are taken replicate by replicate. */
  readonly chance: string;
  readonly title: (said: {
    readonly scenario: string;
    readonly period: string;
    readonly unit: string;
    readonly lost: string;
    readonly gained: Part;
    readonly later: Part;
    readonly none: Part;
  }) => string;
  readonly subtitle: (baseline: string, n: number) => string;
  readonly caption: string;
}
