import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/base/problem.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { compile, estimateBytes } from '../../src/compile/index.ts';
import { bytesOf } from '../../src/compile/layout.ts';
import { withReplay } from '../../src/compile/simulate.ts';
import type { EngineName, RunSettings, Scenario } from '../../src/scenario/scenario.ts';
import { fifthPlatform, historyWith, roughConstants } from '../engine/market.ts';

const of = (run: Partial<RunSettings>, parts: Partial<Scenario> = {}): Scenario =>
  historyWith({ weeks: 8, merchants: 60, anchors: 40, engine: 'distribution', ...run }, {}, parts);
const begin = (scenario: Scenario) => {
  const plan = compile(scenario, roughConstants(scenario));
  return { plan, simulation: plan.start(deriveKeys(7, 0)) };
};
/** Bytes of all typed arrays in a value and in what it holds. */
function arraysIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + arraysIn(part), 0);
}
const people = (scenario: Scenario): number => arraysIn(begin(scenario).simulation.kernel.save());

/** The estimate of one scenario beyond that of another, and what it should be: within a third. */
function expectAbout(estimated: number, held: number): void {
  expect(estimated).toBeGreaterThan((2 / 3) * held);
  expect(estimated).toBeLessThan((4 / 3) * held);
}

describe('the bytes of a run', () => {
  test('of its columns are those that are allocated', () => {
    const { plan, simulation } = begin(of({}));
    const { frame, choice, inputs, ...columns } = simulation.market;
    expect([frame, choice, inputs].every((part) => typeof part === 'object')).toBe(true);
    const bytes = bytesOf(plan.frame.sizes);
    expect(bytes).toBe(simulation.market.open.buffer.byteLength);
    // each begins at a multiple of eight
    expect(bytes).toBeGreaterThanOrEqual(arraysIn(columns));
    expect(bytes - arraysIn(columns)).toBeLessThan(8 * Object.keys(columns).length);
  });

  test.each<[string, readonly Scenario['platforms'][number][]]>([
    ['one byte', []],
    ['two where there are more than 256 states', [{ ...fifthPlatform, initialHabit: 0 }]],
  ])('of an individual are %s', (_, more) => {
    const { platforms } = of({});
    const crowd = (population: number): Scenario =>
      of({ engine: 'agents', population }, { platforms: [...platforms, ...more] });
    const [few, many] = [crowd(1000), crowd(4000)];
    expect(estimateBytes(many) - estimateBytes(few)).toBe(people(many) - people(few));
  });

  test('of counts and masses of consumers do not hang on their number, and hold both weeks of them', () => {
    for (const engine of ['counts', 'distribution'] as EngineName[]) {
      const [usual, crowd] = [of({ engine, population: 10 }), of({ engine, population: 1e9 })];
      expect(estimateBytes(crowd)).toBe(estimateBytes(usual));
    }
    // individuals who are one remain one byte, and no past is kept of them
    const one = of({ engine: 'agents', population: 1, weeks: 7 });
    const mass = of({ weeks: 7 });
    expect(estimateBytes(mass) - estimateBytes(one)).toBe(2 * people(mass) - people(one));
  });

  test('of a week more are its inputs and its figures', () => {
    const [short, long] = [of({ weeks: 1000, engine: 'agents' }), of({ weeks: 2000, engine: 'agents' })];
    const week = (scenario: Scenario): number => {
      const { plan } = begin(scenario);
      return arraysIn(plan.inputs) / plan.weeks + 8 * plan.columns.length;
    };
    expectAbout(estimateBytes(long) - estimateBytes(short), 1000 * week(short));
  });

  test('of a merchant more are its columns, one half again for every past of two runs', () => {
    const bytes = (merchants: number, weeks: number, engine: EngineName): number =>
      estimateBytes(of({ merchants, weeks, engine }));
    const column = (merchants: number): number => bytesOf(begin(of({ merchants })).plan.frame.sizes);
    const columns = column(900) - column(100);
    for (const [weeks, pasts] of [
      [7, 0],
      [8, 2],
      [17, 4],
    ]) {
      expect(bytes(900, weeks, 'distribution') - bytes(100, weeks, 'distribution')).toBe(
        columns * (2 + pasts / 2),
      );
      expect(bytes(900, weeks, 'agents') - bytes(100, weeks, 'agents')).toBe(columns * 2);
    }
    // what a past holds is about half of the columns
    const { simulation } = begin(of({ merchants: 2000 }));
    const past = simulation.save() as { readonly columns: ArrayBufferView };
    expectAbout(column(2000) / 2, past.columns.byteLength);
  });

  test('of a table of choices are those of the market', () => {
    const scenario = of({ weeks: 1, engine: 'agents', population: 0, merchants: 1, anchors: 1 });
    const { simulation, plan } = begin(of({ weeks: 1, merchants: 1, anchors: 1 }));
    const rest = 2 * bytesOf(plan.frame.sizes) + arraysIn(plan.inputs) + 8 * plan.columns.length;
    expectAbout(estimateBytes(scenario), rest + arraysIn(simulation.market.choice));
  });
});

describe('a run that breaks', () => {
  const scenario = { ...of({}), name: 'broken' };
  const breaking = (error: unknown) => () =>
    withReplay(scenario, 5, 2, () => {
      throw error;
    });

  test('hands over the command that shows its fault again, up to its week', () => {
    const fault = new Fault('a fen too many', scenario.run.from + 14);
    expect(breaking(fault)).toThrow(
      expect.objectContaining({
        name: 'Fault',
        finding: 'a fen too many',
        message:
          'a fen too many. Replay: cartban run scenarios/broken.yaml --seed 5 --replicates 2 --until 2019-01-20 --jobs 1',
      }),
    );
  });

  test('passes on what is no fault as it is', () => {
    const error = new RangeError('out of memory');
    expect(breaking(error)).toThrow(error);
  });

  test('is its results where nothing breaks', () => {
    const results = { weeks: 3 } as never;
    expect(withReplay(scenario, 5, 2, () => results)).toBe(results);
  });
});
