import { deriveKeys } from '../../src/base/random.ts';
import { compile } from '../../src/compile/index.ts';
import { consumersChoose, week as weekOrder } from '../../src/model/index.ts';
import { constantsOf2019, historyWith, wholeMarket } from '../engine/market.ts';
import { median } from './tables.ts';
import { objectLoop } from './yardstick.ts';
import pinned from './gate.json' with { type: 'json' };

const SEED = 7;
const ROUNDS = 9;
const WEEKS = 20;
const CONSUMERS = 20_000;
/** A ratio may be worse by this factor before the gate shuts: ratios of a busy machine move by a tenth. */
const ROOM = 1.4;

/** Processor time of some work, which other jobs of the machine lengthen less than they do the clock’s. */
const clock = (work: () => void): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
};

/** What is timed, each against the plain object loop next to it. */
function works(): { readonly yardstick: () => void; readonly timed: Readonly<Record<string, () => void>> } {
  const settings = { weeks: WEEKS, engine: 'distribution' } as const;
  const scenario = historyWith(settings);
  const constants = constantsOf2019(scenario);
  const { market, inputs } = wholeMarket(scenario, SEED);
  market.inputs = inputs[0];
  for (const step of weekOrder) {
    if (step === consumersChoose) break;
    step.run(market);
  }
  const loop = objectLoop(market, CONSUMERS, deriveKeys(SEED, 0).consumers);
  let week = 0;
  // a scenario of its own each time, as from thread to thread; the shared parts of these are those of one history
  const distribution = (): void => {
    const plan = compile(historyWith(settings), constants);
    const simulation = plan.start(deriveKeys(SEED, 0));
    const row = new Float64Array(plan.columns.length);
    for (let w = 0; w < WEEKS; w++) {
      simulation.beginWeek(w);
      for (const step of simulation.steps) step.run();
      simulation.measure(row);
    }
  };
  return { yardstick: () => void loop(week++), timed: { distribution } };
}

/**
 * Compares what a run costs against a loop over plain objects that is timed beside it, round by round, with the ratio that
 * `gate.json` pins; true if none is worse by more than the room. Wall-clock times of machines differ, their ratios less.
 */
export function gate(): boolean {
  const { yardstick, timed } = works();
  let open = true;
  for (const [name, work] of Object.entries(timed)) {
    // until all of it is compiled
    for (let i = 0; i < 4; i++) {
      work();
      yardstick();
    }
    const ratios = Array.from({ length: ROUNDS }, () => clock(work) / clock(yardstick));
    const now = median(ratios);
    const least = (pinned as Record<string, number>)[name];
    const worse = now > least * ROOM;
    console.log(
      `${name}: ${WEEKS} weeks cost ${now.toFixed(2)} times the yardstick, pinned at ${least}${worse ? `: more than ${ROOM} times that` : ''}`,
    );
    if (worse) open = false;
  }
  return open;
}
