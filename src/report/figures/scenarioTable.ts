import type { Difference, Estimate } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { printedDirection } from '../words/likelihood.ts';
import { percent, spreadText } from '../words/numbers.ts';
import { periodControl } from './accounts.ts';
import {
  choice,
  column,
  nothing,
  records,
  signs,
  toneOf,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
  type Table,
} from './exhibit.ts';

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
    detail: direction === 'unclear' || direction === 'tooFew' ? [...detail, labels[direction]] : detail,
    tone: toneOf(direction),
  };
}

/** What the rows are differences from: the baseline, or of each scenario the one that it adds to. */
const againstReference = (at: Choice): boolean => at['against'] === 'reference';

/** A scenario's difference from what is chosen. */
function differenceOf(view: View, at: Choice, name: string, [metric, platform]: Quantity) {
  const period = at['period'];
  return againstReference(at)
    ? view.increment(name, metric, platform, period)
    : view.difference(name, metric, platform, period);
}

/** What a scenario stands beside. */
const besideOf = (view: View, at: Choice, name: string): string =>
  view.scenarioTitle(againstReference(at) ? view.reference(name) : view.baseline);

/** The rows of the table for a file: the baseline's levels, then the differences. */
function fileRows(view: View, all: readonly Quantity[], at: Choice): object[] {
  const period = at['period'];
  const level = all.map(([metric, platform]) => view.estimate(view.baseline, metric, platform, period));
  const change = view.alternatives.flatMap((name) => all.map((q) => differenceOf(view, at, name, q)));
  return [...level, ...change].flatMap((row) => {
    if (!row) return [];
    const { metric, platform, unit, mean, median, p10, p90, n } = row;
    const difference = 'probabilityPositive' in row;
    return [
      {
        ...{
          scenario: 'scenario' in row ? String(row.scenario) : view.baseline,
          kind: difference ? 'difference' : 'level',
          against: 'baseline' in row ? String(row.baseline) : '',
        },
        ...{ metric, platform, period, unit, mean, median, p10, p90 },
        ...{ probabilityPositive: difference ? row.probabilityPositive : null, n },
      },
    ];
  });
}

/** Scenarios that add to another one than the baseline. */
const additions = (view: View): string[] =>
  view.alternatives.filter((name) => view.reference(name) !== view.baseline);

/** The finding of the focus, or of the first scenario that adds to another one where such additions are shown. */
function title(view: View, at: Choice): string {
  const { captions, period } = view.words;
  const scenario = againstReference(at) ? (additions(view)[0] ?? view.focus) : view.focus;
  const first = differenceOf(view, at, scenario, ['gmv.settled', view.focusPlatform]);
  if (!first) return period(at['period']);
  const names = captions.gmvTitle(view.scenarioTitle(scenario), besideOf(view, at, scenario));
  return captions.finding(names, period(at['period']), claim(view, first));
}

function table(view: View, at: Choice, all: readonly Quantity[]): Table {
  const { words, baseline } = view;
  const levelOf = ([metric, platform]: Quantity) => view.estimate(baseline, metric, platform, at['period']);
  const heading = ([metric, platform]: Quantity): string =>
    words.heading(metric, platform === null ? null : view.platformTitle(platform));
  const unitOf = (q: Quantity): string => {
    const label = words.unit(levelOf(q)!.unit, false).label;
    return label === '' || heading(q).includes(label) ? '' : `, ${label}`;
  };
  const beside = (name: string): string[] =>
    againstReference(at) ? [words.captions.beside(besideOf(view, at, name))] : [];
  return {
    columns: [column(words.labels.scenario), ...all.map((q) => column(`${heading(q)}${unitOf(q)}`, true))],
    rows: [
      [
        { text: view.scenarioTitle(baseline), detail: [words.labels.baseline], tone: 'strong' },
        ...all.map((q) => level(view, levelOf(q))),
      ],
      ...view.alternatives.map((name): Cell[] => [
        { text: view.scenarioTitle(name), detail: beside(name), tone: 'strong' },
        ...all.map((q) => change(view, differenceOf(view, at, name, q))),
      ]),
    ],
  };
}

/** Levels of the baseline, and every other scenario's paired differences from it or from what it adds to, for one period. */
export const scenarioTable: Figure = {
  id: 'scenarioTable',
  form: 'table',
  controls(view) {
    const { controls } = view.words;
    const against = [
      ['baseline', controls.againstBaseline],
      ['reference', controls.againstReference],
    ] as const;
    return [
      periodControl(view),
      ...(additions(view).length > 0 ? [choice('against', controls.against, against)] : []),
    ];
  },
  build(view, at): Exhibit {
    const { words, baseline } = view;
    const all = quantities(view).filter(([metric, platform]) =>
      view.estimate(baseline, metric, platform, at['period']),
    );
    const { scenarioTable: levels, additionTable } = words.captions;
    const subtitle = againstReference(at) ? additionTable : levels;
    return {
      title: title(view, at),
      subtitle: subtitle(view.scenarioTitle(baseline), view.report.findings.replicates),
      ...{ caption: '', legend: [], marks: [], panels: [] },
      table: () => table(view, at, all),
      file: () => records(fileRows(view, all, at)),
    };
  },
};
