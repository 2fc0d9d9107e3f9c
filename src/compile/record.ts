import { Fault } from '../base/problem.ts';
import type { DerivedColumn, ResultColumn } from '../engine/index.ts';
import { derivedMetrics, measuredMetrics, type Frame, type Label, type Market } from '../model/index.ts';

/** What a run writes down each week, and how to write it. */
export interface Record {
  readonly columns: readonly ResultColumn[];
  readonly derived: readonly DerivedColumn[];
  measure(market: Market, out: Float64Array): void;
}

/** The result’s columns, in the order of `measuredMetrics`. */
export function recordOf(frame: Frame): Record {
  const starts: number[] = [];
  const columns: ResultColumn[] = [];
  for (const metric of measuredMetrics) {
    starts.push(columns.length);
    for (const l of metric.labels(frame))
      columns.push({ metric: metric.name, ...l, unit: metric.unit, kind: metric.kind });
  }
  const derived = derivedMetrics.flatMap((metric) =>
    metric.derive(frame).map(({ label, of }) => ({
      metric: metric.name,
      platform: label.platform,
      channel: label.channel,
      tier: label.tier,
      unit: metric.unit,
      kind: metric.kind,
      of: of.map(([name, place]) => find(columns, name, place)),
    })),
  );
  return {
    columns,
    derived,
    measure(market, out) {
      measuredMetrics.forEach((metric, i) => metric.measure(market, out, starts[i]));
    },
  };
}

function find(columns: readonly ResultColumn[], metric: string, place: Partial<Label>): number {
  const at = columns.findIndex(
    (c) =>
      c.metric === metric &&
      c.platform === (place.platform ?? null) &&
      c.channel === (place.channel ?? null) &&
      c.to === (place.to ?? null) &&
      c.tier === (place.tier ?? null),
  );
  if (at < 0) throw new Fault(`no measured ${metric} for ${JSON.stringify(place)}`);
  return at;
}
