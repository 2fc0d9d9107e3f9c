import { columnsAt, nameOf, valueOf } from './figures.ts';
import type { RunLaw } from './law.ts';

export const nothingWithoutViewers: RunLaw = {
  kind: 'run',
  name: 'nothingWithoutViewers',
  rule: 34,
  statement: {
    en: 'Where nobody shops by content at the start and nobody takes it up, nothing is ever bought by interest.',
  },
  given: { 'adopt.initial': 0, 'adopt.spontaneous': 0, 'adopt.imitation': 0 },
  check: (figures) =>
    columnsAt(figures, 'gmv.cell').flatMap((c) => {
      const column = figures.columns[c];
      if (column.channel === 'shelf') return [];
      const week = Array.from({ length: figures.weeks }, (_, w) => w).find(
        (w) => valueOf(figures, c, w) !== 0,
      );
      return week === undefined
        ? []
        : [`${nameOf(column)} sells ${valueOf(figures, c, week)} in week ${week}`];
    }),
};
