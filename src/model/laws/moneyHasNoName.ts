import { nameOf, valueOf } from './figures.ts';
import type { TwinLaw } from './law.ts';

/** By which the twin’s money is larger: a power of two, so that nothing but rounding to fen tells them apart. */
export const CURRENCY = 16;
/** What rounding to whole fen, which is finer in the twin, does to later weeks. */
const TOLERANCE = 1e-6;
/** Bn yuan of a sum of some thousand legs, each rounded to a fen. */
const ROUNDED = 1e-6;

/** Neither a decision nor money: where anchors sell alike it divides by what rounding to fen leaves of their difference. */
const STATISTIC = 'anchors.tailExponent';

export const moneyHasNoName: TwinLaw = {
  kind: 'twin',
  name: 'moneyHasNoName',
  rule: 43,
  statement: {
    en: 'Sixteen times the yuan everywhere, in prices, costs, budgets and thresholds, changes no decision and makes every sum of money sixteen times as large, up to the rounding to fen.',
  },
  twin: { en: 'The same market in a currency of which a yuan has sixteen.' },
  check: (yuan, other) =>
    yuan.columns.flatMap((column, c) => {
      if (column.metric === STATISTIC) return [];
      const factor = column.unit === 'CNY_bn' ? CURRENCY : 1;
      for (let w = 0; w < yuan.weeks; w++) {
        const [was, is] = [valueOf(yuan, c, w) * factor, valueOf(other, c, w)];
        const slack = TOLERANCE * Math.abs(was) + (column.unit === 'CNY_bn' ? ROUNDED * factor : TOLERANCE);
        if (!(Math.abs(was - is) <= slack)) return [`${nameOf(column)} is ${is} and not ${was} in week ${w}`];
      }
      return [];
    }),
};
