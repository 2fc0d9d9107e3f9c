import type { Estimate } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { claim } from '../words/claim.ts';
import { spreadText, type UnitStyle } from '../words/numbers.ts';
import {
  choice,
  column,
  records,
  text,
  type Choice,
  type Exhibit,
  type Figure,
  type Panel,
} from './exhibit.ts';
import { lookOf, NEUTRAL, platformColour, withAlpha } from './palette.ts';
import { besideBaseline } from './gmvByPlatform.ts';
import { plotText } from './plotText.ts';
import { legendOf, panelHeight, roleIn, scenarioControl, weeklyLayout } from './weekly.ts';

/** What can be chosen, and the lines that are drawn of it. */
const measures = ['hhi', 'sellers.topShare'] as const;

interface Quantity {
  readonly metric: string;
  readonly platform: string | null;
}

/** One panel each: platforms by settlement and by attention, or the largest on each platform. */
function quantities(view: View, measure: string): Quantity[] {
  if (measure === 'hhi')
    return ['hhi.settled', 'hhi.attention'].map((metric) => ({ metric, platform: null }));
  return view.platforms.map((platform) => ({ metric: measure, platform }));
}

const quartersOf = (view: View): string[] => view.periods.filter((p) => p.includes('Q'));

/** The quarters in which a quantity has a value in a scenario. */
function known(view: View, scenario: string, { metric, platform }: Quantity): Estimate[] {
  return quartersOf(view)
    .map((quarter) => view.estimate(scenario, metric, platform, quarter))
    .filter((e) => e !== undefined);
}

const shownScenarios = (view: View, at: Choice): string[] => [...new Set([at['scenario'], view.baseline])];

function line(view: View, at: Choice, scenario: string, rows: readonly Estimate[], colour: string) {
  const style = view.words.unit(rows[0]?.unit ?? '', false);
  const hover = rows.map((e) => {
    const t = spreadText(e, style);
    return `${t.median} [${t.low} – ${t.high}]`;
  });
  const name = plotText(view.scenarioTitle(scenario));
  const { dash, width } = lookOf(roleIn(view, scenario, at['scenario']));
  return {
    ...{ x: rows.map((e) => e.period), y: rows.map((e) => e.median * style.scale), type: 'scatter', name },
    ...{ mode: 'lines', line: { color: colour, width, dash }, text: hover },
    hovertemplate: `%{x}<br>%{text}<extra>${name}</extra>`,
  };
}

function band(rows: readonly Estimate[], colour: string, style: UnitStyle) {
  const edge = { x: rows.map((e) => e.period), type: 'scatter', mode: 'lines', hoverinfo: 'skip' };
  const thin = { width: 0, color: colour };
  return [
    { ...edge, y: rows.map((e) => e.p90 * style.scale), line: thin },
    {
      ...{ ...edge, y: rows.map((e) => e.p10 * style.scale), line: thin },
      ...{ fill: 'tonexty', fillcolor: withAlpha(colour, 0.18) },
    },
  ];
}

function panel(view: View, at: Choice, q: Quantity, width: number): Panel | null {
  const { words } = view;
  const rows = known(view, at['scenario'], q);
  if (rows.length === 0) return null;
  const colour = q.platform === null ? NEUTRAL : platformColour(q.platform, view.platforms);
  const style = words.unit(rows[0].unit, false);
  const base = weeklyLayout(view.report.weeks, width, style.label, 8);
  const quarters = quartersOf(view);
  const heading = q.platform === null ? words.heading(q.metric, null) : view.platformTitle(q.platform);
  const lines = shownScenarios(view, at).map((name) =>
    line(view, at, name, name === at['scenario'] ? rows : known(view, name, q), colour),
  );
  return {
    ...{ key: `${q.metric} ${q.platform}`, heading, colour, height: panelHeight(8) },
    alt: words.captions.alt(`${heading}: ${title(view, at)}`, subtitle(view, at)),
    traces: [...band(rows, colour, style), ...lines],
    layout: {
      ...base,
      xaxis: {
        ...{ type: 'category', categoryarray: quarters, tickvals: quarters.filter((p) => p.endsWith('Q1')) },
        ...{ gridcolor: '#eeeeee', showline: true, linecolor: '#999999', ticks: 'outside', ticklen: 3 },
        ...{ tickangle: 0, range: [-0.3, quarters.length - 0.7] },
      },
      yaxis: { ...(base['yaxis'] as object), rangemode: 'normal' },
    },
  };
}

/** The finding of the headline’s period: platforms by settlement, or the largest on the focus platform. */
function title(view: View, at: Choice): string {
  const { captions, period } = view.words;
  const [first] = quantities(view, at['measure']);
  const platform = first.platform === null ? null : view.focusPlatform;
  const d = view.difference(at['scenario'], first.metric, platform, view.headline);
  const names = besideBaseline(view, at['scenario']);
  return d ? captions.finding(names, period(view.headline), claim(view, d)) : names;
}

function subtitle(view: View, at: Choice): string {
  const { subtitles } = view.words.concentration;
  return subtitles[at['measure']](view.report.findings.replicates);
}

function rowsOf(view: View, at: Choice): (Estimate & { readonly scenario: string })[] {
  return quantities(view, at['measure']).flatMap((q) =>
    [view.baseline, ...view.alternatives].flatMap((scenario) =>
      known(view, scenario, q).map((e) => ({ ...e, scenario })),
    ),
  );
}

function table(view: View, at: Choice) {
  const { labels, unit, heading } = view.words;
  const titleOf = (e: Estimate): string =>
    heading(e.metric, e.platform === null ? null : view.platformTitle(e.platform));
  return {
    columns: [
      ...[column(labels.quantity), column(labels.scenario), column(labels.period)],
      ...[labels.median, labels.p10, labels.p90].map((name) => column(name, true)),
    ],
    rows: rowsOf(view, at).map((e) => {
      const t = spreadText(e, unit(e.unit, false));
      return [
        ...[text(titleOf(e)), text(view.scenarioTitle(e.scenario)), text(view.words.period(e.period))],
        ...[
          { text: t.median, value: e.median },
          { text: t.low, value: e.p10 },
          { text: t.high, value: e.p90 },
        ],
      ];
    }),
  };
}

/** How much of the market a few hold, quarter by quarter: platforms, sellers, anchors. */
export const concentration: Figure = {
  id: 'concentration',
  form: 'multiples',
  controls(view) {
    const { controls, concentration: words } = view.words;
    const all = measures.filter((m) =>
      quantities(view, m).some((q) => known(view, view.baseline, q).length > 0),
    );
    const options = all.map((m) => [m, words.measures[m]] as const);
    return [choice('measure', controls.concentrationOf, options), scenarioControl(view, true)];
  },
  build(view, at, width): Exhibit {
    const measure = at['measure'] || measures[0];
    const chosen = { ...at, measure };
    return {
      title: title(view, chosen),
      subtitle: subtitle(view, chosen),
      caption: view.words.concentration.caption,
      legend: shownScenarios(view, chosen).map((name) => legendOf(view, name, at['scenario'])),
      marks: [],
      panels: quantities(view, measure)
        .map((q) => panel(view, chosen, q, width))
        .filter((p) => p !== null),
      table: () => table(view, chosen),
      file: () => records(rowsOf(view, chosen)),
    };
  },
};
