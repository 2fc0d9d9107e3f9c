import type { View } from '../view.ts';
import {
  capital,
  differenceCell,
  directionIn,
  judgementCell,
  metricTitle,
  periodControl,
  platformControl,
  reported,
  sentence,
} from './accounts.ts';
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
import { frontierPanel, type FrontierPoint } from './frontierPanel.ts';

const measures = ['quality.mean', 'returns.rate'] as const;

/** The scenarios of which both differences are reported. */
export function frontierPoints(view: View, { platform, period, measure }: Choice): FrontierPoint[] {
  return view.alternatives.flatMap((scenario): FrontierPoint[] => {
    const gmv = view.difference(scenario, 'gmv.settled', platform, period);
    const other = view.measureDifference(scenario, measure, platform, period);
    return gmv && other ? [{ scenario, gmv, measure: other }] : [];
  });
}

const directions = ['higher', 'lower', 'unclear', 'unchanged', 'tooFew'] as const;

/** Scenarios by the two directions that their printed intervals allow, unclear ones last. */
function title(view: View, at: Choice, points: readonly FrontierPoint[]): string {
  const { accounts, period, metric } = view.words;
  const groups = directions.flatMap((ofMeasure) =>
    directions.flatMap((ofGmv) => {
      const some = points.filter(
        ({ measure, gmv }) => directionIn(view, measure) === ofMeasure && directionIn(view, gmv) === ofGmv,
      );
      const titles = some.map(({ scenario }) => view.scenarioTitle(scenario));
      const name = metric(at['measure']);
      return some.length > 0 ? [accounts.frontierGroup(name, ofMeasure, ofGmv, titles)] : [];
    }),
  );
  const where = view.platformTitle(at['platform']);
  return accounts.frontierTitle(where, period(at['period']), view.scenarioTitle(view.baseline), groups);
}

function table(view: View, at: Choice, points: readonly FrontierPoint[]): Table {
  const { labels, accounts, unit } = view.words;
  const headings = (
    [
      ['gmv.settled', 'gmv'],
      [at['measure'], 'measure'],
    ] as const
  ).flatMap(([metric, key]) => {
    const { label } = unit(points[0]?.[key].unit ?? '1', true);
    return [
      column(capital(accounts.frontierAxis(view.words.metric(metric), label)), true),
      column(accounts.labels.judgement),
    ];
  });
  return {
    columns: [column(labels.scenario), ...headings],
    rows: points.map((p) => [
      text(view.scenarioTitle(p.scenario)),
      ...[p.gmv, p.measure].flatMap((d) => [differenceCell(view, d), judgementCell(view, d)]),
    ]),
  };
}

function file(points: readonly FrontierPoint[]): Table {
  return records(
    points.flatMap(({ gmv, measure }) =>
      [gmv, measure].map(({ scenario, metric, platform, period, unit, median, p10, p90, ...d }) => ({
        ...{ scenario, metric, platform, period, unit, median, p10, p90 },
        ...{ probabilityPositive: d.probabilityPositive, n: d.n },
      })),
    ),
  );
}

/** What quality costs: each scenario's difference in settled GMV beside its difference in quality or returns. */
export const frontier: Figure = {
  id: 'frontier',
  form: 'wide',
  controls: (view) => [
    choice(
      'measure',
      view.words.accounts.labels.measure,
      reported(view, measures).map((m) => [m, metricTitle(view, m)] as const),
    ),
    ...[platformControl(view), periodControl(view)],
  ],
  build(view, at, width): Exhibit {
    const { accounts, captions, period } = view.words;
    const points = frontierPoints(view, at);
    const name = view.words.metric(at['measure'] || measures[0]);
    if (points.length === 0)
      return sentence(
        view,
        accounts.missing(accounts.frontierAxis(name, ''), view.platformTitle(at['platform'])),
      );
    const heading = title(view, at, points);
    const { replicates } = view.report.findings;
    const subtitle = accounts.frontier(
      name,
      view.scenarioTitle(view.baseline),
      period(at['period']),
      replicates,
    );
    const panel = frontierPanel(view, at, points, width);
    const told = { key: 'frontier', heading: '', colour: null, alt: captions.alt(heading, subtitle) };
    return {
      ...{ title: heading, subtitle, caption: accounts.frontierCaption, legend: [], marks: [] },
      panels: [{ ...told, ...panel }],
      table: () => table(view, at, points),
      file: () => file(points),
    };
  },
};
