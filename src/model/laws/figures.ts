import type { FigureColumn, Figures } from './law.ts';

type Place = Partial<Omit<FigureColumn, 'metric'>>;

/** Columns of a metric at a place; what the place leaves open may be anything. */
export function columnsAt(figures: Figures, metric: string, place: Place = {}): number[] {
  const wanted = Object.entries(place);
  return figures.columns.flatMap((column, c) =>
    column.metric === metric && wanted.every(([key, value]) => column[key as keyof Place] === value)
      ? [c]
      : [],
  );
}

export const valueOf = (figures: Figures, column: number, week: number): number =>
  figures.values[column * figures.weeks + week];

/** Yuan billions as they were booked, in whole fen. */
export const fenOf = (figures: Figures, column: number, week: number): number =>
  Math.round(valueOf(figures, column, week) * 1e11);

export function nameOf(column: FigureColumn): string {
  const { metric, platform, channel, to, tier } = column;
  return [metric, platform, channel, to, tier].filter((part) => part !== null).join(' ');
}

/** The first week before `until` in which two runs differ in any bit, by column; none if they are the same. */
export function differences(a: Figures, b: Figures, until: number = Math.max(a.weeks, b.weeks)): string[] {
  const weeks = Math.min(until, Math.max(a.weeks, b.weeks));
  if (weeks > Math.min(a.weeks, b.weeks)) return [`one run has ${a.weeks} weeks, the other ${b.weeks}`];
  if (a.columns.length !== b.columns.length) return ['the runs have different columns'];
  return a.columns.flatMap((column, c) => {
    for (let w = 0; w < weeks; w++) {
      const [was, is] = [valueOf(a, c, w), valueOf(b, c, w)];
      if (!Object.is(was, is)) return [`${nameOf(column)} is ${was} and ${is} in week ${w}`];
    }
    return [];
  });
}
