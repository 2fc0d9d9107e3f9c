import type { PageSeries } from '../pageReport.ts';
import type { View } from '../view.ts';
import { spreadText, type UnitStyle } from '../words/numbers.ts';
import {
  choice,
  column,
  type Cell,
  type Choice,
  type Control,
  type LegendItem,
  type Table,
} from './exhibit.ts';
import { plotText } from './plotText.ts';
import { lookOf, roleOf, withAlpha, type Role } from './palette.ts';

const HEIGHT = 230;

/** Traces of one weekly series: the 80 % and 50 % bands, then the median with its hover text. */
export function fan(
  weeks: readonly string[],
  s: PageSeries,
  colour: string,
  style: UnitStyle,
  label: string,
  signed: boolean,
) {
  const scaled = (values: readonly number[]): number[] => values.map((v) => v * style.scale);
  const edge = {
    x: weeks,
    type: 'scatter',
    mode: 'lines',
    line: { width: 0, color: colour },
    hoverinfo: 'skip',
  };
  const band = (
    low: readonly number[],
    high: readonly number[],
    alpha: number,
  ): Record<string, unknown>[] => [
    { ...edge, y: scaled(high) },
    { ...edge, y: scaled(low), fill: 'tonexty', fillcolor: withAlpha(colour, alpha) },
  ];
  return [
    ...band(s.p10, s.p90, 0.18),
    ...band(s.p25, s.p75, 0.28),
    median(weeks, s, colour, style, label, { dash: '', width: 1.8, signed }),
  ];
}

/** The median of a weekly series as one line. */
export function median(
  weeks: readonly string[],
  s: PageSeries,
  colour: string,
  style: UnitStyle,
  label: string,
  look: { dash: string; width: number; signed: boolean },
): Record<string, unknown> {
  const hover = s.p50.map((m, i) => {
    const t = spreadText({ median: m, p10: s.p10[i], p90: s.p90[i] }, style, look.signed);
    return `${t.median} [${t.low} – ${t.high}]`;
  });
  return {
    ...{
      x: weeks,
      y: s.p50.map((v) => v * style.scale),
      type: 'scatter',
      mode: 'lines',
      name: plotText(label),
    },
    line: { color: colour, width: look.width, dash: look.dash },
    ...{ text: hover, hovertemplate: `%{x|%Y-%m-%d}<br>%{text}<extra>${plotText(label)}</extra>` },
  };
}

/** Axes and margins that the weekly panels share; `top` leaves room for the numbers of the marks. */
export function weeklyLayout(
  weeks: readonly string[],
  width: number,
  unit: string,
  top: number,
): Record<string, unknown> {
  const narrow = width < 420;
  return {
    height: HEIGHT + top,
    margin: { l: 52, r: 10, t: top, b: 30 },
    showlegend: false,
    hovermode: 'x',
    dragmode: narrow ? false : 'zoom',
    font: { family: 'system-ui, sans-serif', size: 11, color: '#222222' },
    hoverlabel: { align: 'left', font: { size: 11 } },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    xaxis: {
      ...{
        type: 'date',
        range: [weeks[0], weeks.at(-1)],
        dtick: narrow ? 'M12' : 'M6',
        tickformat: '%Y-%m',
        tickangle: 0,
      },
      ...{ gridcolor: '#eeeeee', showline: true, linecolor: '#999999', ticks: 'outside', ticklen: 3 },
    },
    yaxis: {
      ...{ title: { text: plotText(unit), font: { size: 11 }, standoff: 4 }, gridcolor: '#eeeeee' },
      ...{
        rangemode: 'tozero',
        exponentformat: 'none',
        separatethousands: true,
        nticks: 5,
        zerolinecolor: '#999999',
      },
    },
  };
}

export const panelHeight = (top: number): number => HEIGHT + top;

/** The switch between GMV by attention and GMV by settlement. */
export function attributionControl(view: View): Control {
  const { controls } = view.words;
  return choice('attribution', controls.attribution, [
    ['gmv.settled', controls.settled],
    ['gmv.attention', controls.attention],
  ]);
}

/** The switch between every week and the mean over four, in which festivals leave the scale to the rest of the year. */
export function smoothingControl(view: View): Control {
  const { controls } = view.words;
  return choice('line', controls.line, [
    ['fourWeekly', controls.fourWeekly],
    ['weekly', controls.weekly],
  ]);
}

/** The series that are drawn: of the chosen attribution, smoothed or not. */
export function drawnSeries(view: View, at: Choice, differences: boolean): readonly PageSeries[] {
  const { weekly, weeklyDifferences, fourWeekly, fourWeeklyDifferences } = view.report;
  const smooth = at['line'] !== 'weekly';
  const all = differences
    ? smooth
      ? fourWeeklyDifferences
      : weeklyDifferences
    : smooth
      ? fourWeekly
      : weekly;
  return all.filter((s) => s.metric === at['attribution']);
}

/** What the lines are and how they are to be read. */
export function lineCaption({ words: { captions } }: View, at: Choice): string {
  const smooth = at['line'] === 'weekly' ? [] : [captions.fourWeekly];
  return [...smooth, captions.bands, captions.ownScales].join(' ');
}

export const attributionWords = (view: View, metric: string): string =>
  metric === 'gmv.attention' ? view.words.controls.attention : view.words.controls.settled;

/** The choice of an alternative scenario. */
export function scenarioControl(view: View, withBaseline = false): Control {
  const names =
    withBaseline || view.alternatives.length === 0
      ? [view.baseline, ...view.alternatives]
      : view.alternatives;
  const options = names.map((name) => [name, view.scenarioTitle(name)] as const);
  return choice('scenario', view.words.controls.scenario, options, view.focus);
}

/** What a scenario is beside the chosen one. */
export const roleIn = (view: View, name: string, chosen: string): Role =>
  roleOf(name, chosen, view.reference(chosen), view.baseline);

export function legendOf(view: View, name: string, chosen: string): LegendItem {
  return {
    title: `${view.scenarioTitle(name)}${name === view.baseline ? ` (${view.words.labels.baseline})` : ''}`,
    ...lookOf(roleIn(view, name, chosen)),
    band: name === chosen,
  };
}

/** The weeks of some series as a table: one row a week, series and platform. */
export function weeklyTable(view: View, all: readonly PageSeries[], signed: boolean): Table {
  const { labels, unit } = view.words;
  const quantiles = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;
  const titles = [labels.p10, labels.p25, labels.median, labels.p75, labels.p90];
  const rows = all.flatMap((s) => {
    const style = unit(s.unit, signed);
    const cell = (value: number): Cell => ({
      value,
      text: spreadText({ median: value, p10: value, p90: value }, style, signed).median,
    });
    return view.report.weeks.map((week, i) => [
      { text: week },
      { text: view.scenarioTitle(s.scenario) },
      { text: view.platformTitle(s.platform!) },
      ...quantiles.map((q) => cell(s[q][i])),
    ]);
  });
  return {
    columns: [
      ...[column(labels.week), column(labels.scenario), column(labels.platform)],
      ...titles.map((title) => column(title, true)),
    ],
    rows,
  };
}
