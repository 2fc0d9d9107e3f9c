import { columns, type ColumnName } from '../columns.ts';
import type { WeekLaw } from './law.ts';

/** Where infinity has a meaning: nothing on offer, no limit. */
const infinite: Readonly<Partial<Record<ColumnName, number>>> = {
  offer: -Infinity,
  inclusive: -Infinity,
  lastInclusive: -Infinity,
  subsidyBudget: Infinity,
};

export const everythingIsFinite: WeekLaw = {
  name: 'everythingIsFinite',
  rule: 10,
  statement: { en: 'No column of the market is ever NaN, or infinite where that has no meaning.' },
  check(m) {
    return (Object.keys(columns) as ColumnName[]).flatMap((name) => {
      const column = m[name];
      const at = column.findIndex((x) => !Number.isFinite(x) && x !== infinite[name]);
      return at < 0 ? [] : [`${name} ${at} is ${column[at]}`];
    });
  },
};
