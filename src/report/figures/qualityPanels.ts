import type { View } from '../view.ts';
import type { Choice } from './exhibit.ts';
import { spreadLine } from './accounts.ts';
import { lookOf, platformColour, withAlpha, type Look } from './palette.ts';
import { plotText } from './plotText.ts';
import { roleIn } from './weekly.ts';
import { chartFont, hovering, intervalBar, numberAxis, white } from './rowChart.ts';

/** One line of a panel: a scenario's quarters as far as they are reported. */
export interface QuarterLine {
  readonly scenario: string;
  readonly unit: string;
  readonly points: readonly QuarterPoint[];
}

export interface QuarterPoint {
  /** Index of the quarter among those of the report. */
  readonly at: number;
  readonly value: number;
  readonly p10: number;
  readonly p90: number;
}

const HEIGHT = 230;
/** Width that the name of a quarter needs, in pixels. */
const LABEL = 50;
const MARGIN = { l: 56, r: 12, t: 8, b: 30 };

export const quartersOf = (view: View): string[] => view.periods.filter((p) => p.includes('Q'));

/** The quarters of a scenario's level, or of its difference from the baseline; null where none is reported. */
export function quarterLine(
  view: View,
  { measure, show }: Choice,
  scenario: string,
  platform: string,
): QuarterLine | null {
  const differences = show === 'difference';
  let unit = '';
  const points = quartersOf(view).flatMap((period, at): QuarterPoint[] => {
    const level = view.measure(scenario, measure, platform, period);
    const paired = view.measureDifference(scenario, measure, platform, period);
    const row = differences ? paired && { ...paired, value: paired.median } : level;
    if (!row || row.p10 === null || row.p90 === null) return [];
    unit = row.unit;
    return [{ at, value: row.value, p10: row.p10, p90: row.p90 }];
  });
  return points.length === 0 ? null : { scenario, unit, points };
}

/** The line of one scenario, with the numbers of its quarters to hover over. */
export function medianTrace(view: View, line: QuarterLine, at: Choice, colour: string, look: Look) {
  const signed = at['show'] === 'difference';
  const style = view.words.unit(line.unit, signed);
  const quarters = quartersOf(view);
  const title = view.scenarioTitle(line.scenario);
  const texts = line.points.map(
    (p) => `${title}, ${quarters[p.at]}: ${spreadLine(p.value, p, style, signed)}${style.suffix}`,
  );
  return {
    ...{ type: 'scatter', mode: 'lines+markers', name: plotText(title) },
    ...{ x: line.points.map((p) => p.at), y: line.points.map((p) => p.value * style.scale) },
    line: { color: withAlpha(colour, look.alpha), width: look.width, dash: look.dash },
    marker: { color: withAlpha(colour, look.alpha), size: look.width * 2.5 },
    ...hovering(texts),
  };
}

/** The 80 % band of a line; bars where there is but one quarter and a band has no width. */
function bandTraces(line: QuarterLine, scale: number, colour: string): Record<string, unknown>[] {
  const x = line.points.map((p) => p.at);
  const edge = { x, type: 'scatter', mode: 'lines', line: { width: 0, color: colour }, hoverinfo: 'skip' };
  return [
    { ...edge, y: line.points.map((p) => p.p90 * scale) },
    {
      ...{ ...edge, y: line.points.map((p) => p.p10 * scale) },
      ...{ fill: 'tonexty', fillcolor: withAlpha(colour, 0.2) },
    },
  ];
}

/** Traces of one platform: the band of the first line, the other lines, the first line on top. */
export function quarterTraces(view: View, at: Choice, lines: readonly QuarterLine[], platform: string) {
  const colour = platformColour(platform, view.platforms);
  const [chosen, ...others] = lines;
  const { scale } = view.words.unit(chosen.unit, at['show'] === 'difference');
  const lookIn = (scenario: string) => lookOf(roleIn(view, scenario, at['scenario']));
  const line = medianTrace(view, chosen, at, colour, lookOf('chosen'));
  const single = chosen.points.length === 1 ? { error_y: intervalBar(chosen.points, scale, colour) } : {};
  return [
    ...bandTraces(chosen, scale, colour),
    ...others.map((other) => medianTrace(view, other, at, colour, lookIn(other.scenario))),
    { ...line, ...single },
  ];
}

/** The range that holds every band and line of several panels, with some air. */
export function sharedRange(lines: readonly QuarterLine[], scale: number): [number, number] {
  const all = lines.flatMap((l) => l.points.flatMap((p) => [p.p10, p.p90, p.value])).map((v) => v * scale);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [low - air, high + air];
}

/** Axes of a panel over quarters, of which as many are named as fit. */
export function quarterLayout(view: View, width: number, unit: string, range: readonly number[] | null) {
  const quarters = quartersOf(view);
  const every = Math.max(1, Math.ceil((quarters.length * LABEL) / (width - MARGIN.l - MARGIN.r)));
  const named = quarters.map((_, i) => i).filter((i) => i % every === 0);
  return {
    ...{ height: HEIGHT, margin: MARGIN, showlegend: false, hovermode: 'closest', dragmode: false },
    ...{ font: chartFont, hoverlabel: { align: 'left', font: { size: 11 } }, ...white },
    xaxis: {
      ...{ range: [-0.4, quarters.length - 0.6], tickvals: named, ticktext: named.map((i) => quarters[i]) },
      ...{ tickangle: 0, showgrid: false, zeroline: false, fixedrange: true },
      ...{ showline: true, linecolor: '#999999', ticks: 'outside', ticklen: 3 },
    },
    yaxis: {
      ...numberAxis(unit, HEIGHT),
      ...{ fixedrange: true, ...(range ? { range } : { rangemode: 'tozero' }) },
    },
  };
}

export const PANEL_HEIGHT = HEIGHT;
