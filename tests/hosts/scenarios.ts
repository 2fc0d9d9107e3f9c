/**
 * Twenty cases that every host computes: the shipped scenarios in small, until the last of them has its policy in
 * force, and generated ones that were frozen as files (`freeze.ts`), so that all hosts read literally the same text.
 */
import { formatProblem, type Problem } from '../../src/base/problem.ts';
import { resolve, shippedScenarios, type Overrides, type Scenario } from '../../src/scenario/index.ts';
import type { Case } from '../../src/study/study.ts';

const texts: Record<string, string> = import.meta.glob('./scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Text of each frozen scenario by its name, in the order of names. */
export const frozen: ReadonlyMap<string, string> = new Map(
  Object.entries(texts)
    .map(([path, text]): [string, string] => [path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length), text])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

const engines = ['distribution', 'counts', 'agents'] as const;

/** Each engine takes a third of the shipped scenarios; as many sellers as the generated ones have, to share constants. */
const inSmall = (at: number): Overrides => ({
  engine: engines[at % engines.length],
  population: 800,
  until: '2021-04-30',
  set: ['run.merchants=40', 'run.anchors=30'],
});

/** Reads a scenario that extends nothing but shipped ones. */
export function read(file: string, text: string, overrides: Overrides = {}): Scenario {
  const parent = (name: string): string | Problem =>
    shippedScenarios.get(name.replace(/^scenarios\//, '')) ?? {
      ...{ severity: 'error', file: name, path: '', message: 'there is no such file' },
    };
  const found = resolve({ file: `scenarios/${file}`, text }, parent, overrides);
  if ('problems' in found) throw new Error(found.problems.map(formatProblem).join('\n'));
  return found.scenario;
}

/** One for all, so that scenarios with the same parameters share their constants, as those of a study do. */
const SEED = 7;

/** The cases in one fixed order; replicates take turns, so that lanes and shared pasts are all in use. */
export function cases(): readonly Case[] {
  const scenarios = [
    ...[...shippedScenarios].map(([file, text], at) => read(file, text, inSmall(at))),
    ...[...frozen].map(([name, text]) => read(`${name}.yaml`, text)),
  ];
  return scenarios.map((scenario, at) => ({ scenario, seed: SEED, replicate: at % 2 }));
}
