import type { FitRow } from '../study/findings.ts';

/** What can be said of a target of the past. */
export type Judgement = 'inside' | 'below' | 'above' | 'noRange' | 'notSimulated';

/** Whether the simulated value lies in the target's range; a missing end of the range is open only if the other is given. */
export function judge(row: FitRow): Judgement {
  if (row.simulated === null) return 'notSimulated';
  if (row.low === null && row.high === null) return 'noRange';
  if (row.low !== null && row.simulated < row.low) return 'below';
  return row.high !== null && row.simulated > row.high ? 'above' : 'inside';
}

export const isMet = (row: FitRow): boolean => judge(row) === 'inside';
export const isJudged = (row: FitRow): boolean => !['noRange', 'notSimulated'].includes(judge(row));

/** Simulated over observed beyond these is far off where no range judges. */
const FAR = 1.5;
export const isFar = (row: FitRow): boolean =>
  judge(row) === 'noRange' && row.ratio !== null && !(row.ratio <= FAR && row.ratio >= 1 / FAR);

/** How many targets of one use are met, of those that have a range and are simulated. */
export function scoreOf(rows: readonly FitRow[], use: FitRow['use']) {
  const some = rows.filter((row) => row.use === use);
  return { hits: some.filter(isMet).length, judged: some.filter(isJudged).length };
}
