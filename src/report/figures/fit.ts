import type { FitRow } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { fixed, number, type UnitStyle } from '../words/numbers.ts';
import { column, records, text, type Cell, type Exhibit, type Figure, type Table } from './exhibit.ts';

type Judgement = 'inside' | 'below' | 'above' | 'noRange' | 'notSimulated';

/** Whether the simulated value lies in the target's range; a missing end of the range is open only if the other is given. */
export function judge(row: FitRow): Judgement {
  if (row.simulated === null) return 'notSimulated';
  if (row.low === null && row.high === null) return 'noRange';
  if (row.low !== null && row.simulated < row.low) return 'below';
  return row.high !== null && row.simulated > row.high ? 'above' : 'inside';
}

const tones: Readonly<Partial<Record<Judgement, Cell['tone']>>> = {
  inside: 'hit',
  below: 'miss',
  above: 'miss',
};

/** Told by shape as well as by word. */
const signs: Readonly<Record<Judgement, string>> = {
  ...{ inside: '✓ ', below: '✗ ', above: '✗ ', noRange: '', notSimulated: '' },
};

const inUnit = (value: number, style: UnitStyle): string => number(value * style.scale);

const figure = (value: number | null, style: UnitStyle): Cell => ({
  text: value === null ? '–' : inUnit(value, style),
  value,
});

function range(low: number | null, high: number | null, style: UnitStyle): string {
  if (low === null) return high === null ? '–' : `≤ ${inUnit(high, style)}`;
  return high === null ? `≥ ${inUnit(low, style)}` : `${inUnit(low, style)} – ${inUnit(high, style)}`;
}

const isMet = (row: FitRow): boolean => judge(row) === 'inside';
const isJudged = (row: FitRow): boolean => judge(row) in tones;

/** Fitted targets first, then the checks, each under a heading that counts what is met. */
function grouped(view: View): Pick<Table, 'parts'> & { readonly rows: readonly FitRow[] } {
  const { captions } = view.words;
  const groups = (['fit', 'check'] as const).map((use) => ({
    use,
    rows: view.report.fit.filter((row) => row.use === use),
  }));
  const [fitted] = groups;
  return {
    parts: groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ use, rows }) => ({
        title: captions.fitPart(use, rows.filter(isMet).length, rows.filter(isJudged).length, rows.length),
        above: use === 'fit' ? 0 : fitted.rows.length,
      })),
    rows: groups.flatMap(({ rows }) => rows),
  };
}

function cells(view: View, row: FitRow): Cell[] {
  const { labels, unit } = view.words;
  const style = unit(row.unit, false);
  const judgement = judge(row);
  return [
    { text: row.what, detail: [row.id] },
    { text: `${signs[judgement]}${labels[judgement]}`, tone: tones[judgement] ?? 'unchanged' },
    ...[text(row.period), text(style.label), figure(row.observed, style)],
    text(range(row.low, row.high, style)),
    { ...figure(row.simulated, style), detail: row.p10 === null ? [] : [range(row.p10, row.p90, style)] },
    { text: row.ratio === null ? '–' : `${fixed(row.ratio, 2)}×`, value: row.ratio },
    text(row.grade),
    { text: row.source, detail: row.note ? [row.note] : [] },
  ];
}

/** Every target of the past beside what the model says of it; nothing is left out and misses are marked. */
export const fit: Figure = {
  id: 'fit',
  form: 'table',
  controls: () => [],
  build(view): Exhibit {
    const { labels: l, captions } = view.words;
    const { parts, rows } = grouped(view);
    return {
      title: captions.fitTitle(rows.filter(isMet).length, rows.filter(isJudged).length, rows.length),
      subtitle: captions.fit,
      ...{ caption: '', legend: [], marks: [], panels: [] },
      table: () => ({
        parts,
        columns: [
          ...[l.target, l.verdict, l.period, l.unit].map((title) => column(title)),
          ...[l.observed, l.range, l.simulated, l.ratio].map((title) => column(title, true)),
          ...[l.grade, l.source].map((title) => column(title)),
        ],
        rows: rows.map((row) => cells(view, row)),
      }),
      file: () => records(rows),
    };
  },
};
