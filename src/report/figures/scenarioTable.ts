import type { Difference, Estimate } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { printedDirection } from '../words/likelihood.ts';
import { percent, spreadText } from '../words/numbers.ts';
import { choice, column, nothing, records, signs, type Cell, type Exhibit, type Figure } from './exhibit.ts';

type Quantity = readonly [metric: string, platform: string | null];

/** The quantities of the table: settled GMV of every platform and of all, then what stands behind the focus platform's. */
function quantities(view: View): Quantity[] {
  const focus = view.focusPlatform;
  const others = view.platforms.filter((p) => p !== focus);
  return [
    ...[focus, ...others, null].map((platform) => ['gmv.settled', platform] as const),
    ...(['closedLoopRatio', 'quality.mean', 'stores.open'] as const).map(
      (metric) => [metric, focus] as const,
    ),
    ['sellers.moved', null],
  ];
}

function level(view: View, e: Estimate | undefined): Cell {
  if (!e) return nothing;
  const t = spreadText(e, view.words.unit(e.unit, false));
  return { text: t.median, value: e.median, detail: [`${t.low} – ${t.high}`] };
}

function change(view: View, d: Difference | undefined): Cell {
  if (!d) return nothing;
  const { words } = view;
  const { labels, unit } = words;
  const t = spreadText(d, unit(d.unit, true), true);
  const direction = printedDirection(d, t);
  if (direction === 'unchanged') return { text: '0', value: 0, detail: [labels.unchanged], tone: direction };
  const detail = [words.interval(t.low, t.high), `${labels.probability} ${percent(d.probabilityPositive)}`];
  return {
    text: `${signs[direction]}${t.median}`,
    value: d.median,
    detail: direction === 'unclear' ? [...detail, labels.unclear] : detail,
    tone: direction,
  };
}

/** The rows of the table for a file: the baseline's levels, then the differences. */
function fileRows(view: View, all: readonly Quantity[], period: string): object[] {
  const level = all.map(([metric, platform]) => view.estimate(view.baseline, metric, platform, period));
  const change = view.alternatives.flatMap((name) =>
    all.map(([metric, platform]) => view.difference(name, metric, platform, period)),
  );
  return [...level, ...change].flatMap((row) => {
    if (!row) return [];
    const { metric, platform, unit, mean, median, p10, p90, n } = row;
    const difference = 'probabilityPositive' in row;
    return [
      {
        ...{
          scenario: 'scenario' in row ? String(row.scenario) : view.baseline,
          kind: difference ? 'difference' : 'level',
        },
        ...{ metric, platform, period, unit, mean, median, p10, p90 },
        ...{ probabilityPositive: difference ? row.probabilityPositive : null, n },
      },
    ];
  });
}

/** Levels of the baseline, and every other scenario's paired differences from it, for one period. */
export const scenarioTable: Figure = {
  id: 'scenarioTable',
  form: 'table',
  controls: (view) => {
    const options = view.periods.map((p) => [p, view.words.period(p)] as const);
    return [choice('period', view.words.controls.period, options, view.quarter)];
  },
  build(view, at): Exhibit {
    const { words, baseline } = view;
    const period = at['period'];
    const all = quantities(view).filter(([metric, platform]) =>
      view.estimate(baseline, metric, platform, period),
    );
    const heading = ([metric, platform]: Quantity): string =>
      words.heading(metric, platform === null ? null : view.platformTitle(platform));
    const unitOf = ([metric, platform]: Quantity): string => {
      const label = words.unit(view.estimate(baseline, metric, platform, period)!.unit, false).label;
      return label === '' || heading([metric, platform]).includes(label) ? '' : `, ${label}`;
    };
    const first = view.difference(view.focus, 'gmv.settled', view.focusPlatform, period);
    return {
      title: first
        ? words.captions.finding(
            words.captions.scenario(view.scenarioTitle(view.focus)),
            words.period(period),
            claim(view, first),
          )
        : words.period(period),
      subtitle: words.captions.scenarioTable(view.scenarioTitle(baseline), view.report.findings.replicates),
      ...{ caption: '', legend: [], marks: [], panels: [] },
      table: () => ({
        columns: [
          column(words.labels.scenario),
          ...all.map((q) => column(`${heading(q)}${unitOf(q)}`, true)),
        ],
        rows: [
          [
            { text: view.scenarioTitle(baseline), detail: [words.labels.baseline], tone: 'strong' },
            ...all.map(([metric, platform]) =>
              level(view, view.estimate(baseline, metric, platform, period)),
            ),
          ],
          ...view.alternatives.map((name): Cell[] => [
            { text: view.scenarioTitle(name), tone: 'strong' },
            ...all.map(([metric, platform]) => change(view, view.difference(name, metric, platform, period))),
          ]),
        ],
      }),
      file: () => records(fileRows(view, all, period)),
    };
  },
};
