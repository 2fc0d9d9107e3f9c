import { formatDay, parseDay } from '../base/calendar.ts';
import type { Difference, Estimate } from '../study/findings.ts';
import { focusOf, mainPlatform } from './mainPlatform.ts';
import { readMeasures, type Measures } from './measures.ts';
import type { PageReport } from './pageReport.ts';
import type { Dictionary } from './words/dictionary.ts';

/** A report with its look-ups and with what a reader asks of it first. */
export interface View extends Measures {
  readonly report: PageReport;
  readonly words: Dictionary;
  readonly baseline: string;
  /** Scenarios other than the baseline, in the order they were given. */
  readonly alternatives: readonly string[];
  /** The first alternative: the one that sentences speak of first. */
  readonly focus: string;
  /** The platform whose policy the focus changes. */
  readonly focusPlatform: string;
  /** Quarters, years and the total that estimates are reported for, in that order. */
  readonly periods: readonly string[];
  /** The period of which headlines speak (`study/headline.ts`). */
  readonly headline: string;
  readonly platforms: readonly string[];
  readonly scenarioTitle: (name: string) => string;
  readonly platformTitle: (name: string) => string;
  readonly estimate: (
    scenario: string,
    metric: string,
    platform: string | null,
    period: string,
    tier?: string | null,
  ) => Estimate | undefined;
  readonly difference: (
    scenario: string,
    metric: string,
    platform: string | null,
    period: string,
    tier?: string | null,
  ) => Difference | undefined;
  /** The scenario that another one adds to: the one its file extends, or the baseline. */
  readonly reference: (scenario: string) => string;
  /** The paired difference from that one. */
  readonly increment: (
    scenario: string,
    metric: string,
    platform: string | null,
    period: string,
  ) => Difference | undefined;
}

const rank = (period: string): number => (period === 'total' ? 2 : period.includes('Q') ? 0 : 1);

/** Of some periods that of the headline, or the one that ends last. */
export function initialPeriod({ headline }: View, periods: readonly string[]): string | undefined {
  const end = (period: string): string =>
    period === 'total' ? '9' : period.length === 4 ? `${period}Q4` : period;
  const last = (a: string, b: string): string => (end(b) >= end(a) ? b : a);
  if (periods.includes(headline)) return headline;
  return periods.length > 0 ? periods.reduce(last) : undefined;
}

/** Quarters in order, then years, then the total. */
export function inOrder(periods: Iterable<string>): string[] {
  return [...new Set(periods)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

const key = (
  scenario: string,
  metric: string,
  platform: string | null,
  period: string,
  tier: string | null = null,
): string => JSON.stringify([scenario, metric, platform, period, tier]);

const titles = (rows: readonly { readonly name: string; readonly title: string }[]) => {
  const known = new Map(rows.map((r) => [r.name, r.title]));
  return (name: string): string => known.get(name) ?? name;
};

/** The look-up of differences from the scenarios that others add to. */
function readIncrements(report: PageReport) {
  const { baseline, increments } = report.findings;
  const references = new Map(report.scenarios.map((s) => [s.name, s.reference ?? baseline]));
  const rows = new Map(
    increments.map(({ median, ...d }): [string, Difference] => [
      key(d.scenario, d.metric, d.platform, d.period),
      { ...d, ...{ channel: null, tier: null, median, mean: median } },
    ]),
  );
  return {
    reference: (scenario: string): string => references.get(scenario) ?? baseline,
    increments: rows,
  };
}

/** Reads a page report in one language. */
export function readReport(report: PageReport, words: Dictionary): View {
  const { findings } = report;
  const alternatives = report.scenarios.map((s) => s.name).filter((name) => name !== findings.baseline);
  const focus = focusOf(report);
  const periods = inOrder(findings.estimates.map((e) => e.period));
  const estimates = new Map(
    findings.estimates.map((e) => [key(e.scenario, e.metric, e.platform, e.period, e.tier), e]),
  );
  const differences = new Map(
    findings.differences.map((d) => [key(d.scenario, d.metric, d.platform, d.period, d.tier), d]),
  );
  const measures = readMeasures(findings);
  const { reference, increments } = readIncrements(report);
  return {
    report,
    words,
    baseline: findings.baseline,
    alternatives,
    focus,
    focusPlatform: mainPlatform(report),
    periods,
    headline: report.headline,
    platforms: report.platforms.map((p) => p.name),
    scenarioTitle: titles(report.scenarios),
    platformTitle: titles(report.platforms),
    estimate: (...at) => estimates.get(key(...at)),
    difference: (...at) => differences.get(key(...at)),
    ...measures,
    reference,
    increment(scenario, metric, platform, period) {
      const row = increments.get(key(scenario, metric, platform, period));
      if (row !== undefined || reference(scenario) !== findings.baseline) return row;
      return (
        differences.get(key(scenario, metric, platform, period)) ??
        measures.measureDifference(scenario, metric, platform ?? '', period)
      );
    },
  };
}

/** The subject of the page: the first alternative, how many others, and the baseline. */
export function pageTitle({ words, alternatives, focus, baseline, scenarioTitle }: View): string {
  return words.pageTitle(scenarioTitle(focus), Math.max(0, alternatives.length - 1), scenarioTitle(baseline));
}

/** The days of a report's marks that can be drawn, as they are written. */
export function isDay(text: string): boolean {
  const day = parseDay(text);
  return day !== null && formatDay(day) === text;
}
