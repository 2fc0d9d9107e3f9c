import type { SurvivalRow } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { share } from '../words/numbers.ts';
import { inKindOrder } from './anchorKinds.ts';
import {
  choice,
  column,
  nothing,
  records,
  text,
  type Choice,
  type Exhibit,
  type Figure,
  type Panel,
} from './exhibit.ts';
import { endLabels, LABEL_ROOM } from './endLabels.ts';
import { platformColour, withAlpha } from './palette.ts';
import { plotText } from './plotText.ts';
import { legendOf, panelHeight, scenarioControl, weeklyLayout } from './weekly.ts';

/** Standing so many weeks after: still without goods, then the ways out. */
const outcomes = ['still', 'rematched', 'changedPlatform', 'left'] as const;
type Outcome = (typeof outcomes)[number];

/** Weeks after which the title looks back: a quarter of a year, or less where no more is known. */
const LOOK = 13;

const MOST = 102;
const LEFT = 52;
const TOP = 8;
const BOTTOM = 42;

const state = (s: SurvivalRow): boolean => s.state === 'anchor.idle';

/** Rows of the chosen scenario and platform, as the page carries them. */
function chosen(view: View, at: Choice): SurvivalRow[] {
  return view.report.survival.filter(
    (s) => state(s) && s.scenario === at['scenario'] && s.platform === at['platform'],
  );
}

const kindsOf = (rows: readonly SurvivalRow[]): string[] => inKindOrder(rows.map((s) => s.group));

/** Platforms on which anchors fell idle in some scenario, in the order of the report. */
function platformControl(view: View) {
  const rows = view.report.survival.filter(state);
  const known = view.platforms.filter((p) => rows.some((s) => s.platform === p));
  const initial = known.includes(view.focusPlatform) ? view.focusPlatform : known[0];
  const options = known.map((p) => [p, view.platformTitle(p)] as const);
  return choice('platform', view.words.controls.fellIdleOn, options, initial);
}

/** The kinds that waited shortest and longest, with the share that still waits; one where there is one. */
function extremes(rows: readonly SurvivalRow[]): SurvivalRow[] {
  const look = Math.max(...rows.map((s) => s.weeks).filter((weeks) => weeks <= LOOK));
  const then = rows.filter((s) => s.outcome === 'still' && s.weeks === look).sort((a, b) => a.mean - b.mean);
  return then.length > 1 ? [then[0], then[then.length - 1]] : then;
}

function title(view: View, at: Choice, rows: readonly SurvivalRow[]): string {
  const { anchors, tier } = view.words;
  const scenario = view.scenarioTitle(at['scenario']);
  const platform = view.platformTitle(at['platform'] ?? '');
  const told = extremes(rows);
  if (told.length === 0) return anchors.nobody(scenario, platform);
  const parts = told.map((s) => anchors.part(tier(s.group), share(s.mean), share(s.p10), share(s.p90)));
  return anchors.survivalTitle(scenario, platform, told[0].weeks, parts);
}

interface Line {
  readonly outcome: Outcome;
  readonly rows: readonly SurvivalRow[];
}

function tracesOf(view: View, { outcome, rows }: Line, colour: string): Record<string, unknown>[] {
  const name = view.words.anchors.standing[outcome];
  const x = rows.map((s) => s.weeks);
  const edge = { x, type: 'scatter', mode: 'lines', line: { width: 0, color: colour }, hoverinfo: 'skip' };
  const percent = (of: (s: SurvivalRow) => number): number[] => rows.map((s) => 100 * of(s));
  const hover = rows.map((s) => `${share(s.mean)} [${share(s.p10)} – ${share(s.p90)}]`);
  const still = outcome === 'still';
  return [
    ...(still
      ? [
          { ...edge, y: percent((s) => s.p90) },
          { ...edge, y: percent((s) => s.p10), fill: 'tonexty', fillcolor: withAlpha(colour, 0.18) },
        ]
      : []),
    {
      ...{ x, y: percent((s) => s.mean), type: 'scatter', mode: 'lines', name: plotText(name), text: hover },
      line: { color: colour, width: still ? 2.4 : 1.2 },
      hovertemplate: `%{x}: %{text}<extra>${plotText(name)}</extra>`,
    },
  ];
}

function panel(view: View, at: Choice, kind: string, rows: readonly SurvivalRow[], width: number): Panel {
  const { words, report } = view;
  const own = rows.filter((s) => s.group === kind);
  const lines = outcomes
    .map((outcome): Line => ({ outcome, rows: own.filter((s) => s.outcome === outcome) }))
    .filter((line) => line.rows.length > 0);
  const colour = platformColour(at['platform'], view.platforms);
  const last = Math.max(1, ...rows.map((s) => s.weeks));
  const base = weeklyLayout(report.weeks, width, '%', TOP);
  const height = panelHeight(TOP);
  const heading = words.tier(kind);
  const ends = lines.map(({ outcome, rows: of }) => ({
    ...{ name: words.anchors.standing[outcome], colour: '#222222' },
    at: (100 * of[of.length - 1].mean) / MOST,
  }));
  return {
    ...{ key: kind, heading, colour, height },
    alt: words.captions.alt(`${heading}: ${title(view, at, own)}`, subtitle(view, at)),
    traces: lines.flatMap((line) => tracesOf(view, line, colour)),
    layout: {
      ...base,
      margin: { l: LEFT, r: LABEL_ROOM, t: TOP, b: BOTTOM },
      hovermode: 'closest',
      xaxis: {
        ...{
          range: [0, last],
          tickvals: [0, 13, 26, 39, 52].filter((t) => t <= last),
          gridcolor: '#eeeeee',
          showline: true,
        },
        ...{ linecolor: '#999999', ticks: 'outside', ticklen: 3 },
        title: { text: plotText(words.anchors.weeksAxis), font: { size: 11 }, standoff: 4 },
      },
      yaxis: { ...(base['yaxis'] as object), range: [0, MOST], tickvals: [0, 25, 50, 75, 100] },
      ...endLabels(ends, width - LEFT - LABEL_ROOM, height - TOP - BOTTOM),
    },
  };
}

function subtitle(view: View, at: Choice): string {
  return view.words.anchors.survival(
    view.platformTitle(at['platform'] ?? ''),
    view.report.findings.replicates,
  );
}

function table(view: View, rows: readonly SurvivalRow[]) {
  const { anchors, labels, tier } = view.words;
  const weeks = [...new Set(rows.map((s) => s.weeks))].sort((a, b) => a - b);
  const cell = (kind: string, week: number, outcome: Outcome) => {
    const s = rows.find((r) => r.group === kind && r.weeks === week && r.outcome === outcome);
    if (!s) return nothing;
    return { text: share(s.mean), value: s.mean, detail: [`${share(s.p10)} – ${share(s.p90)}`] };
  };
  return {
    columns: [
      ...[column(labels.kind), column(labels.weeks, true)],
      ...outcomes.map((outcome) => column(anchors.standing[outcome], true)),
      column('n', true),
    ],
    rows: kindsOf(rows).flatMap((kind) =>
      weeks
        .filter((week) => rows.some((s) => s.group === kind && s.weeks === week))
        .map((week) => [
          ...[text(tier(kind)), { text: String(week), value: week }],
          ...outcomes.map((outcome) => cell(kind, week, outcome)),
          text(String(rows.find((s) => s.group === kind && s.weeks === week)!.n)),
        ]),
    ),
  };
}

/** How long anchors stay without goods, and how they come out of it: one panel a kind. */
export const rematch: Figure = {
  id: 'rematch',
  form: 'multiples',
  controls: (view) => [scenarioControl(view, true), platformControl(view)],
  build(view, at, width): Exhibit {
    const rows = chosen(view, at);
    return {
      title: title(view, at, rows),
      subtitle: subtitle(view, at),
      caption: view.words.anchors.survivalCaption,
      legend: rows.length > 0 ? [legendOf(view, at['scenario'], at['scenario'])] : [],
      marks: [],
      panels: kindsOf(rows).map((kind) => panel(view, at, kind, rows, width)),
      table: () => table(view, rows),
      file: () => records(rows),
    };
  },
};
