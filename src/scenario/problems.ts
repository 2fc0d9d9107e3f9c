/** What zod found, told the way a strategist needs it: place, found, allowed, mend. */
import type { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { levers, parameters } from '../model/index.ts';
import { isPlatform } from './explainPlatform.ts';
import { language } from './language.ts';
import { didYouMean, printable, shown, suggestions } from './suggest.ts';
import { pathText, placeAt, treeAt, type MapTree, type Step } from './tree.ts';

export interface Told {
  readonly severity?: Problem['severity'];
  readonly message: string;
  readonly mend?: string;
  /** Report at the key rather than at its value. */
  readonly at?: 'key' | 'value';
}

/** A problem at a path of the document. */
export function problemAt(tree: MapTree, path: readonly Step[], told: Told): Problem {
  const { trail, ...place } = placeAt(tree, path, told.at);
  return {
    severity: told.severity ?? 'error',
    ...place,
    path: pathText(tree, path),
    message: told.message,
    ...(told.mend === undefined ? {} : { mend: told.mend }),
    see: seeFor(path),
    ...(trail.length > 0 ? { trail } : {}),
  };
}

const topics = new Set([
  'platforms',
  'parameters',
  'links',
  'levers',
  ...Object.keys(language).map((n) => n.split('.')[0]),
]);

/** The command that explains what may stand at a path. */
export function seeFor(path: readonly Step[]): string {
  const [section, key = ''] = path.map(String);
  const lever = section === 'levers' && levers.find(({ name }) => key.endsWith(`.${name}`));
  const parameter =
    ['parameters', 'uncertain'].includes(section) && parameters.some(({ name }) => name === key);
  // A platform that is not built in may be a slip: its lever is explained by its own name.
  if (lever) return `cartban explain ${isPlatform(key.split('.')[0]) ? printable(key) : lever.name}`;
  if (parameter) return `cartban explain ${printable(key)}`;
  if (section === 'uncertain') return 'cartban explain parameters';
  return topics.has(section) ? `cartban explain ${section}` : 'cartban explain';
}

type Schema = z.core.$ZodType;

interface Inside {
  readonly shape?: Record<string, Schema>;
  readonly element?: Schema;
  readonly catchall?: Schema;
}

const insideOf = (schema: Schema): Inside => unwrapped(schema)._zod.def as Inside;

function schemaOf(schema: Schema, step: Step): Schema | undefined {
  const { element, shape, catchall } = insideOf(schema);
  return element ?? shape?.[String(step)] ?? catchall;
}

/** The keys that a schema knows at a path. */
export function keysAt(schema: Schema, path: readonly Step[]): string[] {
  if (path.length === 0) return Object.keys(insideOf(schema).shape ?? {});
  const next = schemaOf(schema, path[0]);
  return next ? keysAt(next, path.slice(1)) : [];
}

/** The part of a path that the schema itself spells out; what lies deeper belongs to the value read there. */
export function leafOf(schema: Schema, path: readonly Step[]): Step[] {
  let here: Schema | undefined = schema;
  const leaf: Step[] = [];
  for (const step of path) {
    here = schemaOf(here, step);
    if (!here) break;
    leaf.push(step);
  }
  return leaf;
}

function unwrapped(schema: Schema): Schema {
  const { innerType } = schema._zod.def as { innerType?: Schema };
  return innerType ? unwrapped(innerType) : schema;
}

/** What a key would be called in a sentence. */
const kindOfKey: Readonly<Record<string, string>> = {
  parameters: 'parameter',
  uncertain: 'parameter',
  levers: 'lever',
};

/** A key that the map has already is seldom the one that was meant. */
const isThere = (tree: MapTree, path: readonly Step[], key: string): boolean =>
  treeAt(tree, [...path, key]) !== undefined;

function unknownKey(tree: MapTree, schema: Schema, path: readonly Step[], key: string): Problem {
  const known = keysAt(schema, path);
  const kind = path.length === 1 ? (kindOfKey[path[0]] ?? 'key') : 'key';
  const told = kind === 'lever' ? unknownLever(tree, path, key, known) : null;
  const guess =
    didYouMean(
      key,
      known.filter((k) => !isThere(tree, path, k)),
    ) || didYouMean(key, known);
  const allowed = known.length <= 12 ? `allowed: ${known.join(', ')}` : undefined;
  return problemAt(tree, [...path, key], {
    at: 'key',
    ...(told ?? { message: `unknown ${kind} ${shown(key)}${guess}`, mend: guess ? undefined : allowed }),
  });
}

/** `douyn.consumerCoupon` is wrong in its platform, `douyin.consumerCupon` in its lever: say which. */
function unknownLever(
  tree: MapTree,
  path: readonly Step[],
  key: string,
  known: readonly string[],
): Told | null {
  const [platform, ...rest] = key.split('.');
  const lever = rest.join('.');
  const platforms = [...new Set(known.map((k) => k.split('.')[0]))];
  if (rest.length === 0) {
    const nested = platforms.includes(platform) && treeAt(tree, [...path, key])?.kind === 'map';
    return nested
      ? { message: `${shown(key)} is a platform`, mend: `write "${key}.<lever>: { value: … }"` }
      : null;
  }
  if (!platforms.includes(platform)) {
    return { message: `unknown platform ${shown(platform)}${didYouMean(platform, platforms)}` };
  }
  const names = levers.map(({ name }) => name);
  return { message: `unknown lever ${shown(lever)}${didYouMean(lever, names)}` };
}

/** Keys of lever settings that exist, but not for every lever. */
const conditional: Readonly<Record<string, string>> = {
  weeklyBudget: 'this lever costs no money, so it takes no weekly budget',
  totalBudget: 'this lever costs no money, so it takes no budget',
  of: 'this lever has one base only',
  for: 'this lever cannot be limited to tiers',
};

function wrongType(tree: MapTree, path: readonly Step[], expected: string): Problem {
  const found = treeAt(tree, path);
  const allowed = expected === 'array' ? 'a list' : 'a map of fields';
  const shownFound = !found ? 'nothing' : found.kind === 'scalar' ? shown(found.value) : `a ${found.kind}`;
  const value = path[0] === 'levers' && path.length === 2 && found?.kind === 'scalar' && found.value !== null;
  const mend = value ? `write { value: ${String(found.value)} }` : undefined;
  return problemAt(tree, path, { message: `found ${shownFound}, allowed ${allowed}`, mend });
}

/** Keys of the document that are close to a key it lacks: the lack is not worth a second problem. */
export function isMisspelt(
  tree: MapTree,
  path: readonly Step[],
  missing: string,
  known: readonly string[],
): boolean {
  const map = treeAt(tree, path);
  if (map?.kind !== 'map') return false;
  const unknown = [...map.entries.keys()].filter((key) => !known.includes(key));
  const absent = known.filter((key) => !map.entries.has(key));
  return unknown.some((key) => suggestions(key, absent)[0] === missing);
}

/** Every issue as a problem. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], tree: MapTree, schema: Schema): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path as Step[];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => unexpectedKey(tree, schema, path, key));
    if (issue.code !== 'custom')
      return [wrongType(tree, path, (issue as { expected?: string }).expected ?? 'object')];
    const around = path.slice(0, -1);
    const missing = treeAt(tree, path) === undefined;
    if (missing && isMisspelt(tree, around, String(path.at(-1)), keysAt(schema, around))) return [];
    const { mend, at } = (issue.params ?? {}) as Pick<Told, 'mend' | 'at'>;
    return [problemAt(tree, path, { message: issue.message, mend, at })];
  });
}

function unexpectedKey(tree: MapTree, schema: Schema, path: readonly Step[], key: string): Problem {
  const isSetting = path[0] === 'levers' && path.length === 2 && Object.hasOwn(conditional, key);
  if (!isSetting) return unknownKey(tree, schema, path, key);
  return problemAt(tree, [...path, key], { at: 'key', message: conditional[key], mend: `remove ${key}` });
}
