/** What the command line changes in a document, before it is validated, so that it meets the same checks. */
import { parseDay } from '../base/calendar.ts';
import type { Problem } from '../base/problem.ts';
import { parameters } from '../model/index.ts';
import { defaultRun, language } from './language.ts';
import { parseValue } from './parse.ts';
import { setExample } from './setExample.ts';
import { didYouMean, shown } from './suggest.ts';
import { childOf, withEntry, type MapTree, type Place, type Tree } from './tree.ts';

export interface Overrides {
  /** Each `path=value`, as `--set` takes it. */
  readonly set?: readonly string[];
  readonly seed?: string | number;
  readonly replicates?: string | number;
  readonly engine?: string;
  readonly population?: string | number;
  /** The run ends with the week in which this day falls. */
  readonly until?: string;
}

type Changed = { readonly tree: MapTree; readonly problems: readonly Problem[] };

/** The top-level fields of a scenario. */
export const sections = [
  ...new Set([...Object.keys(language).map((name) => name.split('.')[0]), 'platforms', 'parameters']),
];

/** Keys with dots inside (`rematch.guide`, `douyin.consumerCoupon`) are one step of a path. */
export function stepsOf(path: string): string[] {
  const [head, ...rest] = path.split('.');
  if (head === 'parameters' || head === 'uncertain') return [head, rest.join('.')];
  if (head === 'levers') return ['levers', rest.slice(0, 2).join('.'), ...rest.slice(2)];
  if (sections.includes(head)) return [head, ...rest];
  // Short forms: a parameter or a lever by its own name.
  if (parameters.some(({ name }) => name === path)) return ['parameters', path];
  return rest.length > 0 ? ['levers', path.split('.').slice(0, 2).join('.'), ...rest.slice(1)] : [path];
}

const emptyMap = (place: Place): MapTree => ({ kind: 'map', entries: new Map(), place });

function setIn(tree: Tree | undefined, steps: readonly string[], value: Tree, place: Place): Tree {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (tree?.kind === 'list') {
    const at = tree.items.findIndex((row) => {
      const id = childOf(row, 'id');
      return id?.kind === 'scalar' && id.value === step;
    });
    if (at >= 0) {
      const items = tree.items.map((row, i) => (i === at ? setIn(row, rest, value, place) : row));
      return { ...tree, items };
    }
  }
  const map = tree?.kind === 'map' ? tree : emptyMap(place);
  const key = map.entries.get(step)?.key ?? place;
  return withEntry(map, step, { key, tree: setIn(childOf(map, step), rest, value, place) });
}

/** `--set douyin.consumerCoupon=8 %` sets the lever for the whole time in force. */
function wholeLever(steps: readonly string[], value: Tree): Tree {
  if (steps[0] !== 'levers' || steps.length !== 2 || value.kind !== 'scalar') return value;
  return { ...emptyMap(value.place), entries: new Map([['value', { key: value.place, tree: value }]]) };
}

function isMissingRow(tree: MapTree, steps: readonly string[]): boolean {
  if (steps[0] !== 'links' || steps.length < 2) return false;
  const rows = childOf(tree, 'links');
  return setIn(rows, steps.slice(1), emptyMap(tree.place), tree.place).kind !== 'list';
}

function setOne(tree: MapTree, text: string): Changed {
  const cut = text.indexOf('=');
  const path = (cut < 0 ? text : text.slice(0, cut)).trim();
  const place: Place = { file: `--set ${path}`, trail: [] };
  const refuse = (message: string, mend?: string): Changed => ({
    tree,
    problems: [
      { severity: 'error', ...place, path: '', message, ...(mend ? { mend } : {}), see: 'cartban explain' },
    ],
  });
  if (/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(path)) return refuse(`"${path}" cannot be a path`);
  const steps = stepsOf(path);
  const known = sections.includes(steps[0]);
  if (path === '' || (cut < 0 && !known))
    return refuse(`found ${shown(text)}, allowed path=value`, 'write --set run.seed=8');
  if (!known) return refuse(`unknown field ${shown(steps[0])}${didYouMean(steps[0], sections)}`);
  if (isMissingRow(tree, steps)) return refuse(`no row of links has the id ${shown(steps[1])}`);
  if (cut < 0)
    return refuse(`found ${shown(text)} without a value`, `write --set ${setExample(path, steps)}`);
  const parsed = parseValue(text.slice(cut + 1).trim(), place);
  if ('problems' in parsed) return { tree, problems: parsed.problems };
  return { tree: setIn(tree, steps, wholeLever(steps, parsed.tree), place) as MapTree, problems: [] };
}

/** The number of weeks until the week of `until` is over. */
function setUntil(tree: MapTree, until: string): Changed {
  const place: Place = { file: '--until', trail: [] };
  const given = childOf(childOf(tree, 'run'), 'from');
  const from =
    given?.kind === 'scalar' && typeof given.value === 'string' ? parseDay(given.value) : defaultRun.from;
  const day = parseDay(until);
  const problem = (message: string): Changed => ({
    tree,
    problems: [{ severity: 'error', ...place, path: 'run.weeks', message, see: 'cartban explain run' }],
  });
  if (day === null) return problem(`found ${shown(until)}, allowed a day such as 2020-12-31`);
  // A wrong start is reported where it stands.
  if (from === null) return { tree, problems: [] };
  if (day <= from) return problem(`${until} does not come after the start of the run`);
  const weeks: Tree = { kind: 'scalar', value: Math.ceil((day - from) / 7), place };
  return { tree: setIn(tree, ['run', 'weeks'], weeks, place) as MapTree, problems: [] };
}

/** The document with the command line's changes, `--set` first, then the named flags. */
export function withOverrides(tree: MapTree, overrides: Overrides): Changed {
  const flags = (['seed', 'replicates', 'engine', 'population'] as const).filter(
    (name) => overrides[name] !== undefined,
  );
  let changed: Changed = { tree, problems: [] };
  const apply = (change: (tree: MapTree) => Changed): void => {
    const next = change(changed.tree);
    changed = { tree: next.tree, problems: [...changed.problems, ...next.problems] };
  };
  for (const text of overrides.set ?? []) apply((t) => setOne(t, text));
  for (const name of flags) {
    const place: Place = { file: `--${name}`, trail: [] };
    const given = overrides[name]!;
    const value = typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given;
    apply((t) => ({
      tree: setIn(t, ['run', name], { kind: 'scalar', value, place }, place) as MapTree,
      problems: [],
    }));
  }
  if (overrides.until !== undefined) apply((t) => setUntil(t, overrides.until!));
  return changed;
}
