import type { PageDiversion } from '../pageReport.ts';
import type { View } from '../view.ts';
import { inOrder, initialPeriod } from '../view.ts';
import { quantity, spreadText } from '../words/numbers.ts';
import { cellTitle } from '../words/places.ts';
import {
  choice,
  column,
  records,
  text,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
  type Table,
} from './exhibit.ts';
import { unclearRoutes } from './netChange.ts';
import { scenarioControl } from './weekly.ts';

/** Whether the mean lies inside its interval; where few replicates make it, it does not. */
const isTypical = ({ mean, p10, p90 }: PageDiversion): boolean =>
  p10 === null || p90 === null || (mean >= p10 && mean <= p90);

/** The route that lost most, over all to which it lost. */
export function largestLoss(rows: readonly PageDiversion[]): {
  readonly from: string;
  readonly mean: number;
} {
  const sums = new Map<string, number>();
  for (const d of rows) sums.set(d.from, (sums.get(d.from) ?? 0) + d.mean);
  const [from, mean] = [...sums].reduce((most, one) => (one[1] > most[1] ? one : most));
  return { from, mean };
}

function table(view: View, at: Choice, rows: readonly PageDiversion[]): Table {
  const unclear = unclearRoutes(view, at);
  const named = (cell: string): Cell => ({
    ...text(cellTitle(view, cell)),
    detail: unclear.has(cell) ? [view.words.account.noNet] : [],
  });
  const { labels, unit } = view.words;
  const style = unit('CNY_bn', false);
  const titles = [`${labels.mean} (${style.label})`, labels.p10, labels.p90];
  return {
    columns: [column(labels.from), column(labels.to), ...titles.map((t) => column(t, true))],
    rows: rows.map((d) => {
      const t = spreadText({ median: d.mean, p10: d.p10 ?? 0, p90: d.p90 ?? 0 }, style);
      return [
        ...[named(d.from), named(d.to)],
        ...[
          { text: t.median, value: d.mean, tone: isTypical(d) ? ('strong' as const) : ('unclear' as const) },
        ],
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
  const { from, mean } = largestLoss(rows);
  const most = { from: cellTitle(view, from), amount: quantity(mean, style) };
  const amounts = [quantity(lost, style), style.suffix, quantity(none, style)] as const;
  return captions.diversionTitle(scenario, when, ...amounts, most);
}

/** The diversion matrix of one period: what each losing cell lost, spread over the cells that gained. */
export const cellToCell: Figure = {
  id: 'cells',
  form: 'table',
  controls(view) {
    const { controls, period } = view.words;
    const periods = inOrder(view.report.findings.diversion.map((d) => d.period));
    const initial = initialPeriod(view, periods);
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
      ...{
        caption: [view.words.account.chance, ...(view.report.merged ? [captions.trimmed] : [])].join(' '),
        legend: [],
        marks: [],
        panels: [],
      },
      table: () => table(view, at, rows),
      file: () => records(rows),
    };
  },
};
