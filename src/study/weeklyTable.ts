import { bands, weekly, type Bands } from '../analysis/index.ts';
import { formatDay } from '../base/calendar.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runsOf } from './compare.ts';
import type { Outcome } from './study.ts';

export type Row = readonly (string | number | null)[];

const head: Row = [
  ...['scenario', 'week', 'metric', 'platform', 'channel', 'tier', 'unit', 'mean', 'p10', 'p50', 'p90', 'n'],
];

/** The rows of one series: one for each week, named by its Monday. */
function rowsOf({ name, run }: Scenario, { label, mean, p10, p50, p90, n }: Bands): Row[] {
  const { metric, platform, channel, tier, unit } = label;
  return mean.map((m, w) => [
    ...[name, formatDay(run.from + 7 * w), metric, platform, channel, tier, unit],
    ...[m, p10[w], p50[w], p90[w], n],
  ]);
}

/**
 * Every weekly series of every scenario, tidy and long, its head first; series by series, because all of them at once
 * are hundreds of megabytes in a large study.
 */
export function* weeklyTable(scenarios: readonly Scenario[], history: readonly Outcome[]): Generator<Row[]> {
  yield [head];
  for (const scenario of scenarios) {
    const runs = runsOf(history, scenario.name).map((r) => weekly(r.results));
    for (const series of bands(runs, () => true)) yield rowsOf(scenario, series);
  }
}
