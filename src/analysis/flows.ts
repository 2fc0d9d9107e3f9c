import type { Day, Period } from '../base/calendar.ts';
import type { Panel, Results } from '../engine/results.ts';
import { spreadAmounts, type Amounts } from './amounts.ts';
import { periodsOf } from './periods.ts';
import type { Spread } from './spread.ts';

/** How many real sellers or anchors stood at `from` when a period began and at `to` when it ended. */
export interface FlowSummary extends Spread {
  readonly kind: Panel['kind'];
  /** Tier or kind of anchor; null for all. */
  readonly group: string | null;
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

/** Marks are laid at the edges of weeks, so a mark may miss a period's edge by days, never by more than a week. */
const NEAR = 7;

/** The places at the mark nearest to a day, or null when no mark is near. */
export function placesAt(panel: Panel, day: Day): Uint16Array | null {
  let best: Panel['marks'][number] | null = null;
  for (const mark of panel.marks) {
    if (!best || Math.abs(mark.day - day) < Math.abs(best.day - day)) best = mark;
  }
  return best && Math.abs(best.day - day) <= NEAR ? best.place : null;
}

const SEPARATOR = '\t';

/** Weighted counts of one panel over one period, by group (and all), from and to; those who stayed are counted too. */
export function transitions(panel: Panel, period: Period): Amounts {
  const start = placesAt(panel, period.from);
  const end = placesAt(panel, period.until);
  if (!start || !end || start === end) return new Map();
  const { places, groups, group, weight } = panel;
  const all = groups.length;
  const counts = new Float64Array((all + 1) * places.length * places.length);
  const at = (g: number, i: number): number => (g * places.length + start[i]) * places.length + end[i];
  for (let i = 0; i < weight.length; i++) {
    counts[at(group[i], i)] += weight[i];
    counts[at(all, i)] += weight[i];
  }
  return named(panel, counts);
}

/** The counts that are not zero, by group (empty for all), from and to. */
function named({ places, groups }: Panel, counts: Float64Array): Amounts {
  const found = new Map<string, number>();
  counts.forEach((count, at) => {
    if (count === 0) return;
    const to = at % places.length;
    const from = ((at - to) / places.length) % places.length;
    const group = (at - to - from * places.length) / (places.length * places.length);
    found.set([groups[group] ?? '', places[from], places[to]].join(SEPARATOR), count);
  });
  return found;
}

/** The flows of one scenario, from its replicates in replicate order. */
export function flows(replicates: readonly Results[]): FlowSummary[] {
  const first = replicates[0];
  if (!first) return [];
  return first.panels.flatMap(({ kind }) =>
    periodsOf(first).flatMap((period) => {
      const counts = replicates.flatMap((r) =>
        r.panels.filter((p) => p.kind === kind).map((p) => transitions(p, period)),
      );
      return spreadAmounts(counts).map(({ key, spread }) => {
        const [group, from, to] = key.split(SEPARATOR) as [string, string, string];
        return { kind, group: group || null, period: period.name, from, to, ...spread };
      });
    }),
  );
}
