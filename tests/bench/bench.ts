import { existsSync } from 'node:fs';
import { deriveKeys } from '../../src/base/random.ts';
import { compile, frameOf } from '../../src/compile/index.ts';

import { run } from '../../src/engine/index.ts';
import { consumersChoose, week as weekOrder, type Sizes } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { constantsOf2019, historyWith } from '../engine/market.ts';
import { individualTable, scalingTable, threadTable } from './individuals.ts';
import { median, tableOf } from './tables.ts';

import { studyTable, supplyTables } from './supply.ts';

export { gate } from './gate.ts';

const SEED = 7;
/** Weeks of the timed runs: enough for stores to open and anchors to move. */
const WEEKS = 40;

/** Which agents a step goes through, and so by what its cost is divided. */
const goesThrough: Readonly<Record<string, 'anchors' | 'merchants' | 'rows'>> = {
  complyOrIdle: 'anchors',
  reviseAnchors: 'anchors',
  shareExposure: 'anchors',
  creditAnchors: 'anchors',
  stockShelves: 'merchants',
  creditStores: 'merchants',
  inspectStores: 'merchants',
  reviewStores: 'merchants',
  learnFromWeek: 'merchants',
  weighChoices: 'rows',
  consumersChoose: 'rows',
};

/** Milliseconds of one call. */
function clock(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Median milliseconds over rounds, after one that does not count. */
function measure(rounds: number, work: () => void): number {
  work();
  return median(Array.from({ length: rounds }, () => clock(work)));
}

/** Milliseconds a week of each step in one run, `measure` and the inputs of the week beside them. */
function timeSteps(scenario: Scenario): Map<string, number> {
  const plan = compile(scenario, constantsOf2019(scenario));
  const simulation = plan.start(deriveKeys(SEED, 0));
  const row = new Float64Array(plan.columns.length);
  const spent = new Map<string, number>();
  const add = (name: string, work: () => void): void =>
    void spent.set(name, (spent.get(name) ?? 0) + clock(work) / (WEEKS - 1));
  for (let week = 0; week < WEEKS; week++) {
    simulation.beginWeek(week);
    // the burn-in of consumers makes week 0 unlike all others
    for (const step of simulation.steps)
      if (week > 0) add(step.name, () => step.run());
      else step.run();
    if (week > 0) add('(measure)', () => simulation.measure(row));
  }
  return spent;
}

function stepTable(scenario: Scenario, rounds: number): number {
  timeSteps(scenario);
  const all = Array.from({ length: rounds }, () => timeSteps(scenario));
  const names = [...weekOrder.map((s) => (s === consumersChoose ? s : s.name)), '(measure)'];
  const cost = new Map(names.map((name) => [name, median(all.map((of) => of.get(name)!))]));
  const total = [...cost.values()].reduce((a, b) => a + b, 0);
  const { sizes } = frameOf(scenario);
  const table = tableOf(['step', 'ms/week', 'share', 'ns each']);
  for (const [name, ms] of cost) {
    table.push([name, ms.toFixed(3), `${((100 * ms) / total).toFixed(1)} %`, perAgent(name, ms, sizes)]);
  }
  table.push(['sum', total.toFixed(3), '100 %', '']);
  console.log(table.toString());
  return total;
}

function perAgent(name: string, ms: number, sizes: Sizes): string {
  const through = goesThrough[name];
  if (!through) return '';
  const preferences = (sizes.platforms + 1) << sizes.platforms;
  const count = through === 'rows' ? sizes.classes * preferences : sizes[through];
  const noun = { anchors: 'anchor', merchants: 'merchant', rows: 'row' }[through];
  return `${((1e6 * ms) / count).toFixed(0)} per ${noun}-week`;
}

/** A whole run by each engine, seconds; of the distribution also that of a study, and of a preview. */
function runTable(scenario: Scenario, rounds: number): void {
  const table = tableOf(['a run', 'consumers', 'weeks', 's']);
  for (const [engine, population, weeks] of [
    ['distribution', 1, 157],
    ['distribution', 1, 60],
    ['distribution', 1, WEEKS],
    ['counts', 200_000, WEEKS],
    ['counts', 710_000_000, WEEKS],
    ['agents', 10_000, WEEKS],
    ['counts', 100_000, WEEKS],
    ['agents', 100_000, WEEKS],
    ['agents', 200_000, WEEKS],
    ['agents', 1_000_000, WEEKS],
  ] as const) {
    const timed = { ...scenario, run: { ...scenario.run, engine, population, weeks } };
    const plan = compile(timed, constantsOf2019(timed));
    const ms = measure(Math.min(rounds, 3), () => void run(plan, SEED, 0));
    table.push([
      engine,
      engine === 'distribution' ? '∞' : population.toLocaleString('en'),
      weeks,
      (ms / 1000).toFixed(2),
    ]);
  }
  console.log(table.toString());
}

/** What is measured: everything, or individual consumers alone; `folder` is that of this file, `dist` the build’s. */
export interface BenchOptions {
  readonly rounds: number;
  readonly only: string | undefined;
  readonly most: number;
  readonly folder: URL;
  readonly dist: URL;
}

/** Prints what a week and a run cost, at the default sizes. Seeded; medians of rounds after a warm-up. */
export async function bench({ rounds, only, most, folder, dist }: BenchOptions): Promise<void> {
  const scenario = historyWith({ weeks: WEEKS, engine: 'distribution' });
  const parts: Record<string, () => void | Promise<void>> = {
    steps() {
      const { merchants, anchors } = scenario.run;
      console.log(
        `A week of the distribution: ${merchants} merchants, ${anchors} anchors, median of ${rounds} runs\n`,
      );
      const week = stepTable(scenario, rounds);
      console.log(`157 weeks at this rate: ${((157 * week) / 1000).toFixed(2)} s`);
    },
    supply: () => supplyTables(rounds < 7 ? 10_000 : 1_000_000),
    individuals: () => individualTable(rounds, folder),
    scaling: () => scalingTable(Math.min(rounds, 3), most),
    threads() {
      const shard = new URL('shard.js', dist);
      if (existsSync(shard)) threadTable(rounds, shard.href);
      else console.log('Two threads are not measured: npm run build makes dist/shard.js.');
    },
    runs: () => runTable(scenario, rounds),
    studies: () => studyTable(new URL('worker.js', dist), rounds < 7 ? [2] : [2, 4, 8, 16]),
  };
  if (only !== undefined && !Object.hasOwn(parts, only)) {
    console.error(`no part is called ${only}; the parts are ${Object.keys(parts).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  for (const [name, part] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue;
    await part();
    console.log('');
  }
}
