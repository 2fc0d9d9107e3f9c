import Table from 'cli-table3';
import { deriveKeys, threefry4x32 } from '../../src/base/random.ts';
import { compile, frameOf } from '../../src/compile/index.ts';

import { agentsKernel, distributionKernel, run } from '../../src/engine/index.ts';
import { ConsumerRules, consumersChoose, week as weekOrder, type Sizes } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { constantsOf2019, historyWith, wholeMarket } from '../engine/market.ts';
import { objectLoop } from './yardstick.ts';

export { gate } from './gate.ts';
export { scaling, studies } from './scaling.ts';

const SEED = 7;
/** Weeks of the timed runs: enough for stores to open and anchors to move. */
const WEEKS = 40;
const CONSUMERS = 100_000;

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

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A plain table, its first column words and the rest figures. */
function tableOf(head: string[]): InstanceType<typeof Table> {
  const noLine = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
  const colAligns = head.map((_, i) => (i === 0 ? 'left' : 'right'));
  return new Table({ head, colAligns, chars: noLine, style: { head: [], border: [] } });
}

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

/** Nanoseconds for one consumer’s week in each form, in one market whose table stands still. */
function consumerTable(scenario: Scenario, rounds: number): void {
  const { market, inputs } = wholeMarket(scenario, SEED);
  const constants = constantsOf2019(scenario);
  market.slotConstant.set(constants.slots);
  market.routeConstant.set(constants.routes);
  market.inputs = inputs[0]!;
  for (const step of weekOrder) {
    if (step === consumersChoose) break;
    step.run(market);
  }
  const key = deriveKeys(SEED, 0).consumers;
  const kernel = agentsKernel(new ConsumerRules(market), CONSUMERS, key);
  const loop = objectLoop(market, CONSUMERS, key);
  const limit = distributionKernel(new ConsumerRules(market));
  const words = new Uint32Array(4);
  let week = 0;
  let sink = 0;
  const each = (work: () => void): number => (1e6 * measure(rounds, work)) / CONSUMERS;
  const agents = each(() => kernel.week(week++));
  const objects = each(() => (sink += loop(week++)));
  const draws = each(() => {
    for (let i = 0; i < CONSUMERS; i++) threefry4x32(key, i, week, 1, 0, words);
    sink += words[0];
  });
  const flow = measure(rounds, () => limit.week(week++));
  const table = tableOf(['a week of one consumer', 'ns', 'against the kernel']);
  const line = (name: string, ns: number): void =>
    void table.push([name, ns.toFixed(0), `× ${(ns / agents).toFixed(2)}`]);
  line('agents kernel', agents);
  line('its draws alone (one Threefry call)', draws);
  line('plain objects and text keys, simplified', objects);
  console.log(table.toString());
  console.log(
    `The distribution’s week costs as much as ${Math.round((1e6 * flow) / agents).toLocaleString('en')} agents’ weeks.` +
      (sink === 0 ? ' Nobody bought.' : ''),
  );
}

/** A whole run by each engine, seconds. */
function runTable(scenario: Scenario, rounds: number): void {
  const table = tableOf(['a run', 'consumers', 'weeks', 's']);
  for (const [engine, population] of [
    ['distribution', 1],
    ['counts', 200_000],
    ['counts', 710_000_000],
    ['agents', 10_000],
    ['agents', 200_000],
  ] as const) {
    const timed = { ...scenario, run: { ...scenario.run, engine, population } };
    const plan = compile(timed, constantsOf2019(timed));
    const ms = measure(Math.min(rounds, 3), () => void run(plan, SEED, 0));
    table.push([
      engine,
      engine === 'distribution' ? '∞' : population.toLocaleString('en'),
      WEEKS,
      (ms / 1000).toFixed(2),
    ]);
  }
  console.log(table.toString());
}

/** Prints what a week and a run cost, at the default sizes. Seeded; medians of rounds after a warm-up. */
export function bench({ rounds }: { readonly rounds: number }): void {
  const scenario = historyWith({ weeks: WEEKS, engine: 'distribution' });
  const { merchants, anchors } = scenario.run;
  console.log(
    `A week of the distribution: ${merchants} merchants, ${anchors} anchors, median of ${rounds} runs\n`,
  );
  const week = stepTable(scenario, rounds);
  console.log(`157 weeks at this rate: ${((157 * week) / 1000).toFixed(2)} s\n`);
  consumerTable(scenario, rounds);
  console.log('');
  runTable(scenario, rounds);
}
