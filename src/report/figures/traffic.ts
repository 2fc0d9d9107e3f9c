import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { capital, metricTitle, reported, sentence } from './accounts.ts';
import { endLabels, LABEL_ROOM } from './endLabels.ts';
import {
  choice,
  column,
  records,
  text,
  type Cell,
  type Choice,
  type Exhibit,
  type Figure,
} from './exhibit.ts';
import { besideBaseline } from './gmvByPlatform.ts';
import { lookOf, platformColour } from './palette.ts';
import {
  medianTrace,
  PANEL_HEIGHT,
  quarterLayout,
  quarterLine,
  quartersOf,
  sharedRange,
} from './qualityPanels.ts';
import { scenarioControl } from './weekly.ts';
import { spreadText } from '../words/numbers.ts';

/** What is drawn on one time axis: what traffic costs and what it draws, or the terms on which goods are sold. */
const groups = {
  traffic: ['ads.price', 'quality.mean', 'sales.tailShare'],
  terms: ['price.index', 'commission.mean', 'match.efficiency'],
} as const;

const groupOf = (at: Choice): keyof typeof groups => (at['of'] === 'terms' ? 'terms' : 'traffic');
const metricsOf = (at: Choice): readonly string[] => groups[groupOf(at)];

/** What is shown and how to read it. */
function caption({ words: { traffic: words } }: View, at: Choice): string {
  return `${words.captions[groupOf(at)]} ${words.caption}`;
}

/** Margins of a panel as `quarterLayout` has them, but for the names right of it. */
const [LEFT, TOP, BOTTOM] = [56, 8, 30];

function panel(view: View, at: Choice, metric: string, width: number) {
  const where = { measure: metric, show: 'level' };
  const lines = view.platforms.flatMap((platform) => {
    const line = quarterLine(view, where, at['scenario'], platform);
    return line ? [{ line, platform, colour: platformColour(platform, view.platforms) }] : [];
  });
  if (lines.length === 0) return [];
  const style = view.words.unit(lines[0].line.unit, false);
  const [low, high] = sharedRange(
    lines.map(({ line }) => ({
      ...line,
      points: line.points.map((p) => ({ ...p, p10: p.value, p90: p.value })),
    })),
    style.scale,
  );
  const ends = lines.map(({ line, platform, colour }) => ({
    ...{ name: view.platformTitle(platform), colour },
    at: (line.points[line.points.length - 1].value * style.scale - low) / (high - low),
  }));
  const heading = metricTitle(view, metric);
  const layout = quarterLayout(view, width - LABEL_ROOM, style.label, [low, high]);
  return [
    {
      ...{ key: metric, heading, colour: null, height: PANEL_HEIGHT },
      alt: view.words.captions.alt(`${heading}: ${title(view, at)}`, subtitle(view)),
      traces: lines.map(({ line, colour }) => medianTrace(view, line, where, colour, lookOf('chosen'))),
      layout: {
        ...layout,
        margin: { ...(layout.margin as object), r: LABEL_ROOM },
        ...endLabels(ends, width - LEFT - LABEL_ROOM, PANEL_HEIGHT - TOP - BOTTOM),
      },
    },
  ];
}

/** What may be said of the focus platform in the headline’s period; the baseline differs from nothing. */
function title(view: View, at: Choice): string {
  const { captions, period, accounts } = view.words;
  const scenario = at['scenario'];
  const claims = metricsOf(at).flatMap((metric) => {
    const d = view.measureDifference(scenario, metric, view.focusPlatform, view.headline);
    return d ? [claim(view, d)] : [];
  });
  const names = besideBaseline(view, scenario);
  return claims.length === 0
    ? names
    : captions.finding(names, period(view.headline), claims.reduce(accounts.both));
}

const subtitle = (view: View): string => view.words.traffic.subtitle(view.report.findings.replicates);

/** Every level that is drawn. */
function rowsOf(view: View, at: Choice) {
  return metricsOf(at).flatMap((metric) =>
    quartersOf(view).flatMap((quarter) =>
      view.platforms.flatMap((platform) => {
        const level = view.measure(at['scenario'], metric, platform, quarter);
        return level ? [level] : [];
      }),
    ),
  );
}

function table(view: View, at: Choice) {
  const { labels, unit } = view.words;
  const titles = [labels.median, labels.p10, labels.p90];
  return {
    columns: [
      ...[labels.quantity, labels.period, labels.platform, labels.unit].map((t) => column(t)),
      ...titles.map((t) => column(t, true)),
    ],
    rows: rowsOf(view, at).map((e): Cell[] => {
      const style = unit(e.unit, false);
      const t = spreadText({ median: e.value, p10: e.p10 ?? e.value, p90: e.p90 ?? e.value }, style);
      return [
        ...[metricTitle(view, e.metric), view.words.period(e.period)].map(text),
        ...[view.platformTitle(e.platform), style.label].map(text),
        { text: t.median, value: e.value },
        ...[
          { text: t.low, value: e.p10 },
          { text: t.high, value: e.p90 },
        ],
      ];
    }),
  };
}

/** What traffic costs on each platform, how good the goods are that it shows, and who sells them, side by side. */
export const traffic: Figure = {
  id: 'traffic',
  form: 'multiples',
  controls(view) {
    const { traffic: words } = view.words;
    const options = [['traffic', words.traffic] as const, ['terms', words.terms] as const];
    return [choice('of', words.of, options), scenarioControl(view, true)];
  },
  build(view, at, width): Exhibit {
    const known = reported(view, metricsOf(at));
    if (known.length === 0)
      return sentence(view, view.words.accounts.missing(view.words.metric('ads.price'), null));
    return {
      ...{ title: capital(title(view, at)), subtitle: subtitle(view), caption: caption(view, at) },
      ...{ legend: [], marks: [] },
      panels: known.flatMap((metric) => panel(view, at, metric, width)),
      table: () => table(view, at),
      file: () => records(rowsOf(view, at)),
    };
  },
};
