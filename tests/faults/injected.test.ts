import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { Fault } from '../../src/base/problem.ts';
import { compile } from '../../src/compile/index.ts';
import { writtenByConsumers } from '../../src/compile/layout.ts';
import { withReplay } from '../../src/compile/simulate.ts';
import { run } from '../../src/engine/index.ts';
import {
  ConsumerRules,
  consumersChoose,
  tableParts,
  week as weekOrder,
  type Market,
} from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarios } from '../../src/check/scenarios.ts';
import { roughConstants } from '../engine/market.ts';
import { inject, injections } from './injecting.ts';

/** Spoils something of the market at the end of a step; whether there was anything to spoil. */
interface Spoiler {
  readonly step: string;
  /** A word of the message that says where. */
  readonly where: string;
  readonly fault: string;
  spoil(m: Market, at: number): boolean;
}

const inColumns: readonly Spoiler[] = weekOrder.flatMap((step) =>
  injections(
    step === consumersChoose ? { writes: writtenByConsumers.filter((c) => c !== 'adopters') } : step,
  ).map((injection): Spoiler => ({
    step: step === consumersChoose ? step : step.name,
    where: injection.column,
    fault: injection.fault,
    spoil: (m, at) => inject(m, injection, at),
  })),
);

const inTable: readonly Spoiler[] = tableParts.flatMap((part) =>
  [NaN, Infinity].map((value) => ({
    step: 'weighChoices',
    where: part,
    fault: `is ${value}`,
    spoil: (m: Market, at: number) => {
      m.choice[part][at % m.choice[part].length] = value;
      return true;
    },
  })),
);

/** Stands for a consumer who is nowhere after the week; the test takes one away where the engine keeps them. */
const aConsumer: Spoiler = {
  step: consumersChoose,
  where: 'consumersAreKept',
  fault: 'is lost',
  spoil: () => true,
};

const spoilers = {
  'not finite': [...inColumns.filter((s) => s.fault.startsWith('is ')), ...inTable],
  'a fen too many or too few': inColumns.filter((s) => s.fault.includes(' fen ')),
  'an agent astray': inColumns.filter((s) => s.fault.includes('astray')),
  'a consumer lost': [aConsumer],
};

/** Runs a scenario in which a step of one week ends with a spoiled slot: what is thrown, and whether anything was spoiled. */
function spoiledRun(
  scenario: Scenario,
  week: number,
  spoiler: Spoiler,
  at: number,
): { error: unknown; spoiled: boolean } {
  let market: Market | undefined;
  let spoiled = false;
  for (const step of weekOrder) {
    if (step === consumersChoose) continue;
    const own = step.run.bind(step);
    vi.spyOn(step, 'run').mockImplementation((m) => {
      own(m);
      market = m;
      if (step.name === spoiler.step && m.week === week) spoiled = spoiler.spoil(m, at);
    });
  }
  if (spoiler.step === consumersChoose) {
    atConsumers(
      scenario,
      week,
      (next) => {
        if (spoiler !== aConsumer) spoiled = spoiler.spoil(market!, at);
        else spoiled = true;
        if (spoiler === aConsumer && next)
          next[at % next.length] -= scenario.run.engine === 'counts' ? 1 : 1e-9;
      },
      spoiler === aConsumer,
    );
  }
  try {
    withReplay(scenario, scenario.run.seed, 3, () =>
      run(compile(scenario, roughConstants(scenario)), scenario.run.seed, 3),
    );
    return { error: null, spoiled };
  } catch (error) {
    return { error, spoiled };
  } finally {
    vi.restoreAllMocks();
  }
}

/** Calls back when the consumers of a week have chosen, with what becomes their state; of individuals one goes astray. */
function atConsumers(
  scenario: Scenario,
  week: number,
  then: (next?: Float64Array) => void,
  stray: boolean,
): void {
  /* eslint-disable @typescript-eslint/unbound-method -- bound again where they are called */
  const { flow, drawCounts, step } = ConsumerRules.prototype;
  /* eslint-enable @typescript-eslint/unbound-method */
  let weeks = 0;
  const ended = (rules: ConsumerRules, next?: Float64Array): void => {
    if (rules.adopting && weeks++ === week) then(next);
  };
  vi.spyOn(ConsumerRules.prototype, 'flow').mockImplementation(function (this: ConsumerRules, mass, next) {
    flow.call(this, mass, next);
    ended(this, next);
  });
  vi.spyOn(ConsumerRules.prototype, 'drawCounts').mockImplementation(function (this: ConsumerRules, ...args) {
    drawCounts.apply(this, args);
    ended(this, args[1]);
  });
  if (scenario.run.engine !== 'agents') return;
  let calls = 0;
  vi.spyOn(ConsumerRules.prototype, 'step').mockImplementation(function (this: ConsumerRules, ...args) {
    const state = step.apply(this, args);
    if (!this.adopting || ++calls % scenario.run.population > 0) return state;
    const isTheWeek = weeks === week;
    ended(this);
    return isTheWeek && stray ? 255 : state;
  });
}

const isLong = Boolean(process.env['CARTBAN_LONG']);
/** Of each kind; the long lane takes 500 in all. */
const EACH = isLong ? 125 : 20;

afterEach(() => vi.restoreAllMocks());

describe('a fault injected at the end of any step of any week', () => {
  test.each(Object.entries(spoilers))(
    'stops the run there and says where, and how to see it again: %s',
    (_, kind) => {
      let done = 0;
      fc.assert(
        fc.property(
          scenarios,
          fc.nat(),
          fc.nat({ max: kind.length - 1 }),
          fc.nat(),
          (scenario, w, which, at) => {
            const week = w % scenario.run.weeks;
            const spoiler = kind[which];
            const { error, spoiled } = spoiledRun(scenario, week, spoiler, at);
            fc.pre(spoiled);
            done++;
            expect(error).toBeInstanceOf(Fault);
            const { message, week: monday } = error as Fault;
            const day = scenario.run.from + 7 * week;
            expect(monday).toBe(day);
            expect(message).toContain(` in week ${week} (Monday ${formatDay(day)}) after ${spoiler.step}: `);
            expect(message).toContain(spoiler.where);
            expect(message).toContain(
              `. Replay: cartban run scenarios/random.yaml --seed ${scenario.run.seed} --replicates 3 --until ${formatDay(day + 6)} --jobs 1`,
            );
          },
        ),
        { numRuns: EACH, maxSkipsPerRun: 20, interruptAfterTimeLimit: isLong ? 3_600_000 : 50_000 },
      );
      if (isLong) expect(done).toBe(EACH);
      else expect(done).toBeGreaterThan(5);
    },
    isLong ? 3_600_000 : 60_000,
  );
});
