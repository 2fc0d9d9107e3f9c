import type { PageDiversion } from '../pageReport.ts';
import type { View } from '../view.ts';
import { inOrder } from '../view.ts';
import { quantity, spreadText } from '../words/numbers.ts';
import { cellTitle } from '../words/places.ts';
import {
  choice,
  column,
  records,
  text,
  type Choice,
  type Exhibit,
  type Figure,
  type Table,
} from './exhibit.ts';
import { scenarioControl } from './weekly.ts';

function table(view: View, rows: readonly PageDiversion[]): Table {
  const { labels, unit } = view.words;
  const style = unit('CNY_bn', false);
  const titles = [`${labels.mean} (${style.label})`, labels.p10, labels.p90];
  return {
    columns: [column(labels.from), column(labels.to), ...titles.map((t) => column(t, true))],
    rows: rows.map((d) => {
      const t = spreadText({ median: d.mean, p10: d.p10 ?? 0, p90: d.p90 ?? 0 }, style);
      return [
        ...[text(cellTitle(view, d.from)), text(cellTitle(view, d.to))],
        ...[{ text: t.median, value: d.mean, tone: 'strong' as const }],
        ...[
          { text: d.p10 === null ? '–' : t.low, value: d.p10 },
          { text: d.p90 === null ? '–' : t.high, value: d.p90 },
        ],
      ];
    }),
  };
}

function title(view: View, at: Choice, rows: readonly PageDiversion[]): string {
  const { captions, period, unit } = view.words;
  const scenario = view.scenarioTitle(at['scenario']);
  const when = period(at['period'] ?? '');
  const sum = (some: readonly PageDiversion[]): number => some.reduce((total, d) => total + d.mean, 0);
  const lost = sum(rows);
  if (lost === 0) return captions.diversionNone(scenario, when);
  const style = unit('CNY_bn', false);
  const none = sum(rows.filter((d) => d.to === 'none'));
  return captions.diversionTitle(scenario, when, quantity(lost, style), style.suffix, quantity(none, style));
}

/** The diversion matrix of one period: what each losing cell lost, spread over the cells that gained. */
export const cellToCell: Figure = {
  id: 'cells',
  form: 'table',
  controls(view) {
    const { controls, period } = view.words;
    const periods = inOrder(view.report.findings.diversion.map((d) => d.period));
    const initial = periods.includes(view.quarter) ? view.quarter : periods.at(-1);
    return [
      scenarioControl(view),
      choice(
        'period',
        controls.period,
        periods.map((p) => [p, period(p)] as const),
        initial,
      ),
    ];
  },
  build(view, at): Exhibit {
    const { captions } = view.words;
    const rows = view.report.findings.diversion
      .filter((d) => d.scenario === at['scenario'] && d.period === at['period'] && d.mean !== 0)
      .sort((a, b) => b.mean - a.mean);
    return {
      title: title(view, at, rows),
      subtitle: captions.diversion(view.scenarioTitle(view.baseline), view.report.findings.replicates),
      ...{ caption: view.report.merged ? captions.trimmed : '', legend: [], marks: [], panels: [] },
      table: () => table(view, rows),
      file: () => records(rows),
    };
  },
};
