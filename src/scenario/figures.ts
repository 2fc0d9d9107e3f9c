/** Which figures a run of given platforms reports, so that a sentence about one that it does not is refused. */
import { derivedMetrics, measuredMetrics, type Metric, type Places } from '../model/index.ts';
import type { PlatformBlock } from './scenario.ts';

/** What a figure is of; null for all. */
export interface FigurePlace {
  readonly platform: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
}

/** A metric with every place for which it is reported. */
export interface Reported {
  readonly metric: Metric;
  readonly places: readonly FigurePlace[];
}

/** Routes are left out: what a route sells is raw material of other figures, not one of its own. */
const placesOf = (platforms: readonly PlatformBlock[]): Places => ({
  platformNames: platforms.map(({ name }) => name),
  slots: platforms.flatMap(({ channels }, platform) =>
    channels.map((channel) => ({ platform, channel, routes: [] })),
  ),
  routes: [],
});

/** Everything that is reported of these platforms, by name of the metric. */
export function reportedFigures(platforms: readonly PlatformBlock[]): ReadonlyMap<string, Reported> {
  const frame = placesOf(platforms);
  const all: Reported[] = [
    ...measuredMetrics.map((metric) => ({ metric, places: metric.labels(frame) })),
    ...derivedMetrics.map((metric) => ({
      metric,
      places: metric.derive(frame).map((d) => d.label),
    })),
  ];
  return new Map(all.filter(({ places }) => places.length > 0).map((r) => [r.metric.name, r]));
}

/** How a place is said in a sentence: `of douyin through live`. */
export const placeText = ({ platform, channel, tier }: FigurePlace): string =>
  [platform && `of ${platform}`, channel && `through ${channel}`, tier && `among ${tier}`]
    .filter(Boolean)
    .join(' ');

/** The forms in which a metric is reported, in words: `of a platform through a channel`. */
export function formsOf({ places }: Reported): string {
  const form = (p: FigurePlace): string =>
    placeText({
      platform: p.platform && 'PLATFORM',
      channel: p.channel && 'CHANNEL',
      tier: p.tier && 'TIER',
    });
  return [...new Set(places.map((p) => form(p) || 'alone'))].join(', ');
}
