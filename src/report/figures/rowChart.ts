import { plotText, wrapped } from './plotText.ts';

/** Height of a label's line, space around a row, and of the axis below and the edge above, in pixels. */
const LINE = 13.5;
const SPACE = 12;
const BELOW = 46;
const ABOVE = 6;
const NARROW = 560;
/** Width of a letter of an axis title, in pixels, and of one of the wider script. */
const LETTER = 6;

export const chartFont = { family: 'system-ui, sans-serif', size: 11, color: '#222222' };
export const white = { paper_bgcolor: '#ffffff', plot_bgcolor: '#ffffff' };

/** A number axis as all charts of this page have it. */
export const numberAxis = (title: string, room: number): Record<string, unknown> => ({
  ...{
    title: { text: wrapped(title, room / LETTER), font: { size: 11 }, standoff: 6 },
    gridcolor: '#eeeeee',
  },
  ...{ exponentformat: 'none', separatethousands: true, nticks: 5, tickangle: 0 },
  ...{ zeroline: true, zerolinecolor: '#222222', zerolinewidth: 1.2 },
});

/** A chart with one row for each title, its numbers to be drawn at the heights `y`. */
export interface RowChart {
  readonly y: readonly number[];
  readonly height: number;
  readonly layout: Record<string, unknown>;
}

/** Rows from top to bottom, each as high as its title needs. */
export function rowChart(titles: readonly string[], width: number, axisTitle: string): RowChart {
  const left = width < NARROW ? 122 : 190;
  const texts = titles.map((title) => wrapped(title, left / 7));
  const y: number[] = [];
  let top = 0;
  for (const text of texts) {
    const row = text.split('<br>').length * LINE + SPACE;
    y.push(top + row / 2);
    top += row;
  }
  const height = top + BELOW + ABOVE;
  return {
    y,
    height,
    layout: {
      ...{ height, margin: { l: left, r: 14, t: ABOVE, b: BELOW }, showlegend: false, hovermode: 'closest' },
      ...{ dragmode: false, font: chartFont, hoverlabel: { align: 'left', font: { size: 11 } }, ...white },
      xaxis: { ...numberAxis(axisTitle, width - left), fixedrange: true },
      yaxis: {
        ...{ range: [top, 0], tickvals: y, ticktext: texts, fixedrange: true },
        ...{ showgrid: false, zeroline: false, ticks: '' },
      },
    },
  };
}

/** The bar of an interval about a point, for `error_x` or `error_y`. */
export function intervalBar(
  spreads: readonly { readonly value: number; readonly p10: number; readonly p90: number }[],
  scale: number,
  colour: string,
): Record<string, unknown> {
  return {
    ...{ type: 'data', symmetric: false, color: colour, thickness: 1.4, width: 4 },
    array: spreads.map(({ value, p90 }) => Math.max(0, p90 - value) * scale),
    arrayminus: spreads.map(({ value, p10 }) => Math.max(0, value - p10) * scale),
  };
}

/** What hovering over the points of a trace shows. */
export const hovering = (texts: readonly string[]): Record<string, unknown> => ({
  text: texts.map(plotText),
  hovertemplate: '%{text}<extra></extra>',
});
