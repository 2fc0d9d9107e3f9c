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

interface Frame {
  readonly x: Range;
  readonly y: Range;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly height: number;
}

/** Labels in a column right of the plot, each joined to its marker by a line. */
function labels(
  view: View,
  points: readonly FrontierPoint[],
  { x, y, scaleX, scaleY, height }: Frame,
  room: number,
) {
  const own = points.map(({ scenario, gmv, measure }) => ({
    ...{ title: view.scenarioTitle(scenario), x: gmv.median * scaleX, y: measure.median * scaleY },
  }));
  // Of markers at one height the rightmost has the uppermost label, so that the lines to labels do not cross.
  const all = [...own, { title: view.scenarioTitle(view.baseline), x: 0, y: 0 }].sort((a, b) => b.x - a.x);
  const texts = all.map(({ title }) => wrapped(title, room / 6.5));
  const span = y[1] - y[0];
  const down = (v: number): number => ((y[1] - v) / span) * height;
  const wishes = all.map((p, i) => ({ at: down(p.y), height: texts[i].split('<br>').length * LINE + 5 }));
  const centres = labelColumn(wishes, 0, height).map((c) => y[1] - (c / height) * span);
  return {
    annotations: all.map((_, i) => ({
      ...{ xref: 'paper', x: 1, xanchor: 'left', xshift: 4, yref: 'y', y: centres[i], yanchor: 'middle' },
      ...{ text: texts[i], align: 'left', showarrow: false, font: { size: 11, color: '#222222' } },
    })),
    shapes: all.map((p, i) => ({
      ...{ type: 'line', x0: p.x, y0: p.y, x1: x[1], y1: centres[i], layer: 'below' },
      line: { color: '#a8a8a8', width: 1 },
    })),
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
        `${text}; ${view.words.heading(d.metric, null)} ${spreadLine(d.median, d, unit(d.unit, true), true)}`,
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
        symbol: points.map((p) => symbols[view.alternatives.indexOf(p.scenario) % symbols.length]),
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
  const room = width < 560 ? 104 : 220;
  const [styleX, styleY] = [points[0].gmv, points[0].measure].map((d) => words.unit(d.unit, true));
  const frame: Frame = {
    x: rangeOf(
      points.map((p) => p.gmv),
      styleX.scale,
    ),
    y: rangeOf(
      points.map((p) => p.measure),
      styleY.scale,
    ),
    ...{ scaleX: styleX.scale, scaleY: styleY.scale },
    height: Math.max(PLOT, (points.length + 1) * 3 * LINE),
  };
  const title = (metric: string, unit: string): string =>
    capital(words.accounts.frontierAxis(words.metric(metric), unit));
  const height = frame.height + 64;
  return {
    height,
    traces: traces(view, points, colour, styleX.scale, styleY.scale),
    layout: {
      ...{ height, margin: { l: 62, r: room + 8, t: 12, b: 52 }, showlegend: false, hovermode: 'closest' },
      ...{ dragmode: false, font: chartFont, hoverlabel: { align: 'left', font: { size: 11 } }, ...white },
      xaxis: {
        ...numberAxis(title('gmv.settled', styleX.label), width - room - 70),
        ...{ range: frame.x, fixedrange: true, ...apart, ...(width < 560 ? { nticks: 3 } : {}) },
      },
      yaxis: {
        ...numberAxis(title(at['measure'], styleY.label), frame.height),
        range: frame.y,
        fixedrange: true,
      },
      ...labels(view, points, frame, room),
    },
  };
}
