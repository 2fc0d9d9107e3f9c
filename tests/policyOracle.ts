/** What link rules mean, read day by day from the words of the language and as slowly as can be. */
import type { Day } from '../src/base/calendar.ts';
import { categories, type Category } from '../src/model/index.ts';
import type { LinkRule, Scenario } from '../src/scenario/scenario.ts';

/** An order’s cell: where its attention is, where it settles, and of what. */
export interface Cell {
  readonly on: string;
  readonly channel: string;
  readonly to: string;
  readonly category: Category;
}

const speaksOf = (row: LinkRule, cell: Cell): boolean =>
  row.on === cell.on &&
  row.channel === cell.channel &&
  row.to.includes(cell.to) &&
  (row.categories?.includes(cell.category) ?? true);

/** The row in force on a day: the latest to have begun; at an equal start the one that names categories. */
export function ruleOn(links: readonly LinkRule[], cell: Cell, day: Day): LinkRule | null {
  let best: LinkRule | null = null;
  for (const row of links) {
    if (row.from > day || !speaksOf(row, cell)) continue;
    if (best === null || row.from > best.from || (row.from === best.from && row.categories !== null))
      best = row;
  }
  return best;
}

export const daysOfWeek = (monday: Day): Day[] => Array.from({ length: 7 }, (_, i) => monday + i);

/** Whether a cell is closed on all seven days. */
export const isClosed = (links: readonly LinkRule[], cell: Cell, monday: Day): boolean =>
  daysOfWeek(monday).every((day) => ruleOn(links, cell, day)?.rule === 'ban');

/** Routes (attention platform, channel, settling platform) that a scenario closes in every category in a week. */
export function closedRoutes(
  { links }: Scenario,
  routes: readonly Omit<Cell, 'category'>[],
  monday: Day,
): boolean[] {
  return routes.map((route) =>
    categories.every((category) => isClosed(links, { ...route, category }, monday)),
  );
}
