/**
 * The whole week told twice: by the engine in columns, by the oracle in objects and loops, written from
 * src/model/README.md. Whole numbers, states and choices must be equal, floating sums to 1e-12. The engine `counts`
 * draws other numbers than `agents`; its law is held to theirs in tests/engine/sameLaw.test.ts.
 */
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns, type ColumnName } from '../../src/model/columns.ts';
import { runSettings, scenarioWith } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { readModules } from '../importGraph.ts';
import { busyScenario } from '../model/busy.ts';
import { disagreements } from './against.ts';
import { fields } from './fields.ts';
import { stirredScenario } from './stirred.ts';

/** Scenarios of the engines whose every number the oracle can tell. */
const told = scenarioWith(
  runSettings.map((run) => ({ ...run, engine: run.engine === 'counts' ? 'agents' : run.engine })),
);

describe('the engine and the oracle tell the same', () => {
  test('weeks in which everything happens', () => {
    expect(disagreements(busyScenario())).toEqual([]);
  });

  test.each(['distribution', 'agents'] as const)('weeks in which no term vanishes, %s', (engine) => {
    expect(disagreements(stirredScenario({ engine, population: 800 }))).toEqual([]);
  });

  test('weeks of random scenarios', () => {
    fc.assert(
      fc.property(told, (scenario) => {
        expect(disagreements(scenario)).toEqual([]);
      }),
      examples(20),
    );
  });
});

/** What the oracle shares with the engine: draws, elementary functions, days, words and numbers of declarations. */
const shared = [
  ...['base/random.ts', 'base/detmath.ts', 'base/distributions.ts', 'base/calendar.ts'],
  ...[
    'model/supplyDraws.ts',
    'model/purposes.ts',
    'model/vocabulary.ts',
    'model/levers/index.ts',
    'model/parameters/index.ts',
  ],
  ...['scenario/scenario.ts', 'scenario/observed.ts'],
];

/** The oracle itself; the other files of the folder hold it against the engine. */
const isOracle = (file: string): boolean =>
  file.startsWith('week/') || file.startsWith('start/') || ['world.ts', 'fields.ts', 'run.ts'].includes(file);

test('the oracle imports nothing of the engine but declarations, draws and elementary functions', () => {
  const modules = readModules(import.meta.dirname).filter(({ name }) => isOracle(name));
  expect(modules.length).toBeGreaterThan(12);
  const outside = modules.flatMap(({ imports }) =>
    imports.filter(({ to, kind }) => kind === 'bare' || to.startsWith('..')),
  );
  const forbidden = outside.filter(
    ({ to }) => !shared.some((file) => to === path.posix.join('../../src', file)),
  );
  expect(forbidden.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('every column has its place among the quantities of the oracle, under the size that is declared', () => {
  const known = Object.entries(fields).flatMap(([size, names]) => names.map((name) => `${name} of ${size}`));
  const declared = (Object.keys(columns) as ColumnName[]).map((name) => `${name} of ${columns[name].size}`);
  expect(known.sort()).toEqual(declared.sort());
});
