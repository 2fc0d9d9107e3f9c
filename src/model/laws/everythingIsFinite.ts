import { columns, type ColumnName } from '../columns.ts';
import type { WeekLaw } from './law.ts';

export const everythingIsFinite: WeekLaw = {
  kind: 'week',
  name: 'everythingIsFinite',
  rule: 10,
  statement: { en: 'No column of the market is ever NaN, or infinite where that has no meaning.' },
  check(m) {
    return (Object.keys(columns) as ColumnName[]).flatMap((name) => {
      const column = m[name];
      const at = column.findIndex((x) => !Number.isFinite(x) && x !== columns[name].infinite);
      return at < 0 ? [] : [`${name} ${at} is ${column[at]}`];
    });
  },
};
