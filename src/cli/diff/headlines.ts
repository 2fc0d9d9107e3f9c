import type { Scenario } from '../../scenario/index.ts';
import type { Place } from '../../study/findings.ts';

/** What a strategist asks about first, in this order: metric, and whether of each platform, of feeds, or of the whole. */
const asked = [
  ['gmv.settled', 'each'],
  ['gmv.settled', 'whole'],
  ['closedLoopRatio', 'feeds'],
  ['platform.revenue', 'each'],
  ['stores.open', 'each'],
  ['sellers.moved', 'whole'],
  ['anchors.idle', 'whole'],
  ['anchors.changedPlatform', 'whole'],
  ['anchors.left', 'whole'],
] as const;

/** A metric of a platform, or with null of all together. */
interface Headline {
  readonly metric: string;
  readonly platform: string | null;
}

/** The headlines of some scenarios, in order. */
export function headlinePlaces(scenarios: readonly Scenario[]): Headline[] {
  const blocks = new Map(scenarios.flatMap((s) => s.platforms.map((p) => [p.name, p] as const)));
  const feeds = [...blocks.values()].filter((p) => p.leaks).map((p) => p.name);
  const of = { each: [...blocks.keys()], feeds, whole: [null] };
  return asked.flatMap(([metric, scope]) => of[scope].map((platform): Headline => ({ metric, platform })));
}

/** Whether a row of findings is a headline of the period. */
export function isHeadline(scenarios: readonly Scenario[], period: string): (row: Place) => boolean {
  const places = headlinePlaces(scenarios);
  return (row) =>
    row.period === period &&
    row.channel === null &&
    row.tier === null &&
    places.some((p) => p.metric === row.metric && p.platform === row.platform);
}
