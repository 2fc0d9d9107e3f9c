import type { SectionName } from '../words/dictionary.ts';
import type { View } from '../view.ts';
import type { Direction } from '../words/likelihood.ts';

/** A cell of a table: what is printed, what a CSV carries when that differs, and how it is marked. */
export interface Cell {
  readonly text: string;
  /** The number behind the text, in the unit that the findings use. */
  readonly value?: number | null;
  /** Smaller lines below the text. */
  readonly detail?: readonly string[];
  readonly tone?: 'higher' | 'lower' | 'unclear' | 'unchanged' | 'miss' | 'hit' | 'stay' | 'strong';
}

export interface Table {
  /** Headings between rows, each above the row of its number. */
  readonly parts?: readonly { readonly title: string; readonly above: number }[];
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One chart: plotly traces and layout, with the heading that stands above it. */
export interface Panel {
  readonly key: string;
  readonly heading: string;
  readonly colour: string | null;
  readonly alt: string;
  readonly traces: readonly Record<string, unknown>[];
  readonly layout: Record<string, unknown>;
  readonly height: number;
}

export interface LegendItem {
  readonly title: string;
  readonly dash: string;
  readonly width: number;
  /** How dark the line is, 1 for full. */
  readonly alpha: number;
  readonly band: boolean;
}

/** A numbered policy mark, explained below the charts. */
export interface MarkNote {
  readonly number: number;
  readonly text: string;
  /** Whether the baseline has it too. */
  readonly shared: boolean;
}

/** What a figure shows for one choice of its controls. The title is a finding; the caption says how to read it. */
export interface Exhibit {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly legend: readonly LegendItem[];
  readonly marks: readonly MarkNote[];
  readonly panels: readonly Panel[];
  /** The title says why there is nothing to show; neither table nor file is offered. */
  readonly absent?: boolean;
  /** Made only when it is looked at: weekly tables have thousands of rows. */
  readonly table: () => Table;
  /** What a CSV holds where the table on the page is laid out for reading. */
  readonly file?: () => Table;
}

export interface Control {
  readonly name: string;
  readonly title: string;
  readonly kind: 'choice' | 'text';
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly initial: string;
}

/** The chosen value of every control, by name. */
export type Choice = Readonly<Record<string, string>>;

/** A kind of figure: it says which section it stands in, what can be chosen, and what is then shown. */
export interface Figure {
  readonly id: SectionName;
  /** A table in view, one wide chart, a grid of small ones, or wide charts or such a grid above a table in view. */
  readonly form: 'table' | 'wide' | 'multiples' | 'wideTabled' | 'tabled';
  readonly controls: (view: View) => readonly Control[];
  /** `width` is the width that one panel has on the screen, in CSS pixels. */
  readonly build: (view: View, choice: Choice, width: number) => Exhibit;
}

/** Whether a figure's table stands open on the page instead of behind a summary. */
export const showsTable = ({ form }: Figure): boolean =>
  form === 'table' || form === 'tabled' || form === 'wideTabled';

/** A control with its options; the first option is chosen unless another is named. */
export function choice(
  name: string,
  title: string,
  options: readonly (readonly [value: string, title: string])[],
  initial?: string,
): Control {
  const known = options.map(([value, text]) => ({ value, title: text }));
  return { name, title, kind: 'choice', options: known, initial: initial ?? known[0]?.value ?? '' };
}

/** Records of one shape as a table, every field a column, for files. */
export function records(rows: readonly object[]): Table {
  const names = Object.keys(rows[0] ?? {});
  const cell = (value: unknown): Cell =>
    typeof value === 'string'
      ? { text: value }
      : { text: '', value: typeof value === 'number' ? value : null };
  return {
    columns: names.map((name) => column(name, false)),
    rows: rows.map((row) => names.map((name) => cell((row as Record<string, unknown>)[name]))),
  };
}

/** The cell of a number that is not known. */
export const nothing: Cell = { text: '–', value: null };

/** What stands before a difference whose direction is clear. */
export const signs = {
  ...{ higher: '▲ ', lower: '▼ ' },
  ...{ unclear: '', unchanged: '', unbounded: '', tooFew: '' },
} as const;

/** The colour of a cell about a difference: no direction is one, whatever the reason. */
export const toneOf = (direction: Direction): Exclude<Direction, 'tooFew'> =>
  direction === 'tooFew' ? 'unclear' : direction;

export const text = (content: string): Cell => ({ text: content });
export const column = (title: string, numeric = false): Table['columns'][number] => ({ title, numeric });
