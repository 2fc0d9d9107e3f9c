import { Fault } from '../base/problem.ts';
import type { DerivedColumn, ResultColumn } from '../engine/index.ts';
import {
  derivedMetrics,
  measuredMetrics,
  type DerivedMetric,
  type Frame,
  type Label,
  type Market,
  type MeasuredMetric,
} from '../model/index.ts';

/** What a run writes down each week, and how to write it. */
export interface Record {
  readonly columns: readonly ResultColumn[];
  readonly derived: readonly DerivedColumn[];
  measure(market: Market, out: Float64Array): void;
}

/** Which quantities a run writes down. */
export interface Reported {
  readonly measured: readonly MeasuredMetric[];
  readonly derived: readonly DerivedMetric[];
}

export const everything: Reported = { measured: measuredMetrics, derived: derivedMetrics };

/** The result’s columns, in the order of the measured metrics. */
export function recordOf(frame: Frame, reported: Reported = everything): Record {
  const starts: number[] = [];
  const columns: ResultColumn[] = [];
  for (const metric of reported.measured) {
    starts.push(columns.length);
    for (const l of metric.labels(frame))
      columns.push({ metric: metric.name, ...l, unit: metric.unit, kind: metric.kind });
  }
  const derived = reported.derived.flatMap((metric) =>
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
      reported.measured.forEach((metric, i) => metric.measure(market, out, starts[i]));
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
