import type { Market } from '../market.ts';
import type { WeekLaw } from './law.ts';

export const depositsAreKept: WeekLaw = {
  kind: 'week',
  name: 'depositsAreKept',
  rule: 7,
  statement: {
    en: 'Deposits and compensation funds are whole fen and never less than nothing; a closed store has no deposit left with the platform.',
  },
  check(m) {
    return [
      ...wrong('deposit of store', m.escrow, (fen, i) => fen < 0 || (m.open[i] === 0 && fen !== 0)),
      ...wrong('fund of platform', m.fund, (fen) => fen < 0),
      ...(Number.isSafeInteger(held(m)) ? [] : [`deposits and funds hold ${held(m)} fen`]),
    ];
  },
};

/** Fen in escrow and funds. */
const held = (m: Market): number =>
  [m.escrow, m.fund].reduce((sum, column) => column.reduce((a, b) => a + b, sum), 0);

function wrong(what: string, column: Float64Array, is: (fen: number, i: number) => boolean): string[] {
  const at = column.findIndex((fen, i) => is(fen, i) || !Number.isSafeInteger(fen));
  return at < 0 ? [] : [`${what} ${at} is ${column[at]} fen`];
}
