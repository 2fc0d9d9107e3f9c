/**
 * Plain calendar days as integers (days since 1970-01-01, proleptic Gregorian) and weeks that start on Monday.
 * No clock, no time zone: a day is a day everywhere.
 */

/** Days since 1970-01-01. */
export type Day = number;

const DAYS_BEFORE_MARCH_ERA = 719_468;

/** The day number of a civil date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - DAYS_BEFORE_MARCH_ERA;
}

/** The civil date of a day number. */
export function civilFromDay(day: Day): { year: number; month: number; day: number } {
  const z = day + DAYS_BEFORE_MARCH_ERA;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** `2020-10-09` for a day number. */
export function formatDay(day: Day): string {
  const c = civilFromDay(day);
  return `${pad(c.year, 4)}-${pad(c.month, 2)}-${pad(c.day, 2)}`;
}

/** The day number of `2020-10-09`, or null when the text is not a real calendar day. */
export function parseDay(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return null;
  const day = dayFromCivil(Number(m[1]), Number(m[2]), Number(m[3]));
  return formatDay(day) === text ? day : null;
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday on or before a day. */
export function mondayOf(day: Day): Day {
  return day - weekday(day);
}

/** A reporting period: `total`, a year `2021` or a quarter `2020Q4`; from `from` until `until`, excluded. */
export interface Period {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
}

/** `2020Q4` for a day in it. */
export function quarterOf(day: Day): string {
  const c = civilFromDay(day);
  return `${c.year}Q${Math.floor((c.month - 1) / 3) + 1}`;
}

/** The quarters and years that lie wholly inside [from, until), and `total`, in calendar order, total last. */
export function wholePeriods(from: Day, until: Day): Period[] {
  const periods: Period[] = [];
  const first = civilFromDay(from).year;
  const last = civilFromDay(until).year;
  for (let year = first; year <= last; year++) {
    for (let q = 0; q < 4; q++) {
      periods.push({
        name: `${year}Q${q + 1}`,
        from: dayFromCivil(year, 3 * q + 1, 1),
        until: q === 3 ? dayFromCivil(year + 1, 1, 1) : dayFromCivil(year, 3 * q + 4, 1),
      });
    }
    periods.push({ name: String(year), from: dayFromCivil(year, 1, 1), until: dayFromCivil(year + 1, 1, 1) });
  }
  return [...periods.filter((p) => p.from >= from && p.until <= until), { name: 'total', from, until }];
}

/** The share of the week that starts on `monday` which lies inside [from, until). */
export function shareOfWeek(monday: Day, from: Day, until: Day): number {
  return Math.max(0, Math.min(monday + 7, until) - Math.max(monday, from)) / 7;
}
