import type { FitRow } from '../../study/findings.ts';
import { isFar, isJudged, isMet, judge, scoreOf, type Judgement } from '../fitScore.ts';
import type { View } from '../view.ts';
import { fixed, number, type UnitStyle } from '../words/numbers.ts';
import { column, records, text, type Cell, type Exhibit, type Figure, type Table } from './exhibit.ts';

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

/** Checks say more than fitted targets, which the model was made to meet. */
const uses = ['check', 'fit'] as const;

/** Misses first, then what is far off, then what is met or cannot be judged. */
function rank(row: FitRow): number {
  const judgement = judge(row);
  if (tones[judgement] === 'miss') return 0;
  if (isFar(row)) return 1;
  return judgement === 'notSimulated' ? 3 : 2;
}

/** The checks, then the fitted targets, each under a heading that counts what is met. */
function grouped(view: View): Pick<Table, 'parts'> & { readonly rows: readonly FitRow[] } {
  const groups = uses.map((use) => ({
    use,
    rows: view.report.fit.filter((row) => row.use === use).sort((a, b) => rank(a) - rank(b)),
  }));
  const [checks] = groups;
  return {
    parts: groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ use, rows }) => ({
        title: part(view, use, rows),
        above: use === 'check' ? 0 : checks.rows.length,
      })),
    rows: groups.flatMap(({ rows }) => rows),
  };
}

/** In the language of the page, English where it has no other. */
const told = ({ words }: View, text: FitRow['what']): string =>
  (words.language === 'zh' ? text.zh : undefined) ?? text.en;

const part = (view: View, use: (typeof uses)[number], rows: readonly FitRow[]): string =>
  view.words.captions.fitPart(use, rows.filter(isMet).length, rows.filter(isJudged).length, rows.length);

function cells(view: View, row: FitRow): Cell[] {
  const { labels, unit } = view.words;
  const style = unit(row.unit, false);
  const judgement = judge(row);
  return [
    { text: told(view, row.what), detail: [row.id] },
    isFar(row)
      ? { text: labels.farOff, tone: 'miss' }
      : { text: `${signs[judgement]}${labels[judgement]}`, tone: tones[judgement] ?? 'unchanged' },
    ...[text(row.period), text(style.label), figure(row.observed, style)],
    text(range(row.low, row.high, style)),
    { ...figure(row.simulated, style), detail: row.p10 === null ? [] : [range(row.p10, row.p90, style)] },
    { text: row.ratio === null ? '–' : `${fixed(row.ratio, 2)}×`, value: row.ratio },
    text(row.grade),
    { text: row.source, detail: [told(view, row.note)].filter(Boolean) },
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
    const far = rows.filter(isFar).length;
    return {
      title: captions.fitTitle(
        view.scenarioTitle(view.report.judged),
        scoreOf(rows, 'check'),
        scoreOf(rows, 'fit'),
        far,
      ),
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
      file: () =>
        records(rows.map((row) => ({ ...row, what: told(view, row.what), note: told(view, row.note) }))),
    };
  },
};
