import type { DoseStep, Interval, SubsidyReturn } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { printedReturn } from '../words/likelihood.ts';
import { count, percent } from '../words/numbers.ts';
import { intervalText, returnClaim, returnOf } from '../words/subsidy.ts';
import {
  column,
  nothing,
  records,
  signs,
  text,
  type Cell,
  type Exhibit,
  type Figure,
  type Panel,
} from './exhibit.ts';
import { NEUTRAL, platformColour } from './palette.ts';
import { plotText } from './plotText.ts';

const HEIGHT = 320;

/** Scenarios that pay differ by dash and by the shape of their points, in their order. */
const dashes = ['', '9px,4px', '2px,3px', '9px,3px,2px,3px'];
const symbols = ['circle', 'square', 'diamond', 'triangle-up', 'x', 'star'];

/** Replicates below which a number is called rough and none of it is printed bold; `cartban check` judges from there on. */
const ENOUGH = 8;

/** A value in its unit above its interval; `judged` where the interval decides what may be said. */
function cell(view: View, i: Interval | null | undefined, unit: string, judged: boolean, more = ''): Cell {
  if (!i) return nothing;
  const { words } = view;
  const t = intervalText(i, words.unit(unit, judged), judged);
  const direction = printedReturn(i, t);
  const interval = direction === 'unbounded' ? words.subsidy.unbounded : words.interval(t.low, t.high);
  const said = judged && direction === 'unclear' ? [words.labels.unclear] : [];
  return {
    text: judged ? `${signs[direction]}${t.median}` : t.median,
    value: i.value,
    detail: [interval, ...said, ...(more === '' ? [] : [more])],
    ...(judged ? { tone: direction === 'unbounded' ? ('unclear' as const) : direction } : {}),
  };
}

function wholeRow(view: View, s: SubsidyReturn): Cell[] {
  const net = returnOf(s, 'gmv.net');
  const rate = (metric: string, everywhere = false): Cell => {
    const row = returnOf(s, metric, everywhere);
    return cell(view, row?.perYuan, row?.rate ?? '', true);
  };
  return [
    { text: view.scenarioTitle(s.scenario), detail: [`n = ${count(s.n)}`], tone: 'strong' },
    cell(view, s.spend, 'CNY_bn', false),
    cell(view, net?.gain, 'CNY_bn', true),
    ...[rate('gmv.net'), rate('gmv.net', true), rate('gmv.settled')],
    ...[rate('platform.contribution'), rate('stores.entered')],
    cell(view, s.deadweight, 'share', false),
  ];
}

/** How many replicates stand behind a dose, and that they are few where they are. */
const foundation = (view: View, n: number): string =>
  n < ENOUGH ? view.words.subsidy.rough(count(n)) : `n = ${count(n)}`;

/** A sign may stay where the interval of few replicates leaves out zero; bold is for more of them. */
const modest = (cell: Cell, n: number): Cell => {
  const { tone, ...rest } = cell;
  return n < ENOUGH && (tone === 'higher' || tone === 'lower') ? rest : cell;
};

function stepRow(view: View, step: DoseStep): Cell[] {
  const { n } = step.gain;
  const from = view.words.subsidy.after(percent(step.after));
  return [
    { text: percent(step.dose), detail: [foundation(view, n)] },
    cell(view, step.spend, 'CNY_bn', false),
    modest(cell(view, step.gain, 'CNY_bn', true), n),
    modest(cell(view, step.marginal, 'CNY/CNY', true, from), n),
    ...Array.from({ length: 5 }, () => text('')),
  ];
}

function columns(view: View) {
  const { columns: c } = view.words.subsidy;
  const titled = (title: string, unit: string): string => `${title}, ${view.words.unit(unit, false).label}`;
  return [
    column(view.words.labels.scenario),
    ...[titled(c.spend, 'CNY_bn'), titled(c.gain, 'CNY_bn'), titled(c.net, 'CNY/CNY')].map((t) =>
      column(t, true),
    ),
    ...[titled(c.everywhere, 'CNY/CNY'), titled(c.settled, 'CNY/CNY')].map((t) => column(t, true)),
    column(titled(c.contribution, 'CNY/CNY'), true),
    ...[titled(c.stores, 'stores/m CNY'), titled(c.deadweight, 'share')].map((t) => column(t, true)),
  ];
}

/** The whole subsidies first, then each scenario's doses under a heading. */
function table(view: View, all: readonly SubsidyReturn[]) {
  const { subsidy } = view.words;
  const stepped = all.filter((s) => s.doses.length > 0);
  const above = (at: number): number =>
    stepped.slice(0, at).reduce((rows, s) => rows + s.doses.length, all.length);
  return {
    columns: columns(view),
    parts: [
      ...(stepped.length > 0 ? [{ title: subsidy.whole, above: 0 }] : []),
      ...stepped.map((s, i) => ({
        title: subsidy.steps(view.scenarioTitle(s.scenario)),
        above: above(i),
      })),
    ],
    rows: [
      ...all.map((s) => wholeRow(view, s)),
      ...stepped.flatMap((s) => s.doses.map((d) => stepRow(view, d))),
    ],
  };
}

const flat = (name: string, i: Interval | null) => ({
  ...{ [name]: i?.value ?? null, [`${name} low`]: i?.low ?? null, [`${name} high`]: i?.high ?? null },
});

/** One record a quantity and one a dose, unrounded beyond what the page carries. */
function fileRows(all: readonly SubsidyReturn[]): object[] {
  const row = (s: SubsidyReturn, what: string, unit: string, dose: number, n: number) => ({
    ...{ scenario: s.scenario, without: s.without, settings: s.settings.join(' '), what, unit, dose, n },
  });
  return all.flatMap((s) => [
    ...s.returns.map((r) => ({
      ...row(s, `${r.metric} ${r.platform ?? 'all'}`, r.unit, 1, r.gain.n),
      ...{ ...flat('spend', s.spend), ...flat('gain', r.gain) },
      ...{ rate: r.rate, ...flat('per yuan', r.perYuan), ...flat('deadweight', s.deadweight) },
    })),
    ...s.doses.map((d) => ({
      ...row(s, `gmv.net ${s.platforms.join('+')}, step from dose ${d.after}`, 'CNY_bn', d.dose, d.gain.n),
      ...{ ...flat('spend', d.spend), ...flat('gain', d.gain) },
      ...{ rate: 'CNY/CNY', ...flat('per yuan', d.marginal), ...flat('deadweight', null) },
    })),
  ]);
}

/** A scenario's curve from nothing spent on, with the intervals of the gains. */
function trace(view: View, s: SubsidyReturn, at: number): Record<string, unknown> {
  const style = view.words.unit('CNY_bn', true);
  const colour = s.platforms.length === 1 ? platformColour(s.platforms[0], view.platforms) : NEUTRAL;
  const gains = s.doses.map((d) => d.gain);
  const ends = (end: (i: Interval) => number): number[] => [0, ...gains.map((i) => end(i) * style.scale)];
  const label = plotText(view.scenarioTitle(s.scenario));
  const hover = s.doses.map((d) => {
    const gain = intervalText(d.gain, style, true);
    const spent = intervalText(d.spend, view.words.unit('CNY_bn', false), false).median;
    return `${percent(d.dose)}: ${spent} → ${gain.median} [${gain.low} – ${gain.high}]`;
  });
  return {
    ...{ type: 'scatter', mode: 'lines+markers', name: label, cliponaxis: false },
    x: [0, ...s.doses.map((d) => d.spend.value * style.scale)],
    y: ends((i) => i.value),
    error_y: {
      ...{ type: 'data', symmetric: false, color: colour, thickness: 1, width: 3 },
      array: ends((i) => (i.high ?? i.value) - i.value),
      arrayminus: ends((i) => i.value - (i.low ?? i.value)),
    },
    line: {
      color: colour,
      width: 1.8,
      dash: dashes[at % dashes.length],
    },
    marker: { color: colour, size: 7, symbol: symbols[at % symbols.length] },
    ...{ hovertext: ['', ...hover], hovertemplate: `%{hovertext}<extra>${label}</extra>` },
  };
}

/** Doses at the ends of the intervals, off every line: above those of the first scenario, below those of the next. */
function doseLabels(view: View, s: SubsidyReturn, at: number): Record<string, unknown>[] {
  const { scale } = view.words.unit('CNY_bn', true);
  const above = at % 2 === 0;
  return s.doses.map(({ dose, spend, gain }) => ({
    x: spend.value * scale,
    y: ((above ? gain.high : gain.low) ?? gain.value) * scale,
    ...{ text: percent(dose), showarrow: false, yanchor: above ? 'bottom' : 'top', yshift: above ? 2 : -2 },
    ...{ font: { size: 10, color: '#444444' }, bgcolor: 'rgba(255,255,255,0.8)', borderpad: 0 },
  }));
}

function panel(view: View, all: readonly SubsidyReturn[], title: string, width: number): Panel {
  const { subsidy, unit, captions } = view.words;
  const { label } = unit('CNY_bn', false);
  const axis = { gridcolor: '#eeeeee', zeroline: true, zerolinecolor: '#777777', zerolinewidth: 1.2 };
  // The least of the numbers of replicates: no point of the chart stands on fewer.
  const n = Math.min(...all.flatMap((s) => s.doses.map((d) => d.gain.n)));
  const heading = `${subsidy.chart(label)} (${foundation(view, n)})`;
  return {
    ...{ key: 'doses', heading, colour: null, height: HEIGHT, alt: captions.alt(title, heading) },
    traces: all.map((s, i) => trace(view, s, i)),
    layout: {
      ...{ height: HEIGHT, margin: { l: 52, r: 24, t: 20, b: 44 }, showlegend: false, hovermode: 'closest' },
      dragmode: width < 420 ? false : 'zoom',
      font: { family: 'system-ui, sans-serif', size: 11, color: '#222222' },
      ...{ hoverlabel: { align: 'left', font: { size: 11 } }, paper_bgcolor: '#ffffff' },
      plot_bgcolor: '#ffffff',
      annotations: all.flatMap((s, i) => doseLabels(view, s, i)),
      xaxis: { ...axis, nticks: 6, title: { text: plotText(`${subsidy.columns.spend}, ${label}`) } },
      yaxis: { ...axis, nticks: 6, title: { text: plotText(label), standoff: 4 } },
    },
  };
}

/** What the subsidies that scenarios pay beyond the baseline bring: by yuan, by dose, and how much of them is idle. */
export const subsidyReturn: Figure = {
  id: 'subsidies',
  form: 'wideTabled',
  controls: () => [],
  build(view, _at, width): Exhibit {
    const { captions, period, subsidy } = view.words;
    const all = view.report.findings.subsidies;
    const [first] = all;
    const empty = { caption: '', legend: [], marks: [], panels: [] };
    const base = view.scenarioTitle(view.baseline);
    if (!first) {
      return { title: subsidy.none(base), subtitle: '', ...empty, table: () => table(view, all) };
    }
    const name = captions.scenario(view.scenarioTitle(first.scenario));
    const title = captions.finding(name, period(first.period), returnClaim(view, first));
    const drawn = all.filter((s) => s.doses.length > 0);
    return {
      ...{ ...empty, title, subtitle: subsidy.subtitle(base), caption: subsidy.caption },
      legend: drawn.map((s, i) => ({
        ...{ title: view.scenarioTitle(s.scenario), dash: dashes[i % dashes.length] },
        ...{ width: 1.8, alpha: 1, band: false },
      })),
      panels: drawn.length > 0 ? [panel(view, drawn, title, width)] : [],
      table: () => table(view, all),
      file: () => records(fileRows(all)),
    };
  },
};
