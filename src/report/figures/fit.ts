import type { FitRow } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { fixed, number, type UnitStyle } from '../words/numbers.ts';
import { column, records, text, type Cell, type Exhibit, type Figure } from './exhibit.ts';

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

const inUnit = (value: number, style: UnitStyle): string => number(value * style.scale);

const figure = (value: number | null, style: UnitStyle): Cell => ({
  text: value === null ? '–' : inUnit(value, style),
  value,
});

function range(low: number | null, high: number | null, style: UnitStyle): string {
  if (low === null && high === null) return '–';
  return [low, high].map((end) => (end === null ? '' : inUnit(end, style))).join(' – ');
}

function cells(view: View, row: FitRow): Cell[] {
  const { labels, unit } = view.words;
  const style = unit(row.unit, false);
  const judgement = judge(row);
  return [
    { text: row.what, detail: [row.id] },
    ...[text(row.period), text(style.label), figure(row.observed, style)],
    text(range(row.low, row.high, style)),
    { ...figure(row.simulated, style), detail: row.p10 === null ? [] : [range(row.p10, row.p90, style)] },
    { text: row.ratio === null ? '–' : `${fixed(row.ratio, 2)}×`, value: row.ratio },
    { text: labels[judgement], tone: tones[judgement] ?? 'unchanged' },
    text(row.use === 'fit' ? labels.fitUse : labels.checkUse),
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
    const rows = view.report.fit;
    const judged = rows.map(judge).filter((j) => j in tones);
    return {
      title: captions.fitTitle(judged.filter((j) => j === 'inside').length, judged.length, rows.length),
      subtitle: captions.fit,
      ...{ caption: '', legend: [], marks: [], panels: [] },
      table: () => ({
        columns: [
          ...[
            column(l.target),
            column(l.period),
            column(l.unit),
            column(l.observed, true),
            column(l.range, true),
          ],
          ...[
            column(l.simulated, true),
            column(l.ratio, true),
            column(l.verdict),
            column(l.use),
            column(l.grade),
          ],
          column(l.source),
        ],
        rows: rows.map((row) => cells(view, row)),
      }),
      file: () => records(rows),
    };
  },
};
