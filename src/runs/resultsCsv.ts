import { formatDay } from '../base/calendar.ts';
import { bands, weekly } from '../analysis/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runsOf } from '../study/compare.ts';
import type { Outcome } from '../study/study.ts';
import { line } from './csv.ts';

const head = [
  'scenario',
  'week',
  'metric',
  'platform',
  'channel',
  'tier',
  'unit',
  'mean',
  'p10',
  'p50',
  'p90',
  'n',
];

/** Every weekly series of every scenario, tidy and long; `week` is the Monday's date. */
export function* resultsCsv(scenarios: readonly Scenario[], history: readonly Outcome[]): Generator<string> {
  yield line(head);
  for (const { name, run } of scenarios) {
    const series = bands(
      runsOf(history, name).map((r) => weekly(r.results)),
      () => true,
    );
    for (const { label, mean, p10, p50, p90, n } of series) {
      const { metric, platform, channel, tier, unit } = label;
      const lines = mean.map((m, w) =>
        line([
          ...[name, formatDay(run.from + 7 * w), metric, platform, channel, tier, unit],
          ...[m, p10[w], p50[w], p90[w], n],
        ]),
      );
      yield lines.join('');
    }
  }
}
