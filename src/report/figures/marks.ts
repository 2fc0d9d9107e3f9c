import { parseDay } from '../../base/calendar.ts';
import type { View } from '../view.ts';
import { isDay } from '../view.ts';
import type { MarkNote } from './exhibit.ts';

/** A dated policy mark with its number; marks of one day share a number. */
export interface NumberedMark {
  readonly number: number;
  readonly date: string;
  /** What begins on it, and whether the baseline has it too. */
  readonly labels: readonly { readonly text: string; readonly shared: boolean }[];
  /** Whether the baseline has all of them too. */
  readonly shared: boolean;
}

/** Width that a number needs above the plot, in pixels. */
const LABEL_WIDTH = 15;
const ROW_HEIGHT = 13;

/** The marks of a scenario inside the run, numbered in the order of their dates. */
export function numberedMarks(view: View, scenario: string): NumberedMark[] {
  const { weeks, marks } = view.report;
  const first = weeks[0] ?? '';
  const last = weeks.at(-1) ?? '';
  const own = marks.filter(
    (m) => m.scenario === scenario && isDay(m.date) && m.date >= first && m.date <= last,
  );
  const dates = [...new Set(own.map((m) => m.date))].sort();
  return dates.map((date, i) => {
    const rows = own.filter((m) => m.date === date);
    return {
      number: i + 1,
      date,
      labels: rows.map((m) => ({
        text: view.words.captions.mark(view.platformTitle(m.platform), m.label),
        shared: m.shared,
      })),
      shared: rows.every((m) => m.shared),
    };
  });
}

/** The row above the plot that each number takes so that no two numbers touch: the lowest one that is free there. */
export function stagger(positions: readonly number[], width = LABEL_WIDTH): number[] {
  const ends: number[] = [];
  return positions.map((x) => {
    const free = ends.findIndex((end) => end <= x - width / 2);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + width / 2;
    return row;
  });
}

export interface MarkLayout {
  readonly shapes: Record<string, unknown>[];
  readonly annotations: Record<string, unknown>[];
  /** Space that the numbers need above the plot, in pixels. */
  readonly top: number;
}

/** Vertical lines with staggered numbers above the plot, for a plot `width` pixels wide. */
export function markLayout(
  marks: readonly NumberedMark[],
  weeks: readonly string[],
  width: number,
): MarkLayout {
  const start = parseDay(weeks[0] ?? '') ?? 0;
  const span = Math.max(1, weeks.length * 7);
  const rows = stagger(marks.map((m) => (((parseDay(m.date) ?? 0) - start) / span) * width));
  const colour = (m: NumberedMark): string => (m.shared ? '#8a8a8a' : '#222222');
  return {
    shapes: marks.map((m) => ({
      ...{
        type: 'line',
        xref: 'x',
        yref: 'paper',
        x0: m.date,
        x1: m.date,
        y0: 0,
        y1: 1,
        layer: 'above',
      },
      line: { color: colour(m), width: 1, dash: m.shared ? '1px,3px' : '' },
    })),
    annotations: marks.map((m, i) => ({
      ...{ x: m.date, xref: 'x', y: 1, yref: 'paper', yanchor: 'bottom', showarrow: false },
      ...{
        yshift: rows[i] * ROW_HEIGHT,
        text: String(m.number),
        font: { size: 10, color: '#222222' },
        borderpad: 0,
      },
    })),
    top: 8 + (Math.max(-1, ...rows) + 1) * ROW_HEIGHT,
  };
}

/** The key to the numbers; what the baseline shares of a day stands under the day's number in a note of its own. */
export function markNotes(marks: readonly NumberedMark[]): MarkNote[] {
  return marks.flatMap((m) =>
    [false, true].flatMap((shared) => {
      const labels = m.labels.filter((label) => label.shared === shared).map(({ text }) => text);
      const text = `${m.date} ${labels.join('; ')}`;
      return labels.length > 0 ? [{ number: m.number, text, shared }] : [];
    }),
  );
}
