import Table from 'cli-table3';
import { deriveKeys } from '../../src/base/random.ts';
import { compile } from '../../src/compile/index.ts';
import { localExecutor } from '../../src/runs/executors/local.ts';
import { shippedScenarios } from '../../src/scenario/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { resolveText, scenarioOf } from '../scenario/files.ts';
import { constantsOf2019, historyWith } from '../engine/market.ts';

const SEED = 7;
/** In the first weeks consumers settle and columns are touched for the first time. */
const [WARM, TIMED] = [3, 6];

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Median milliseconds of a week, and of the market before the first. */
function weekOf(run: Partial<Scenario['run']>): { readonly start: number; readonly week: number } {
  const scenario = historyWith({ ...run, engine: 'distribution', weeks: WARM + TIMED });
  const began = performance.now();
  const plan = compile(scenario, constantsOf2019(scenario));
  const simulation = plan.start(deriveKeys(SEED, 0));
  const start = performance.now() - began;
  const row = new Float64Array(plan.columns.length);
  const weeks = Array.from({ length: WARM + TIMED }, (_, week) => {
    const from = performance.now();
    simulation.beginWeek(week);
    for (const step of simulation.steps) step.run();
    simulation.measure(row);
    return performance.now() - from;
  });
  return { start, week: median(weeks.slice(WARM)) };
}

/** Slope of log cost over log size between two sizes: 1 where cost grows in proportion. */
const slope = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.log(b[1] / a[1]) / Math.log(b[0] / a[0]);

/** The built worker, beside which the bench runs from the project's root. */
const WORKER = new URL(`file://${process.cwd()}/dist/worker.js`);

/** Seconds of two scenarios on so many replicates and threads: of the clock, and of processors. */
async function studyOf(
  replicates: number,
  jobs: number,
): Promise<{ readonly wall: number; readonly cpu: number }> {
  const scenarios = ['no-ban.yaml', 'cart-ban.yaml'].map((name) =>
    scenarioOf(resolveText(shippedScenarios.get(name)!)),
  );
  const cases = Array.from({ length: replicates }, (_, i) =>
    scenarios.map((scenario) => ({ scenario, seed: SEED, replicate: i + 1 })),
  ).flat();
  const [from, used] = [performance.now(), process.cpuUsage()];
  for await (const outcome of localExecutor({ worker: WORKER, jobs })(cases))
    if ('failure' in outcome) throw new Error(outcome.failure.message);
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - from) / 1000, cpu: (user + system) / 1e6 };
}

/** Prints what replicates and threads cost: two scenarios of 157 weeks each, constants solved, a shared past run once. */
export async function studies({ quick }: { readonly quick: boolean }): Promise<void> {
  const table = new Table({
    head: ['replicates', 'threads', 'wall, s', 'CPU, s', 'CPU each, s'],
    colAligns: Array(5).fill('right') as 'right'[],
    style: { head: [], border: [] },
  });
  for (const replicates of quick ? [2] : [2, 4, 8, 16]) {
    for (const jobs of [1, 2]) {
      const { wall, cpu } = await studyOf(replicates, jobs);
      table.push([replicates, jobs, wall.toFixed(1), cpu.toFixed(1), (cpu / replicates).toFixed(2)]);
    }
  }
  console.log(table.toString());
}

/** Prints how the cost of a week of the distribution grows with the agents of the supply side. */
export function scaling({ quick }: { readonly quick: boolean }): void {
  const most = quick ? 10_000 : 1_000_000;
  for (let i = 0; i < 12; i++) weekOf({ merchants: 1500, anchors: 900 });
  const print = (
    of: 'merchants' | 'anchors',
    counts: readonly number[],
    other: Partial<Scenario['run']>,
  ): void => {
    const table = new Table({
      head: [of, 'start, s', 'ms/week', 'µs each', 'slope'],
      colAligns: Array(5).fill('right') as 'right'[],
      style: { head: [], border: [] },
    });
    let before: readonly [number, number] | null = null;
    for (const count of counts.filter((n) => n <= most)) {
      const { start, week } = weekOf({ ...other, [of]: count });
      const each = ((1000 * week) / count).toFixed(2);
      const now = [count, week] as const;
      const steepness = before ? slope(before, now).toFixed(2) : '';
      table.push([
        ...[count.toLocaleString('en'), (start / 1000).toFixed(1), week.toFixed(1), each, steepness],
      ]);
      before = now;
    }
    console.log(table.toString());
  };
  print('merchants', [1500, 10_000, 100_000, 1_000_000], { anchors: 900 });
  print('anchors', [900, 10_000, 100_000], { merchants: 1500 });
}
