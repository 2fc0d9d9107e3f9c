import type {
  AccountRow,
  Assumption,
  ComparisonReport,
  Difference,
  Diversion,
  Estimate,
  Findings,
  Flow,
  ScenarioFindings,
  SurvivalRow,
  WeeklySeries,
} from '../study/findings.ts';
import { parseDay } from '../base/calendar.ts';
import { headlinePeriod } from '../study/headline.ts';
import { pageIncrements, type PageIncrement } from './increments.ts';
import { pageMeasures, type PageMeasure, type PageMeasureDifference } from './measures.ts';
import { pageNet } from './pageNet.ts';
import { pageSubsidy } from './pageSubsidy.ts';
import { rounded } from './rounded.ts';

/** A flow on the page; its interval is null where small flows were merged: intervals do not add up. */
export type PageFlow = Pick<Flow, 'scenario' | 'kind' | 'tier' | 'period' | 'from' | 'to' | 'mean'> & {
  readonly p10: number | null;
  readonly p90: number | null;
};

/** Diverted GMV on the page; merged rows have no interval either. */
export type PageDiversion = Pick<Diversion, 'scenario' | 'from' | 'to' | 'period' | 'mean'> & {
  readonly p10: number | null;
  readonly p90: number | null;
};

export type PageSeries = Pick<
  WeeklySeries,
  'scenario' | 'metric' | 'platform' | 'unit' | 'n' | 'p10' | 'p25' | 'p50' | 'p75' | 'p90'
>;

type SeriesName = 'weekly' | 'weeklyDifferences' | 'fourWeekly' | 'fourWeeklyDifferences';

/** A comparison report cut down to what the page shows, rounded to what it prints. */
export interface PageReport extends Omit<ComparisonReport, 'findings' | SeriesName> {
  readonly findings: Omit<Findings, 'scenarios' | 'flows' | 'diversion' | 'engine'> & {
    readonly estimates: readonly (Estimate & { readonly scenario: string })[];
    readonly flows: readonly PageFlow[];
    readonly diversion: readonly PageDiversion[];
    readonly measures: readonly PageMeasure[];
    readonly measureDifferences: readonly PageMeasureDifference[];
    /** What scenarios add to those they extend, and what the verdict asks of them. */
    readonly increments: readonly PageIncrement[];
  };
  readonly weekly: readonly PageSeries[];
  readonly weeklyDifferences: readonly PageSeries[];
  readonly fourWeekly: readonly PageSeries[];
  readonly fourWeeklyDifferences: readonly PageSeries[];
  /** The period of which headlines speak. */
  readonly headline: string;
  /** Whether small flows were merged to keep the page small. */
  readonly merged: boolean;
}

/** The metrics of the scenario table, by platform or for all; the page carries these and those of measures.ts. */
export const shownMetrics: ReadonlySet<string> = new Set([
  'gmv.settled',
  'closedLoopRatio',
  'quality.mean',
  'stores.open',
  'sellers.moved',
]);

/** The metrics of which the page carries tiers (kinds of anchors) too. */
export const tieredMetrics: ReadonlySet<string> = new Set([
  'anchors.idle',
  'anchors.rematched',
  'anchors.changedPlatform',
  'anchors.left',
]);

/** The metrics of the section on concentration. */
export const concentrationMetrics: ReadonlySet<string> = new Set([
  'hhi.settled',
  'hhi.attention',
  'sellers.topShare',
]);

export const weeklyMetrics: ReadonlySet<string> = new Set(['gmv.settled', 'gmv.attention']);

/** Counts as they are printed: whole, three digits; ends of their intervals are not known to more than two. */
const roughly = (x: number, digits = 3): number => rounded(Math.round(x), digits);
const series = (values: readonly number[], digits: number): number[] => values.map((v) => rounded(v, digits));

const overAll = (row: { channel: string | null; tier: string | null }): boolean =>
  row.channel === null && row.tier === null;

const isShown = (row: Estimate): boolean =>
  (overAll(row) && (shownMetrics.has(row.metric) || concentrationMetrics.has(row.metric))) ||
  tieredMetrics.has(row.metric);

/** Of moves the page counts moves: who changes place in two weeks is counted twice, so that they are no number of sellers. */
const moves: ReadonlySet<string> = new Set(['sellers.moved', 'anchors.moved', 'anchors.changedPlatform']);
const ofMoves = <T extends { readonly metric: string; readonly unit: string }>(row: T): T =>
  moves.has(row.metric) ? { ...row, unit: 'moves' } : row;

/** Numbers of anchors are printed with three digits; shares of them and the rest as captions need them. */
function spread<T extends Estimate | Difference>(row: T): T {
  const digits = tieredMetrics.has(row.metric) ? 4 : 6;
  const { mean, median, p10, p90 } = row;
  const of = (x: number): number => rounded(x, digits);
  return ofMoves({ ...row, mean: of(mean), median: of(median), p10: of(p10), p90: of(p90) });
}

/** Neighbours in this order are alike, which is what makes the page small: scenarios differ little in one quantity. */
function byKey<T>(rows: readonly T[], ...keysOf: ((row: T) => string)[]): T[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((a, b) => {
    for (const keyOf of keysOf) {
      const by = order(keyOf(a), keyOf(b));
      if (by !== 0) return by;
    }
    return 0;
  });
}

/** Medians keep one digit more than the page prints; the edges of bands need none. */
function pageSeries(all: readonly WeeklySeries[]): PageSeries[] {
  const shown = all.filter((s) => weeklyMetrics.has(s.metric) && overAll(s) && s.platform !== null);
  return byKey(
    shown,
    (s) => s.metric,
    (s) => s.platform!,
  ).map(({ scenario, metric, platform, unit, n, p10, p25, p50, p75, p90 }) => ({
    ...{ scenario, metric, platform, unit, n },
    p50: series(p50, 4),
    ...{ p10: series(p10, 3), p25: series(p25, 3), p75: series(p75, 3), p90: series(p90, 3) },
  }));
}

const pageFlow = ({ scenario, kind, tier, period, from, to, mean, p10, p90 }: Flow): PageFlow => ({
  ...{ scenario, kind, tier, period, from, to },
  ...{ mean: roughly(mean), p10: roughly(p10, 2), p90: roughly(p90, 2) },
});

/** Half a seller or anchor: less is printed as none. */
const LEAST_FLOW = 0.5;

function pageFlows(flows: readonly Flow[]): PageFlow[] {
  return byKey(
    flows.filter((f) => f.mean >= LEAST_FLOW).map(pageFlow),
    (f) => f.kind,
    (f) => f.tier ?? '',
    (f) => f.from,
    (f) => f.to,
    (f) => f.period,
  );
}

const pageDiversion = ({ scenario, from, to, period, mean, p10, p90 }: Diversion): PageDiversion => ({
  ...{ scenario, from, to, period },
  ...{ mean: rounded(mean, 3), p10: rounded(p10, 2), p90: rounded(p90, 2) },
});

/** 50,000 yuan, in CNY bn: less is printed as zero. */
const LEAST_DIVERSION = 5e-5;

function pageDiversions(all: readonly Diversion[]): PageDiversion[] {
  const printed = all.filter((d) => d.mean >= LEAST_DIVERSION);
  return byKey(
    printed.map(pageDiversion),
    (d) => d.from,
    (d) => d.to,
    (d) => d.period,
  );
}

/** Rows of one quantity and period side by side: before a policy differs its scenarios are alike. */
const inPlaces = <T extends Estimate>(rows: readonly T[]): T[] =>
  byKey(
    rows,
    (e) => e.metric,
    (e) => e.platform ?? '',
    (e) => e.tier ?? '',
    (e) => e.period,
  );

/** Shares to a tenth of a percent, as they are printed. */
function pageSurvival(all: readonly SurvivalRow[]): SurvivalRow[] {
  const permille = (x: number): number => Math.round(x * 1000) / 1000;
  return byKey(
    all.map((s) => ({ ...s, mean: permille(s.mean), p10: permille(s.p10), p90: permille(s.p90) })),
    (s) => s.platform,
    (s) => s.group,
    (s) => s.outcome,
  );
}

function pageAccount(all: readonly AccountRow[]): AccountRow[] {
  return byKey(
    all
      .filter((a) => a.mean >= LEAST_DIVERSION)
      .map((a) => ({ ...a, mean: rounded(a.mean, 4), p10: rounded(a.p10, 4), p90: rounded(a.p90, 4) })),
    (a) => a.to,
    (a) => a.period,
  );
}

/** One value is enough where all scenarios share it. */
const pageAssumption = (a: Assumption): Assumption =>
  a.varies ? a : { ...a, values: Object.fromEntries(Object.entries(a.values).slice(0, 1)) };

/** The parts of the findings that are no rows, and the failures. */
function heading({ schema, study, hash, baseline, replicates, seed, failures }: Findings) {
  return { schema, study, hash, baseline, replicates, seed, failures };
}

/** What the page carries of a report, its flows complete. */
export function pageReport(report: ComparisonReport): PageReport {
  const { findings } = report;
  const { scenarios, flows, differences, diversion, subsidies } = findings;
  const fromBaseline = differences.filter((d) => d.baseline === findings.baseline);
  const ofScenario = ({ name, estimates }: ScenarioFindings) =>
    estimates.filter(isShown).map((e) => ({ ...spread(e), scenario: name }));
  const { from, weeks } = report.provenance;
  const headline = headlinePeriod(findings, { from: parseDay(from)!, weeks });
  return {
    ...report,
    headline,
    findings: {
      ...heading(findings),
      estimates: inPlaces(scenarios.flatMap(ofScenario)),
      differences: inPlaces(fromBaseline.filter(isShown).map(spread)),
      flows: pageFlows(flows),
      diversion: pageDiversions(diversion),
      ...pageMeasures({ scenarios, differences: fromBaseline }, headline, report.goodPerBad),
      increments: pageIncrements(report, headline, shownMetrics).map(ofMoves),
      subsidies: subsidies.map(pageSubsidy),
    },
    weekly: pageSeries(report.weekly),
    weeklyDifferences: pageSeries(report.weeklyDifferences),
    fourWeekly: pageSeries(report.fourWeekly),
    fourWeeklyDifferences: pageSeries(report.fourWeeklyDifferences),
    survival: pageSurvival(report.survival),
    account: pageAccount(report.account),
    net: pageNet(report),
    goodPerBad: [],
    assumptions: report.assumptions.map(pageAssumption),
    merged: false,
  };
}
