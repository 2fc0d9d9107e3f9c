import type {
  Assumption,
  ComparisonReport,
  Difference,
  Diversion,
  Estimate,
  Findings,
  Flow,
  ScenarioFindings,
  WeeklySeries,
} from '../study/findings.ts';
import { pageMeasures, type PageMeasure, type PageMeasureDifference } from './measures.ts';
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
  };
  readonly weekly: readonly PageSeries[];
  readonly weeklyDifferences: readonly PageSeries[];
  readonly fourWeekly: readonly PageSeries[];
  readonly fourWeeklyDifferences: readonly PageSeries[];
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

export const weeklyMetrics: ReadonlySet<string> = new Set(['gmv.settled', 'gmv.attention']);

/** The place that stands for all the flows too small to be listed. */
export const OTHER = '(other)';

/** Counts as they are printed: whole, three digits. */
const roughly = (x: number): number => rounded(Math.round(x), 3);
const series = (values: readonly number[], digits: number): number[] => values.map((v) => rounded(v, digits));

const overAll = (row: { channel: string | null; tier: string | null }): boolean =>
  row.channel === null && row.tier === null;

function spread<T extends Estimate | Difference>(row: T): T {
  return {
    ...row,
    mean: rounded(row.mean),
    median: rounded(row.median),
    p10: rounded(row.p10),
    p90: rounded(row.p90),
  };
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

function groups<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = found.get(key);
    if (group) group.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** The first `most` rows as they are, the rest as one row from other places to `to`, if there is a rest. */
function merged<T extends PageFlow | PageDiversion>(rows: readonly T[], most: number, to: string): T[] {
  const rest = rows.slice(most);
  if (rest.length === 0) return [...rows];
  const mean = rounded(
    rest.reduce((sum, row) => sum + row.mean, 0),
    4,
  );
  return [...rows.slice(0, most), { ...rest[0], from: OTHER, to, mean, p10: null, p90: null }];
}

const bySize = (a: PageFlow | PageDiversion, b: PageFlow | PageDiversion): number =>
  b.mean - a.mean || (a.from + a.to < b.from + b.to ? -1 : 1);

/** Those who stayed, the `most` largest moves, and the remaining moves as one. */
function largestFlows(rows: readonly PageFlow[], most: number): PageFlow[] {
  const stays = rows.filter((f) => f.from === f.to);
  const moves = rows.filter((f) => f.from !== f.to).sort(bySize);
  return [...stays, ...merged(moves, most, OTHER)];
}

/** The largest diversions; what reached no cell stays apart from what reached one. */
function largestDiversions(rows: readonly PageDiversion[], most: number): PageDiversion[] {
  const lost = rows.filter((d) => d.to === 'none').sort(bySize);
  const gained = rows.filter((d) => d.to !== 'none').sort(bySize);
  return [...merged(gained, most, OTHER), ...merged(lost, most, 'none')];
}

const pageFlow = ({ scenario, kind, tier, period, from, to, mean, p10, p90 }: Flow): PageFlow => ({
  ...{ scenario, kind, tier, period, from, to },
  ...{ mean: roughly(mean), p10: roughly(p10), p90: roughly(p90) },
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
  ...{ mean: rounded(mean, 3), p10: rounded(p10, 3), p90: rounded(p90, 3) },
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
  const shown = (row: Estimate): boolean => shownMetrics.has(row.metric) && overAll(row);
  const ofScenario = ({ name, estimates }: ScenarioFindings) =>
    estimates.filter(shown).map((e) => ({ ...spread(e), scenario: name }));
  return {
    ...report,
    findings: {
      ...heading(findings),
      estimates: scenarios.flatMap(ofScenario),
      differences: differences.filter(shown).map(spread),
      flows: pageFlows(flows),
      diversion: pageDiversions(diversion),
      ...pageMeasures(findings),
      subsidies: subsidies.map(pageSubsidy),
    },
    weekly: pageSeries(report.weekly),
    weeklyDifferences: pageSeries(report.weeklyDifferences),
    fourWeekly: pageSeries(report.fourWeekly),
    fourWeeklyDifferences: pageSeries(report.fourWeeklyDifferences),
    assumptions: report.assumptions.map(pageAssumption),
    merged: false,
  };
}

/**
 * The page report with at most `most` moves of each (scenario, kind, tier, period), threefold where tiers are taken
 * together, and as many diversions of each (scenario, period): a last resort. The contract caps the page at 3 MB, and
 * these are the parts that grow with the square of the number of places.
 */
export function mergeSmallFlows(report: PageReport, most: number): PageReport {
  const { findings } = report;
  const flowGroup = (f: PageFlow): string => `${f.scenario}\n${f.kind}\n${f.tier ?? ''}\n${f.period}`;
  const diversionGroup = (d: PageDiversion): string => `${d.scenario}\n${d.period}`;
  const flows = [...groups(findings.flows, flowGroup).values()].flatMap((rows) =>
    largestFlows(rows, rows[0].tier === null ? 3 * most : most),
  );
  const diversion = [...groups(findings.diversion, diversionGroup).values()].flatMap((rows) =>
    largestDiversions(rows, most),
  );
  const fewer = flows.length + diversion.length < findings.flows.length + findings.diversion.length;
  return { ...report, findings: { ...findings, flows, diversion }, merged: fewer };
}
