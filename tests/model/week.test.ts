import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { week, type ColumnName, type Mechanism } from '../../src/model/index.ts';
import { consumersChoose } from '../../src/model/week.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { massScenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { busyScenario } from './busy.ts';
import { recording, type Access } from './recording.ts';
import { weeksOf } from './weeks.ts';

const mechanisms = week.filter((step): step is Mechanism => step !== consumersChoose);

const beyond = (touched: ReadonlySet<ColumnName>, declared: readonly ColumnName[]): ColumnName[] =>
  [...touched].filter((name) => !declared.includes(name)).sort();

/** What each mechanism did with columns over some weeks of random markets and of one in which everything happens. */
function observed(): Map<string, Access> {
  const all = new Map<string, Access>();
  const observe = (scenario: Scenario, weeks: number): void => {
    weeksOf(scenario, weeks, null, (mechanism, m) => {
      const { market, access } = recording(m);
      mechanism.run(market);
      const sum = all.get(mechanism.name) ?? { reads: new Set(), writes: new Set() };
      for (const name of access.reads) sum.reads.add(name);
      for (const name of access.writes) sum.writes.add(name);
      all.set(mechanism.name, sum);
    });
  };
  observe(busyScenario({ merchants: 80, anchors: 60 }), 10);
  fc.assert(
    fc.property(massScenarios, (scenario) => observe(scenario, 5)),
    examples(6),
  );
  return all;
}

describe('what a mechanism declares', () => {
  const seen = observed();

  test.each(mechanisms)('$name reads and writes no other columns than those', ({ name, reads, writes }) => {
    const access = seen.get(name)!;
    expect(beyond(access.reads, reads), 'read').toEqual([]);
    expect(beyond(access.writes, writes), 'written').toEqual([]);
  });

  test.each(mechanisms)('$name does read and write each of those', ({ name, reads, writes }) => {
    const access = seen.get(name)!;
    expect(
      reads.filter((column) => !access.reads.has(column)),
      'never read',
    ).toEqual([]);
    expect(
      writes.filter((column) => !access.writes.has(column)),
      'never written',
    ).toEqual([]);
  });

  test.each(mechanisms)('$name names no column twice', ({ reads, writes }) => {
    expect(new Set(reads).size).toBe(reads.length);
    expect(new Set(writes).size).toBe(writes.length);
  });
});

test('steps of the week have names of their own', () => {
  const names = mechanisms.map(({ name }) => name);
  expect(new Set([...names, consumersChoose]).size).toBe(week.length);
});
