import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { Fault } from '../../src/base/problem.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { Guard } from '../../src/compile/guard.ts';
import { writtenByConsumers } from '../../src/compile/layout.ts';
import {
  agentsKernel,
  countsKernel,
  distributionKernel,
  type Kernel,
  type KernelState,
} from '../../src/engine/index.ts';
import {
  columns,
  ConsumerRules,
  consumersChoose,
  tableParts,
  week as weekOrder,
  type ColumnName,
  type Market,
  type Mechanism,
} from '../../src/model/index.ts';
import { tieLaws } from '../../src/model/laws/index.ts';
import { wholeMarket } from '../engine/market.ts';
import { inject, injections, type Injection } from '../faults/injecting.ts';
import { busyScenario } from '../model/busy.ts';

type Steps = Mechanism | typeof consumersChoose;
const nameOf = (step: Steps): string => (step === consumersChoose ? step : step.name);
const writesOf = (step: Steps): readonly ColumnName[] =>
  step === consumersChoose ? writtenByConsumers : step.writes;

const scenario = busyScenario({ weeks: 7 });
const { keysOf, kernels } = {
  keysOf: deriveKeys(7, 0).consumers,
  kernels: {
    distribution: (rules: ConsumerRules): Kernel => distributionKernel(rules),
    counts: (rules: ConsumerRules): Kernel => countsKernel(rules, 500, keysOf),
    agents: (rules: ConsumerRules): Kernel => agentsKernel(rules, 500, keysOf),
  },
};

/** Goes through weeks in which everything happens and looks at every step as it ends, guarded. */
function walk(
  kind: keyof typeof kernels,
  weeks: number,
  look: (step: Steps, m: Market, guard: Guard, kernel: Kernel) => void,
): void {
  const { market: m, inputs } = wholeMarket(scenario);
  const kernel = kernels[kind](new ConsumerRules(m));
  const guard = new Guard(m, kernel, scenario.run.from);
  for (let w = 0; w < weeks; w++) {
    m.week = w;
    m.inputs = inputs[w];
    m.personsPerConsumer = m.inputs.spenders / kernel.size;
    guard.beginWeek();
    for (const step of weekOrder) {
      guard.watch(step, () => (step === consumersChoose ? kernel.week(w) : step.run(m))).run();
      look(step, m, guard, kernel);
    }
  }
}

/** What the guard says of a market after a step, null for nothing. */
function said(guard: Guard, step: Steps): Fault | null {
  try {
    guard.watch(step, () => undefined).run();
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    return error as Fault;
  }
}

/** All slots of a short column, some of a long one: at its ends and in between. */
const slotsOf = (length: number): number[] =>
  length <= 30
    ? [...Array(length).keys()]
    : Array.from({ length: 24 }, (_, i) => Math.floor((i * (length - 1)) / 23));

/** An injection that the guard does not see, or does not place, and null for one that it does. */
function missed(m: Market, guard: Guard, step: Steps, injection: Injection, at: number): string | null {
  const was = m[injection.column][at];
  if (!inject(m, injection, at)) return null;
  const message = said(guard, step)?.message ?? 'nothing';
  m[injection.column][at] = was;
  const monday = formatDay(scenario.run.from + 7 * m.week);
  const named = [`week ${m.week} (Monday ${monday})`, ` after ${nameOf(step)}: `, injection.column];
  return named.every((part) => message.includes(part))
    ? null
    : `${nameOf(step)}: ${injection.column} ${at} of ${was} ${injection.fault}, said: ${message}`;
}

describe('the guard', () => {
  test('sees every number that is not finite, fen too many or few and agent astray after every step that writes it', () => {
    const all: (string | null)[] = [];
    walk('distribution', 7, (step, m, guard) => {
      if (m.week % 3 > 0) return;
      for (const injection of injections({ writes: writesOf(step) })) {
        for (const at of slotsOf(m[injection.column].length)) all.push(missed(m, guard, step, injection, at));
      }
    });
    expect(all.length).toBeGreaterThan(20_000);
    expect(all.filter((x) => x !== null)).toEqual([]);
  });

  test('has a law for every column of fen and of agents, and every law has something to be checked after', () => {
    const tied = new Set(tieLaws.flatMap((law) => law.ties));
    const names = (Object.keys(columns) as ColumnName[]).filter((name) => columns[name].kind !== 'number');
    expect(names.filter((name) => !tied.has(name))).toEqual([]);
    const written = new Set(weekOrder.flatMap(writesOf));
    expect(tieLaws.filter((law) => !law.ties.every((name) => written.has(name)))).toEqual([]);
  });

  test('sees what is not finite in the choice table', () => {
    walk('distribution', 2, (step, m, guard) => {
      if (nameOf(step) !== 'weighChoices') return;
      for (const part of tableParts) {
        for (const value of [NaN, Infinity, -Infinity]) {
          const at = Math.floor(m.choice[part].length / 2);
          const was = m.choice[part][at];
          m.choice[part][at] = value;
          expect(said(guard, step)?.message).toContain(`${part} ${at} of the choice table is ${value}`);
          m.choice[part][at] = was;
        }
      }
    });
  });

  test.each(['distribution', 'counts', 'agents'] as const)('sees a consumer lost among %s', (kind) => {
    walk(kind, 3, (step, m, guard, kernel) => {
      if (step !== consumersChoose) return;
      for (let at = 0; at < kernel.save().length; at += 7) {
        const state = kernel.save();
        const was = state.slice();
        state[at] = withoutOne(state, at, kind === 'distribution' ? 1 / m.personsPerConsumer : 1);
        kernel.restore(state);
        expect(said(guard, step)?.message).toMatch(
          /^consumersAreKept broke in week \d+ .* after consumersChoose: /,
        );
        kernel.restore(was);
      }
    });
  });

  test('lets a fault that names its week be, and gives its own to one that does not', () => {
    const { market: m } = wholeMarket(scenario);
    const guard = new Guard(m, kernels.distribution(new ConsumerRules(m)), scenario.run.from);
    const thrown = (error: Fault): unknown => {
      try {
        guard
          .watch(weekOrder[0], () => {
            throw error;
          })
          .run();
      } catch (caught) {
        return caught;
      }
      return null;
    };
    const placed = new Fault('a fen too many', 18_000);
    expect(thrown(placed)).toBe(placed);
    expect(thrown(new Fault('a fen too many'))).toMatchObject({
      message: 'setPolicy failed in week 0 (Monday 2020-02-03): a fen too many',
      week: scenario.run.from,
    });
  });

  test('turns whatever a step throws into a fault with week and step, and keeps its cause', () => {
    const { market: m } = wholeMarket(scenario);
    const guard = new Guard(m, kernels.distribution(new ConsumerRules(m)), scenario.run.from);
    const cause = new TypeError('cannot read of undefined');
    const step = guard.watch(weekOrder[0], () => {
      throw cause;
    });
    expect(() => step.run()).toThrow(
      expect.objectContaining({
        name: 'Fault',
        message: 'setPolicy failed in week 0 (Monday 2020-02-03): cannot read of undefined',
        cause,
      }),
    );
  });
});

/** One consumer less: of numbers one less, of individuals one who is nowhere. */
const withoutOne = (state: KernelState, at: number, one: number): number =>
  state instanceof Float64Array ? state[at] - one : 255;
