/**
 * A scenario file, with its parents and the command line's changes, becomes a Scenario or a list of every problem.
 * No input or output here: the caller gives the text and a way to read parents.
 */
import type { Problem } from '../base/problem.ts';
import { changedScenarios } from './change.ts';
import { reporter } from './checks.ts';
import { compose, platformNames } from './compose.ts';
import { inherit, type ReadFile, type SourceFile } from './inherit.ts';
import { nameAllowed, namePattern } from './language.ts';
import { withoutRemoved } from './merge.ts';
import { withOverrides, type Overrides } from './overrides.ts';
import { leafOf, problemsOf } from './problems.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema, type Draft, type ScenarioSchema } from './schema.ts';
import { shown } from './suggest.ts';
import { placeAt, plainOf, type MapTree, type Place, type Step } from './tree.ts';

export type Resolution =
  | {
      readonly scenario: Scenario;
      readonly warnings: readonly Problem[];
      /** What its expectations compare it with: itself with one value changed, by `path=value`. */
      readonly changed: ReadonlyMap<string, Scenario>;
      /** Where each of its expectations stands. */
      readonly sentences: readonly Place[];
    }
  | { readonly problems: readonly Problem[] };

/** Names that some file systems keep for themselves. */
const reserved = /^(con|nul|aux|prn|com\d|lpt\d)$/;

/** The name that a file gives to its scenario. */
const stemOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/i, '');

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

function nameProblems(tree: MapTree, file: string, name: string): Problem[] {
  const given = tree.entries.has('name');
  const { problems, report } = reporter(tree);
  const whence = given ? '' : ', which it has from its file';
  if (reserved.test(name))
    report(['name'], { message: `${shown(name)} is a reserved file name`, mend: 'choose another' });
  // A broken name that is given was reported by the schema.
  else if (!given && !namePattern.test(name)) {
    report(['name'], {
      message: `the name ${shown(name)}${whence}, is not made of ${nameAllowed}`,
      mend: 'add name: …',
    });
  }
  return problems.map((problem) => (given ? problem : { ...problem, file }));
}

/**
 * The document without what is broken, so that the rest can still be checked. One pass is enough: an issue of a leaf
 * removes that leaf, and every leaf may be absent.
 */
function pruned(plain: unknown, paths: readonly (readonly Step[])[]): unknown {
  for (const path of paths) {
    let here = plain as Record<string, unknown> | undefined;
    for (const step of path.slice(0, -1)) here = here?.[step] as Record<string, unknown> | undefined;
    const last = path.at(-1);
    if (typeof here === 'object' && here !== null && last !== undefined) {
      // A row or an item keeps its index, so that later places stay right.
      if (Array.isArray(here)) (here as unknown[])[Number(last)] = undefined;
      else delete here[last];
    }
  }
  return plain;
}

function draftOf(schema: ScenarioSchema, tree: MapTree): { draft: Draft; problems: Problem[] } {
  const first = schema.safeParse(plainOf(tree));
  if (first.success) return { draft: first.data, problems: [] };
  const { issues } = first.error;
  const problems = problemsOf(issues, tree, schema);
  const broken = issues.flatMap((issue): Step[][] => {
    const path = issue.path as Step[];
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...path, key])
      : [leafOf(schema, path)];
  });
  const plain = pruned(plainOf(tree), broken) as Record<string, unknown>;
  plain['schema'] = 1;
  const second = schema.safeParse(plain);
  return { draft: second.success ? second.data : { schema: 1 }, problems };
}

/** The merged document of a file, its parents and the command line, or why there is none. */
function documentOf(
  entry: SourceFile,
  read: ReadFile,
  overrides: Overrides,
): { tree: MapTree | null; problems: Problem[] } {
  const inherited = inherit(entry, read);
  if ('problems' in inherited) return { tree: null, problems: [...inherited.problems] };
  const changed = withOverrides(inherited.tree, overrides);
  const kept = withoutRemoved(changed.tree);
  return { tree: kept.tree, problems: [...changed.problems, ...kept.problems] };
}

const inFileOrder = (a: Problem, b: Problem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** Own problems before a parent's, each file from top to bottom. */
function sorted(problems: readonly Problem[]): Problem[] {
  const depth = (p: Problem): number => p.trail?.length ?? 0;
  return [...problems].sort((a, b) => depth(a) - depth(b) || inFileOrder(a, b));
}

let latest: { readonly names: string; readonly schema: ScenarioSchema } | null = null;

/** Building the schema takes longer than using it, and most documents have the same platforms. */
function schemaFor(platforms: readonly string[]): ScenarioSchema {
  const names = platforms.join('\n');
  if (latest?.names !== names) latest = { names, schema: scenarioSchema(platforms) };
  return latest.schema;
}

type Whole =
  | { readonly scenario: Scenario; readonly warnings: readonly Problem[]; readonly tree: MapTree }
  | { readonly problems: readonly Problem[] };

/** Everything but the changes that expectations speak of. */
function resolveWhole(entry: SourceFile, read: ReadFile, overrides: Overrides): Whole {
  const { tree, problems } = documentOf(entry, read, overrides);
  if (tree === null) return { problems: sorted(problems) };
  const schema = schemaFor(platformNames(tree));
  const shape = draftOf(schema, tree);
  const checks = reporter(tree);
  const name = stemOf(entry.file);
  const scenario = compose({ tree, schema, report: checks.report }, shape.draft, name);
  const all = [
    ...problems,
    ...shape.problems,
    ...nameProblems(tree, entry.file, scenario.name),
    ...checks.problems,
  ];
  if (all.some(({ severity }) => severity === 'error')) return { problems: sorted(all) };
  return { scenario: frozen(scenario), warnings: sorted(all), tree };
}

/** Resolves a scenario: every problem at once, or the frozen scenario with what is worth a warning. */
export function resolve(entry: SourceFile, read: ReadFile, overrides: Overrides = {}): Resolution {
  const whole = resolveWhole(entry, read, overrides);
  if ('problems' in whole) return whole;
  const { scenario, tree, warnings } = whole;
  const { changed, problems } = changedScenarios(scenario, tree, (change) =>
    resolveWhole(entry, read, { ...overrides, set: [...(overrides.set ?? []), change] }),
  );
  const all = [...warnings, ...problems];
  if (all.some(({ severity }) => severity === 'error')) return { problems: sorted(all) };
  const sentences = scenario.expect.map((_, i) => placeAt(tree, ['expect', i]));
  return { scenario, warnings: sorted(all), changed, sentences };
}
