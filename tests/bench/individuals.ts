import { fileURLToPath } from 'node:url';
import { deriveKeys, threefry4x32 } from '../../src/base/random.ts';
import { agentsLoop } from '../../src/engine/kernels/agents.ts';
import { Desk, OUTCOMES, type ShardJob } from '../../src/engine/kernels/desks.ts';
import { tableKernel } from '../../src/engine/kernels/tableKernel.ts';
import type { Kernel } from '../../src/engine/index.ts';
import { ConsumerRules, consumersChoose, week as weekOrder, type Market } from '../../src/model/index.ts';
import { withCrew } from '../../src/runs/crew.ts';
import { constantsOf2019, historyWith, wholeMarket } from '../engine/market.ts';
import { limitOf, type Limit, type Said } from './limit.ts';
import { median, tableOf } from './tables.ts';
import { compareOrders, turtlesOf } from './turtles.ts';
import { objectLoop } from './yardstick.ts';

const SEED = 7;
const MANY = 1_000_000;
const FEW = 100_000;
/** Weeks of one measurement. */
const WEEKS = 5;
const key = deriveKeys(SEED, 0).consumers;

/** The market of the first week before consumers choose, three in ten of them content shoppers. */
export function consumersMarket(): Market {
  const scenario = historyWith({ weeks: 1, engine: 'distribution' }, { 'adopt.initial': 0.3 });
  const { market, inputs } = wholeMarket(scenario, SEED);
  const constants = constantsOf2019(scenario);
  market.slotConstant.set(constants.slots);
  market.routeConstant.set(constants.routes);
  market.inputs = inputs[0]!;
  for (const step of weekOrder) {
    if (step === consumersChoose) break;
    step.run(market);
  }
  return market;
}

/** Processor time of some work, nanoseconds. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return 1000 * (user + system);
}

/** A kernel by tables whose memory another program may be given a copy of. */
function openKernel(market: Market): { kernel: Kernel; rules: ConsumerRules; job: ShardJob } {
  const rules = new ConsumerRules(market);
  let job: ShardJob | null = null;
  const kernel = tableKernel(rules, MANY, key, { helpers: 1, hire: (lent) => (job = lent) });
  if (!kernel || !job) throw new Error('this host has no WebAssembly with vectors');
  kernel.week(0);
  // the copy needs the tables of all whom later weeks may bring
  const everybody = new Uint8Array(rules.tables.codes);
  for (let state = 0; state < rules.states; state++) everybody[rules.tables.codeOf(state)] = 1;
  for (let k = 0; k < rules.classes; k++) rules.tables.prepare(k, everybody);
  return { kernel, rules, job };
}

/** Whether the program drew in its last week what the kernel did. */
function agrees(said: Said, { module, memory }: ShardJob, rules: ConsumerRules): boolean {
  const viewed = new Float64Array(said.viewed.length);
  const found = new Float64Array(said.found.length);
  new Desk({ module, memory, desk: 0 }).addCounts(viewed, found);
  // what nobody viewed is counted by nobody
  return (
    said.active === rules.active &&
    viewed.length === OUTCOMES * rules.tables.outcomes &&
    viewed.every((n, i) => n === said.viewed[i]) &&
    found.every((n, i) => n === said.found[i])
  );
}

interface Contender {
  readonly name: string;
  readonly bytes: string;
  /** Nanoseconds for one consumer’s week. */
  measure(): number;
}

/** One consumer’s week in each form, on one market whose table stands still, all in turn; `folder` is that of this file. */
export async function individualTable(rounds: number, folder: URL): Promise<void> {
  const market = consumersMarket();
  const { kernel, rules, job } = openKernel(market);
  const limit = limitOf(fileURLToPath(new URL('week.cpp', folder)), job.memory, MANY);
  const loop = agentsLoop(new ConsumerRules(market), FEW, key);
  const objects = objectLoop(market, FEW, key);
  const turtles = await turtlesOf(new URL('agentscript/', folder), market, FEW, key);
  if (typeof turtles !== 'string') compareOrders(turtles, objects, WEEKS);
  const words = new Uint32Array(4);
  let week = 1;
  let sink = 0;
  const inWeeks = (n: number, work: () => void): number =>
    spent(() => {
      for (let w = 0; w < WEEKS; w++) {
        work();
        week++;
      }
    }) /
    (n * WEEKS);
  let first: number;
  const contenders: Contender[] = [
    {
      ...{ name: 'kernel in WebAssembly, its tables made each week', bytes: '1' },
      measure() {
        first = week;
        return inWeeks(MANY, () => kernel.week(week));
      },
    },
    ...(typeof limit === 'string' ? [] : [inCpp(limit, () => first, job, rules)]),
    {
      ...{ name: 'plain loop in TypeScript', bytes: '1' },
      measure: () => inWeeks(FEW, () => loop.week(week)),
    },
    {
      ...{ name: 'objects and text keys, simplified', bytes: '> 200' },
      measure: () => inWeeks(FEW, () => (sink += objects(week))),
    },
    ...(typeof turtles === 'string'
      ? []
      : [
          {
            ...{ name: `turtles of AgentScript ${turtles.version}, simplified`, bytes: '> 200' },
            measure: () => inWeeks(FEW, () => (sink += turtles.live(week))),
          },
        ]),
    {
      ...{ name: 'the draws of the plain loop alone', bytes: '0' },
      measure: () =>
        inWeeks(FEW, () => {
          for (let i = 0; i < FEW; i++) threefry4x32(key, i, week, 1, 0, words);
          sink += words[0];
        }),
    },
  ];
  for (const contender of contenders) contender.measure();
  const all = Array.from({ length: rounds }, () => contenders.map((c) => c.measure()));
  const table = tableOf(['a week of one consumer', 'ns', 'million/s', 'bytes each', 'time of the kernel’s']);
  contenders.forEach(({ name, bytes }, c) => {
    const ns = median(all.map((round) => round[c]));
    const ratio = median(all.map((round) => round[c] / round[0]));
    table.push([name, ns.toFixed(1), (1000 / ns).toFixed(1), bytes, `× ${ratio.toFixed(2)}`]);
  });
  console.log(table.toString());
  if (typeof limit === 'string') console.log(`No loop in C++: ${limit}.`);
  else limit.close();
  if (typeof turtles === 'string') console.log(`No turtles of AgentScript: ${turtles}.`);
  console.log(roofline(rounds) + (sink === 0 ? ' Nobody bought.' : ''));
}

function inCpp(limit: Limit, first: () => number, job: ShardJob, rules: ConsumerRules): Contender {
  let checked = false;
  return {
    ...{ name: `tuned loop, ${limit.compiler}, tables given`, bytes: '1' },
    measure() {
      const said = limit.run(first(), WEEKS);
      // the image is of the kernel before its first measured week
      if (!checked && !agrees(said, job, rules)) throw new Error('the loop in C++ counts other orders');
      checked = true;
      return said.ns / (MANY * WEEKS);
    },
  };
}

/** What the memory would allow: a byte read and a byte written for each consumer. */
function roofline(rounds: number): string {
  const size = 200_000_000;
  const codes = new Uint8Array(size);
  const ns = median(Array.from({ length: rounds }, () => spent(() => void codes.fill(1).copyWithin(0, 1))));
  // fill writes, copyWithin reads and writes
  const perSecond = (3 * size) / ns;
  return `Memory moves ${perSecond.toFixed(1)} GB/s here, which would do for ${Math.round((1000 * perSecond) / 2).toLocaleString('en')} million consumers a second at two bytes: the week is bound by arithmetic.`;
}

/** Milliseconds a week by population, and how steeply cost grows with it. */
export function scalingTable(rounds: number, most: number): void {
  const market = consumersMarket();
  const table = tableOf(['consumers', 'by', 'ms/week', 'ns each']);
  const points: [number, number][] = [];
  for (let n = 1000; n <= most; n *= 10) {
    const forms = {
      ...(n <= 1e6 ? { loop: agentsLoop(new ConsumerRules(market), n, key) } : {}),
      tables: tableKernel(new ConsumerRules(market), n, key, null)!,
    };
    const times = Object.entries(forms).map(([name, kernel]) => {
      const weeks = Math.max(1, Math.min(40, 2e6 / n));
      let week = 0;
      const work = (): void => {
        for (let w = 0; w < weeks; w++) kernel.week(week++);
      };
      work();
      return { name, ms: median(Array.from({ length: rounds }, () => spent(work))) / weeks / 1e6 };
    });
    for (const { name, ms } of times) {
      table.push([n.toLocaleString('en'), name, ms.toFixed(3), ((1e6 * ms) / n).toFixed(1)]);
    }
    if (n >= 1e5) points.push([Math.log(n), Math.log(times.at(-1)!.ms)]);
  }
  console.log(table.toString());
  const mean = (i: 0 | 1): number => points.reduce((a, p) => a + p[i], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    points.reduce((a, p) => a + (p[0] - x) * (p[1] - y), 0) / points.reduce((a, p) => a + (p[0] - x) ** 2, 0);
  console.log(`Slope of log time over log consumers from 100,000 on: ${slope.toFixed(3)}`);
}

/** One thread against two, in turn: wall time, and processor time, which other work on the machine does not stretch. */
export function threadTable(rounds: number, shard: string): void {
  const market = consumersMarket();
  const population = 4_000_000;
  const weeks = (helpers: number): { wall: number; cpu: number } =>
    withCrew(helpers > 0 ? { helpers, shard } : undefined, (crew) => {
      const kernel = tableKernel(new ConsumerRules(market), population, key, crew)!;
      let week = 0;
      for (; week < 5; week++) kernel.week(week);
      const began = performance.now();
      const cpu = spent(() => {
        for (; week < 25; week++) kernel.week(week);
      });
      return { wall: (performance.now() - began) / 20, cpu: cpu / 2e7 };
    });
  const pairs = Array.from({ length: rounds }, () => [weeks(0), weeks(1)] as const);
  const table = tableOf([`${population.toLocaleString('en')} consumers`, 'ms/week', 'processor ms/week']);
  for (const [i, name] of ['one thread', 'two threads'].entries()) {
    table.push([
      name,
      median(pairs.map((p) => p[i].wall)).toFixed(1),
      median(pairs.map((p) => p[i].cpu)).toFixed(1),
    ]);
  }
  console.log(table.toString());
  const faster = pairs.map(([one, two]) => one.wall / two.wall);
  const dearer = median(pairs.map(([one, two]) => two.cpu / one.cpu));
  console.log(
    `Two threads are × ${median(faster).toFixed(2)} as fast (best pair × ${Math.max(...faster).toFixed(2)}) for × ${dearer.toFixed(2)} the processor time.`,
  );
}
