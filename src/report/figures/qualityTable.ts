import type { View } from '../view.ts';
import { spreadText } from '../words/numbers.ts';
import { capital, differenceCell, judgementCell } from './accounts.ts';
import { column, nothing, records, text, type Cell, type Choice, type Table } from './exhibit.ts';
import { quartersOf } from './qualityPanels.ts';

/** Level and difference of one scenario on one platform in one quarter, or nothing where neither is reported. */
function row(view: View, { measure }: Choice, scenario: string, platform: string, period: string): Cell[][] {
  const { words } = view;
  const level = view.measure(scenario, measure, platform, period);
  if (!level || level.p10 === null || level.p90 === null) return [];
  const t = spreadText(
    { median: level.value, p10: level.p10, p90: level.p90 },
    words.unit(level.unit, false),
  );
  const d = view.measureDifference(scenario, measure, platform, period);
  const isBase = scenario === view.baseline;
  return [
    [
      ...[words.period(period), view.platformTitle(platform), view.scenarioTitle(scenario)].map(text),
      { text: t.median, value: level.value, tone: 'strong' },
      ...[
        { text: t.low, value: level.p10 },
        { text: t.high, value: level.p90 },
      ],
      ...(isBase ? [nothing, nothing] : [differenceCell(view, d), judgementCell(view, d)]),
    ],
  ];
}

/** Levels and differences of the shown scenarios and the baseline, a row a quarter or year, platform and scenario. */
export function qualityTable(view: View, at: Choice, shown: readonly string[], unit: string): Table {
  const { labels, accounts, unit: styleOf } = view.words;
  const scenarios = [...new Set([view.baseline, ...shown])];
  // The headline may speak of a year, whose numbers then stand first.
  const periods = [...new Set([at['period'], ...quartersOf(view)])];
  const rows = periods.flatMap((period) =>
    view.platforms.flatMap((platform) => scenarios.flatMap((s) => row(view, at, s, platform, period))),
  );
  const inUnit = (name: string, { label }: { readonly label: string }): string =>
    label === '' ? name : `${name} (${label})`;
  return {
    columns: [
      ...[labels.period, labels.platform, labels.scenario].map((name) => column(name)),
      ...[inUnit(labels.median, styleOf(unit, false)), labels.p10, labels.p90].map((name) =>
        column(name, true),
      ),
      ...[
        column(inUnit(capital(accounts.labels.difference), styleOf(unit, true)), true),
        column(accounts.labels.judgement),
      ],
    ],
    rows,
  };
}

/** Every number that the page holds of a measure, for a file. */
export function qualityFile(view: View, measure: string): Table {
  const { measures, measureDifferences, estimates, differences } = view.report.findings;
  const own = <T extends { metric: string; platform: string | null }>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.metric === measure && r.platform !== null);
  const levels = [...own(measures), ...own(estimates).map((e) => ({ ...e, value: e.median }))];
  const pairs = [...own(measureDifferences), ...own(differences).map((d) => ({ ...d, value: d.median }))];
  return records(
    [...levels, ...pairs].map((r) => {
      const { scenario, metric, platform, period, unit, value, p10, p90, n } = r;
      const kind = 'probabilityPositive' in r ? 'difference' : 'level';
      const probabilityPositive = 'probabilityPositive' in r ? r.probabilityPositive : null;
      return { scenario, kind, metric, platform, period, unit, value, p10, p90, probabilityPositive, n };
    }),
  );
}
