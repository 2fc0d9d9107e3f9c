import { dayFromCivil, type Day } from '../base/calendar.ts';
import type { Findings, Spread } from './findings.ts';

/** When runs begin, and how long they are. */
export interface Span {
  readonly from: Day;
  readonly weeks: number;
}

const isNothing = ({ mean, p10, p90 }: Spread): boolean => mean === 0 && p10 === 0 && p90 === 0;

/**
 * The period of which headlines speak: the last whole year in which some scenario differs from the baseline for more than
 * its last quarter, or to which the run's end belongs; the whole run where there is none. Until a policy is known, paired
 * runs are equal to the last bit, so that a run which is cut within the year of the ban is not told by the year before.
 * Where nothing differs anywhere it is the last whole year, if there is one.
 */
export function headlinePeriod(
  { scenarios, differences, baseline }: Pick<Findings, 'scenarios' | 'differences' | 'baseline'>,
  run: Span,
): string {
  const periods = scenarios.flatMap(({ estimates }) => estimates.map(({ period }) => period));
  const years = [...new Set(periods)].filter((period) => /^\d{4}$/.test(period)).sort();
  const moved = new Set(
    differences.filter((d) => d.baseline === baseline && !isNothing(d)).map(({ period }) => period),
  );
  if (moved.size === 0) return years.at(-1) ?? 'total';
  const end = run.from + 7 * run.weeks;
  const tells = (year: string): boolean =>
    moved.has(year) &&
    // a policy of January is known, and a week shared, in December
    ([1, 2, 3].some((quarter) => moved.has(`${year}Q${quarter}`)) ||
      end < dayFromCivil(Number(year) + 1, 1, 8));
  return years.findLast(tells) ?? 'total';
}
