import type { Assumption } from '../../study/findings.ts';
import type { View } from '../view.ts';
import { column, text, type Cell, type Exhibit, type Figure } from './exhibit.ts';

/** One value for all scenarios, or a line for each value where they differ. */
function value(view: View, a: Assumption): Cell {
  const entries = Object.entries(a.values);
  if (!a.varies) return text(entries[0]?.[1] ?? '–');
  const values = [...new Set(entries.map(([, v]) => v))];
  const having = (value: string): string =>
    entries
      .filter(([, v]) => v === value)
      .map(([scenario]) => view.scenarioTitle(scenario))
      .join(', ');
  return {
    text: view.words.labels.varies,
    detail: values.map((v) => `${having(v)}: ${v}`),
    tone: 'strong',
  };
}

const matches = (a: Assumption, filter: string): boolean =>
  [a.name, a.meaning, a.source, a.grade, ...Object.values(a.values)].some((t) =>
    t.toLowerCase().includes(filter),
  );

/** The ledger of assumptions, those that differ between scenarios first. */
export const assumptions: Figure = {
  id: 'assumptions',
  form: 'table',
  controls: (view) => [
    { name: 'filter', title: view.words.controls.filter, kind: 'text', options: [], initial: '' },
  ],
  build(view, at): Exhibit {
    const { labels: l, captions } = view.words;
    const all = view.report.assumptions;
    const filter = (at['filter'] ?? '').trim().toLowerCase();
    const shown = all.filter((a) => matches(a, filter));
    const ordered = [...shown.filter((a) => a.varies), ...shown.filter((a) => !a.varies)];
    return {
      title: captions.assumptionsTitle(all.length, all.filter((a) => a.varies).length),
      subtitle:
        filter === ''
          ? captions.assumptions
          : `${captions.assumptionsShown(shown.length, all.length)} ${captions.assumptions}`,
      ...{ caption: '', legend: [], marks: [], panels: [] },
      table: () => ({
        columns: [l.name, l.value, l.unit, l.range, l.grade, l.meaning, l.source].map((title) =>
          column(title),
        ),
        rows: ordered.map((a) => [
          { text: a.name, tone: 'strong' },
          value(view, a),
          ...[a.unit, a.range, a.grade, a.meaning, a.source].map(text),
        ]),
      }),
    };
  },
};
