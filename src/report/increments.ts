import type { ComparisonReport, Difference } from '../study/findings.ts';
import { alsoTold, askedMetrics } from './asked.ts';
import { mainPlatform } from './mainPlatform.ts';
import { differenceOf } from './measures.ts';

/** A paired difference of a scenario from the one it adds to. */
export interface PageIncrement {
  readonly scenario: string;
  /** The scenario it is a difference from. */
  readonly baseline: string;
  readonly metric: string;
  readonly platform: string | null;
  readonly period: string;
  readonly unit: string;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly probabilityPositive: number;
  readonly n: number;
}

function incrementOf(d: Difference): PageIncrement {
  const { value, scenario, metric, platform, period, unit, p10, p90, probabilityPositive, n } =
    differenceOf(d);
  return {
    ...{ scenario, baseline: d.baseline, metric, platform, period, unit },
    ...{ median: value, p10, p90, probabilityPositive, n },
  };
}

const YEAR = /^\d{4}$/;

/**
 * The differences from the scenario that another adds to: those of the scenario table where that one is not the
 * baseline, whose differences the page carries anyway, and by the year and of the headline's period those that the verdict
 * asks of it.
 */
export function pageIncrements(
  report: Pick<ComparisonReport, 'findings' | 'scenarios' | 'platforms' | 'marks'>,
  headline: string,
  table: ReadonlySet<string>,
): PageIncrement[] {
  const { findings, scenarios } = report;
  const focus = mainPlatform(report);
  const added = new Map(scenarios.map((s) => [s.name, s]));
  const isCarried = (d: Difference): boolean => {
    const scenario = added.get(d.scenario);
    if (scenario?.reference !== d.baseline || d.channel !== null || d.tier !== null) return false;
    if (d.baseline !== findings.baseline && table.has(d.metric)) return true;
    if (d.period !== headline && !YEAR.test(d.period)) return false;
    const told = [...askedMetrics(scenario.touches), ...alsoTold(scenario.touches, focus)];
    return told.some((q) => q.metric === d.metric && q.platform === d.platform);
  };
  const key = (d: PageIncrement): string => `${d.metric} ${d.platform} ${d.period} ${d.scenario}`;
  return findings.differences
    .filter(isCarried)
    .map(incrementOf)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
