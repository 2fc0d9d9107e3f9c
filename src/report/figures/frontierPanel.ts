import type { Difference } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { capital, spreadLine } from './accounts.ts';
import type { Choice } from './exhibit.ts';
import { labelColumn } from './labelColumn.ts';
import { platformColour } from './palette.ts';
import { wrapped } from './plotText.ts';
import { chartFont, hovering, intervalBar, numberAxis, white } from './rowChart.ts';

/** A scenario by its two differences from the baseline. */
export interface FrontierPoint {
  readonly scenario: string;
  readonly gmv: Difference;
  readonly measure: Difference;
}

/** Markers differ by scenario so that none is told by its place alone. */
const symbols = ['circle', 'square', 'diamond', 'triangle-up', 'star', 'cross', 'triangle-down', 'hexagon'];
/** Numbers of the two axes meet in a corner; these stand lower. */
const apart = { ticks: 'outside', ticklen: 6, tickcolor: '#eeeeee' };
const LINE = 13.5;
const PLOT = 330;
const MARGIN = { l: 62, r: 8, t: 12, b: 52 };

type Range = readonly [number, number];

/** A range that holds zero and all intervals, with some air. */
function rangeOf(differences: readonly Difference[], scale: number): Range {
  const all = [0, ...differences.flatMap((d) => [d.p10, d.median, d.p90]).map((v) => v * scale)];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = (high - low) * 0.07 || 1.2;
  return [low - air, high + air];
}

const bar = (differences: readonly Difference[], scale: number, colour: string) =>
  intervalBar(
    differences.map(({ median, p10, p90 }) => ({ value: median, p10, p90 })),
    scale,
    colour,
  );

const symbolOf = (view: View, scenario: string): string =>
  scenario === view.baseline ? 'circle-open' : symbols[view.alternatives.indexOf(scenario) % symbols.length];

/** Left edge of a name beside its marker, in pixels from the left of the column. */
const BESIDE = 22;

/**
 * Names in a column right of the plot, each beside its marker: lines from names to points would cross the intervals of
 * other points. The column is an axis of its own, as wide as `room` pixels.
 */
function key(
  view: View,
  points: readonly FrontierPoint[],
  y: Range,
  height: number,
  room: number,
  colour: string,
) {
  const names = [view.baseline, ...points.map((p) => p.scenario)];
  const texts = names.map((name) => wrapped(view.scenarioTitle(name), (room - BESIDE) / 6.5));
  const wishes = texts.map((text) => ({ at: 0, height: text.split('<br>').length * LINE + 7 }));
  const centres = labelColumn(wishes, 0, height).map((c) => y[1] - (c / height) * (y[1] - y[0]));
  return {
    annotations: texts.map((text, i) => ({
      ...{ xref: 'x2', x: BESIDE, xanchor: 'left', yref: 'y2', y: centres[i], yanchor: 'middle' },
      ...{ text, align: 'left', showarrow: false, font: { size: 11, color: '#222222' } },
    })),
    trace: {
      ...{ type: 'scatter', mode: 'markers', xaxis: 'x2', yaxis: 'y2', hoverinfo: 'skip', cliponaxis: false },
      ...{ x: names.map(() => BESIDE / 2), y: centres },
      marker: {
        ...{ size: 10, symbol: names.map((name) => symbolOf(view, name)) },
        ...{
          color: names.map((name) => (name === view.baseline ? '#222222' : colour)),
          line: { width: names.map((name) => (name === view.baseline ? 2 : 0)) },
        },
      },
    },
  };
}

function traces(
  view: View,
  points: readonly FrontierPoint[],
  colour: string,
  scaleX: number,
  scaleY: number,
) {
  const { unit } = view.words;
  const texts = points.map(({ scenario, gmv, measure }) =>
    [gmv, measure].reduce(
      (text, d) =>
        `${text}; ${view.words.heading(d.metric, view.platformTitle(d.platform ?? ''))} ${spreadLine(d.median, d, unit(d.unit, true), true)}`,
      view.scenarioTitle(scenario),
    ),
  );
  const gmv = points.map((p) => p.gmv);
  const measure = points.map((p) => p.measure);
  return [
    {
      ...{ type: 'scatter', mode: 'markers', ...hovering(texts) },
      ...{ x: gmv.map((d) => d.median * scaleX), y: measure.map((d) => d.median * scaleY) },
      ...{ error_x: bar(gmv, scaleX, colour), error_y: bar(measure, scaleY, colour) },
      marker: {
        ...{ color: colour, size: 11, line: { color: '#ffffff', width: 1 } },
        symbol: points.map((p) => symbolOf(view, p.scenario)),
      },
    },
    {
      ...{ type: 'scatter', mode: 'markers', x: [0], y: [0], hoverinfo: 'skip' },
      marker: { color: '#222222', size: 10, symbol: 'circle-open', line: { width: 2 } },
    },
  ];
}

/** Settled GMV across, quality upward, one marker a scenario with its two intervals, the baseline at zero. */
export function frontierPanel(view: View, at: Choice, points: readonly FrontierPoint[], width: number) {
  const { words } = view;
  const colour = platformColour(at['platform'], view.platforms);
  const room = width < 560 ? 118 : 220;
  const [styleX, styleY] = [points[0].gmv, points[0].measure].map((d) => words.unit(d.unit, true));
  const x = rangeOf(
    points.map((p) => p.gmv),
    styleX.scale,
  );
  const y = rangeOf(
    points.map((p) => p.measure),
    styleY.scale,
  );
  const plot = Math.max(PLOT, (points.length + 1) * 3 * LINE);
  const title = (metric: string, unit: string): string =>
    capital(words.accounts.frontierAxis(words.metric(metric), unit));
  const height = plot + 64;
  const inside = width - MARGIN.l - MARGIN.r;
  const edge = Math.max(0.3, 1 - room / inside);
  const { annotations, trace } = key(view, points, y, plot, room, colour);
  return {
    height,
    traces: [...traces(view, points, colour, styleX.scale, styleY.scale), trace],
    layout: {
      ...{ height, margin: MARGIN, showlegend: false, hovermode: 'closest', annotations },
      ...{ dragmode: false, font: chartFont, hoverlabel: { align: 'left', font: { size: 11 } }, ...white },
      xaxis: {
        ...numberAxis(title('gmv.settled', styleX.label), inside * edge),
        ...{ range: x, domain: [0, edge], fixedrange: true, ...apart },
        ...(width < 560 ? { nticks: 3 } : {}),
      },
      xaxis2: { domain: [edge, 1], range: [0, room], anchor: 'y2', visible: false, fixedrange: true },
      yaxis2: { range: y, anchor: 'x2', visible: false, fixedrange: true },
      yaxis: {
        ...numberAxis(title(at['measure'], styleY.label), plot),
        range: y,
        fixedrange: true,
      },
    },
  };
}
