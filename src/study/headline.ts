import type { Spread } from './findings.ts';

interface Told {
  readonly period: string;
}

const isYear = ({ period }: Told): boolean => /^\d{4}$/.test(period);
const isNothing = ({ mean, p10, p90 }: Spread): boolean => mean === 0 && p10 === 0 && p90 === 0;

/**
 * The period of which headlines speak: the last whole year in which some scenario differs from the baseline. Until a policy
 * is known, paired runs are equal to the last bit, so a run that is cut within the year of the ban is told as a whole and
 * not by the year before it. Where nothing differs anywhere, the last whole year; without any, the whole run.
 */
export function headlinePeriod(estimates: readonly Told[], differences: readonly (Told & Spread)[]): string {
  const last = (rows: readonly Told[]): string | undefined =>
    rows
      .filter(isYear)
      .map(({ period }) => period)
      .sort()
      .at(-1);
  const moved = differences.filter((d) => !isNothing(d));
  return last(moved) ?? (moved.length > 0 ? 'total' : (last(estimates) ?? 'total'));
}
