import { labelColumn } from './labelColumn.ts';
import { wrapped } from './plotText.ts';

/** A line by its name and by the height of its right end, as a share of the plot from the bottom. */
export interface LineEnd {
  readonly name: string;
  readonly at: number;
  readonly colour: string;
}

const LETTERS = 15;
const LINE = 13;
const GAP = 4;
/** Length of the line that leads from an end to its name, in pixels. */
const LEADER = 16;

/** Width right of a plot that the names need, in pixels. */
export const LABEL_ROOM = 112;

/**
 * The names of lines in a column right of a plot of so many pixels, each led to by a thin line from the end of its own:
 * where lines end close together their names stand apart, and only the leader tells whose is whose.
 */
export function endLabels(ends: readonly LineEnd[], width: number, height: number) {
  const texts = ends.map(({ name }) => wrapped(name, LETTERS));
  const wishes = ends.map(({ at }, i) => ({
    at: (1 - at) * height,
    height: texts[i].split('<br>').length * LINE + GAP,
  }));
  const heights = labelColumn(wishes, -LINE / 2, height + LINE / 2).map((y) => 1 - y / height);
  return {
    annotations: ends.map(({ colour }, i) => ({
      ...{ xref: 'paper', x: 1, xanchor: 'left', xshift: LEADER + 1, showarrow: false, align: 'left' },
      ...{ yref: 'paper', y: heights[i], yanchor: 'middle', text: texts[i] },
      font: { size: 10, color: colour },
    })),
    shapes: ends.map(({ at, colour }, i) => ({
      ...{ type: 'line', xref: 'paper', yref: 'paper', layer: 'above' },
      ...{ x0: 1, y0: at, x1: 1 + LEADER / width, y1: heights[i], line: { color: colour, width: 0.8 } },
    })),
  };
}
