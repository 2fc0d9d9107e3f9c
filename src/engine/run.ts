import { formatDay, quarterOf } from '../base/calendar.ts';
import { Fault } from '../base/problem.ts';
import { deriveKeys } from '../base/random.ts';
import { alone, type Sharing } from './past.ts';
import type { Plan } from './plan.ts';
import type { Results } from './results.ts';

/**
 * Runs a plan on one seed and replicate. The heart of the house: `run(compile(scenario), seed, replicate)`. `sharing` lets
 * it begin where another run with the same past stood; it changes no bit.
 */
export function run(plan: Plan, seed: number | string, replicate: number, sharing: Sharing = alone): Results {
  const simulation = plan.start(deriveKeys(seed, replicate));
  const { weeks, columns, from } = plan;
  const values = new Float64Array(columns.length * weeks);
  const row = new Float64Array(columns.length);
  const first = sharing.from?.past.week ?? 0;
  if (sharing.from) {
    simulation.restore(sharing.from.past.state);
    copyWeeks(sharing.from.values, values, weeks, first);
  } else simulation.mark(from);
  for (let week = first; week < weeks; week++) {
    if (sharing.wants(week)) sharing.keep({ week, state: simulation.save() });
    simulation.beginWeek(week);
    for (const step of simulation.steps) step.run();
    simulation.measure(row);
    for (let c = 0; c < row.length; c++) {
      if (!Number.isFinite(row[c])) throw notFinite(plan, c, week, row[c]);
      values[c * weeks + week] = row[c]!;
    }
    const end = from + 7 * (week + 1);
    // a stock of a quarter is that of the last week that ends in it, so mark when the next week would end beyond it
    if (quarterOf(end - 1) !== quarterOf(end + 6)) simulation.mark(end);
  }
  const [panels, spells] = [simulation.panels(), simulation.spells()];
  return { from, weeks, columns, derived: plan.derived, values, panels, spells };
}

/** The first `until` weeks of every column. */
function copyWeeks(from: Float64Array, to: Float64Array, weeks: number, until: number): void {
  for (let at = 0; at < to.length; at += weeks) to.set(from.subarray(at, at + until), at);
}

function notFinite(plan: Plan, column: number, week: number, value: number): Fault {
  const c = plan.columns[column];
  const where = [c.platform, c.channel, c.to, c.tier].filter((x) => x !== null).join(' ');
  const monday = plan.from + 7 * week;
  return new Fault(
    `${c.metric} ${where} is ${value} in week ${week} (Monday ${formatDay(monday)}); a figure must be finite`,
    monday,
  );
}
