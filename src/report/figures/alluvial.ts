import type { View } from '../view.ts';
import { placeTitle, solePlatform } from '../words/places.ts';
import { NEUTRAL, platformColour, withAlpha } from './palette.ts';
import { wrapped } from './plotText.ts';

/** A band of the diagram; places are keys, `text` is what hovering shows. */
export interface Band {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly text: string;
}

/** Least gap between nodes, height of a label's line, width of a node and least height of all nodes, in pixels. */
const GAP = 26;
const LINE = 13.5;
const NODE = 12;
const LEAST_BODY = 150;
const MARGIN = 12;

interface Column {
  readonly places: readonly string[];
  readonly totals: readonly number[];
}

/** Where everything stands: the left column's nodes first, then the right one's. */
interface Arrangement {
  readonly left: Column;
  readonly right: Column;
  readonly places: readonly string[];
  readonly titles: readonly string[];
  /** Centres of the nodes from 0 (top) to 1. */
  readonly y: readonly number[];
  readonly gap: number;
  readonly height: number;
}

function columnOf(bands: readonly Band[], order: readonly string[], end: 'from' | 'to'): Column {
  const total = (place: string): number =>
    bands.reduce((sum, b) => (b[end] === place ? sum + b.value : sum), 0);
  const places = order.filter((place) => total(place) > 0);
  return { places, totals: places.map(total) };
}

/** Nodes stacked with equal gaps, the column centred. */
function centres({ totals }: Column, scale: number, height: number, gap: number): number[] {
  const used = totals.reduce((sum, v) => sum + v * scale, 0) + (totals.length - 1) * gap;
  let top = (height - used) / 2;
  return totals.map((value) => {
    const centre = top + (value * scale) / 2;
    top += value * scale + gap;
    return centre / height;
  });
}

function arrange(
  view: View,
  bands: readonly Band[],
  order: readonly string[],
  lineLength: number,
): Arrangement {
  const left = columnOf(bands, order, 'from');
  const right = columnOf(bands, order, 'to');
  const places = [...left.places, ...right.places];
  const titles = places.map((place) => wrapped(placeTitle(view, place), lineLength));
  const gap = Math.max(GAP, ...titles.map((title) => title.split('<br>').length * LINE));
  const mostNodes = Math.max(left.places.length, right.places.length, 1);
  const nodes = Math.max(LEAST_BODY, mostNodes * 14);
  const height = nodes + (mostNodes - 1) * gap;
  const scale = nodes / bands.reduce((sum, b) => sum + b.value, 0);
  const y = [left, right].flatMap((column) => centres(column, scale, height, gap));
  return { left, right, places, titles, y, gap, height };
}

/** Labels in the margins, one beside each node. */
function labels({ left, titles, y }: Arrangement, size: number): Record<string, unknown>[] {
  return titles.map((text, i) => {
    const side = i < left.places.length ? 'right' : 'left';
    const onLeft = side === 'right';
    return {
      ...{ xref: 'paper', yref: 'paper', x: onLeft ? 0 : 1, y: 1 - y[i], showarrow: false },
      ...{ yanchor: 'middle', xanchor: side, align: side, xshift: onLeft ? -9 : 9 },
      ...{ text, font: { size, color: '#222222' } },
    };
  });
}

function colourOf(view: View, place: string): string {
  const sole = solePlatform(place);
  const known = sole !== null && view.platforms.includes(sole);
  return known ? platformColour(sole, view.platforms) : NEUTRAL;
}

function sankey(view: View, bands: readonly Band[], { left, right, places, y, gap }: Arrangement) {
  const colours = places.map((place) => colourOf(view, place));
  return {
    ...{ type: 'sankey', arrangement: 'fixed', domain: { x: [0, 1], y: [0, 1] } },
    node: {
      ...{
        label: places.map(() => ''),
        x: places.map((_, i) => (i < left.places.length ? 0.001 : 0.999)),
        y,
      },
      ...{ color: colours, pad: gap, thickness: NODE, line: { width: 0 }, hoverinfo: 'skip' },
    },
    link: {
      source: bands.map((b) => left.places.indexOf(b.from)),
      target: bands.map((b) => left.places.length + right.places.indexOf(b.to)),
      value: bands.map((b) => b.value),
      color: bands.map((b) => withAlpha(colourOf(view, b.to), 0.38)),
      customdata: bands.map((b) => wrapped(b.text, 48)),
      hovertemplate: '%{customdata}<extra></extra>',
    },
  };
}

/**
 * Traces and layout of an alluvial diagram whose nodes stand in a fixed order and whose labels stand outside the bands,
 * so that neither periods nor scenarios shuffle it and no label covers a band.
 */
export function alluvial(view: View, bands: readonly Band[], order: readonly string[], width: number) {
  const narrow = width < 560;
  const arrangement = arrange(view, bands, order, narrow ? 16 : 26);
  const side = narrow ? 116 : 190;
  const height = arrangement.height + 2 * MARGIN;
  return {
    height,
    traces: [sankey(view, bands, arrangement)],
    layout: {
      height,
      margin: { l: side, r: side, t: MARGIN, b: MARGIN },
      annotations: labels(arrangement, narrow ? 10 : 11),
      font: { family: 'system-ui, sans-serif', size: 11, color: '#222222' },
      paper_bgcolor: '#ffffff',
    },
  };
}
