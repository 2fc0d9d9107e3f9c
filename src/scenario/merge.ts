/**
 * A child over its parent: maps merge deep; a lever, a dated path and a plain list are one value each and replace the
 * parent's whole; rows of `links` merge by `id`.
 */
import type { Problem } from '../base/problem.ts';
import { platformFields } from './platformFields.ts';
import { problemAt } from './problems.ts';
import { shown } from './suggest.ts';
import { childOf, withEntry, type Entry, type ListTree, type MapTree, type Step, type Tree } from './tree.ts';

/** What a file says of itself only: a child that inherited its parent's title would carry a wrong one. */
const ownFields = ['extends', 'name', 'title', 'question', 'expect'];

const wholeFields = new Set(
  platformFields.filter((f) => f.form === 'path' || f.form === 'text').map((f) => f.name),
);

function isWhole(path: readonly Step[]): boolean {
  if (path[0] === 'levers') return path.length >= 2;
  return path[0] === 'platforms' && wholeFields.has(path.slice(2).join('.'));
}

function mergeTrees(parent: Tree | undefined, child: Tree, path: readonly Step[]): Tree {
  if (parent?.kind === 'list' && child.kind === 'list' && path.length === 1 && path[0] === 'links') {
    return mergeRows(parent, child);
  }
  if (parent?.kind !== 'map' || child.kind !== 'map' || isWhole(path)) return child;
  const entries = new Map<string, Entry>(parent.entries);
  for (const [key, { key: place, tree }] of child.entries) {
    entries.set(key, { key: place, tree: mergeTrees(parent.entries.get(key)?.tree, tree, [...path, key]) });
  }
  return { ...child, entries };
}

const scalarOf = (tree: Tree | undefined): unknown => (tree?.kind === 'scalar' ? tree.value : undefined);
const idOf = (row: Tree): unknown => scalarOf(childOf(row, 'id'));

function mergeRows(parent: ListTree, child: ListTree): ListTree {
  const items = [...parent.items];
  for (const row of child.items) {
    const id = idOf(row);
    const at = id === undefined ? -1 : items.findIndex((item) => idOf(item) === id);
    if (at < 0) items.push(row);
    else items[at] = mergeTrees(items[at], row, ['links', at]);
  }
  return { ...child, items };
}

/** The child's document over its parent's. */
export function overParent(parent: MapTree, child: MapTree): MapTree {
  const inherited: MapTree = {
    ...parent,
    entries: new Map([...parent.entries].filter(([key]) => !ownFields.includes(key))),
  };
  return mergeTrees(inherited, child, []) as MapTree;
}

/** Two rows of one file with one name: the second would silently change the first. */
export function doubledRows(tree: MapTree): Problem[] {
  const rows = childOf(tree, 'links');
  if (rows?.kind !== 'list') return [];
  const ids = rows.items.map(idOf);
  return ids.flatMap((id, i) => {
    if (id === undefined || ids.indexOf(id) === i) return [];
    return [
      problemAt(tree, ['links', i, 'id'], {
        message: `a second row has the id ${shown(id)}`,
        mend: 'rename one',
      }),
    ];
  });
}

/** The document without the rows that were taken away; taking away what is not there is a problem. */
export function withoutRemoved(tree: MapTree): { tree: MapTree; problems: Problem[] } {
  const entry = tree.entries.get('links');
  if (entry?.tree.kind !== 'list') return { tree, problems: [] };
  const rows = entry.tree.items;
  const isRemoved = (row: Tree): boolean => scalarOf(childOf(row, 'remove')) === true;
  const problems = rows.flatMap((row, i) =>
    isRemoved(row) && childOf(row, 'from') === undefined
      ? [
          problemAt(tree, ['links', i], {
            message: 'no parent has this row',
            mend: 'remove it, or mend its id',
          }),
        ]
      : [],
  );
  const kept = { ...entry.tree, items: rows.filter((row) => !isRemoved(row)) };
  return { tree: withEntry(tree, 'links', { ...entry, tree: kept }), problems };
}
