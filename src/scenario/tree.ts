/** A scenario document as a tree in which every value knows its place; merging and problems work on it. */

import { printable } from './suggest.ts';

/** Where a value stands. `trail` tells how an inherited one got here, nearest step first. */
export interface Place {
  readonly file: string;
  /** Absent for what was given on the command line. */
  readonly line?: number;
  readonly column?: number;
  readonly trail: readonly string[];
}

export type Scalar = string | number | boolean | null;

export interface ScalarTree {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly place: Place;
}

export interface ListTree {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly place: Place;
}

export interface Entry {
  /** Place of the key. */
  readonly key: Place;
  readonly tree: Tree;
}

export interface MapTree {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
}

export type Tree = ScalarTree | ListTree | MapTree;
export type Step = string | number;

/** The tree as plain values; maps have no prototype, so that no key can mean anything. */
export function plainOf(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plainOf);
  const map = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of tree.entries) map[key] = plainOf(entry.tree);
  return map;
}

/** The child of a map, or undefined. */
export function childOf(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'map' ? tree.entries.get(key)?.tree : undefined;
}

/** The value at a path, or undefined where the path leaves the tree. */
export function treeAt(tree: Tree, path: readonly Step[]): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const step of path) {
    here = here?.kind === 'list' ? here.items[Number(step)] : childOf(here, String(step));
    if (!here) return undefined;
  }
  return here;
}

/** The place of the value at a path, or of the nearest value around it; of its key with `'key'`. */
export function placeAt(tree: Tree, path: readonly Step[], which: 'key' | 'value' = 'value'): Place {
  for (let length = path.length; length > 0; length--) {
    const value = treeAt(tree, path.slice(0, length));
    if (!value) continue;
    const around = treeAt(tree, path.slice(0, length - 1));
    const entry = around?.kind === 'map' ? around.entries.get(String(path[length - 1])) : undefined;
    // What is missing in a map is reported where the map's name stands.
    return entry && (which === 'key' || length < path.length) ? entry.key : value.place;
  }
  return tree.place;
}

/** A path as people write it; rows of a list are named by their `id` where they have one. */
export function pathText(tree: Tree, path: readonly Step[]): string {
  return path
    .map((step, i) => {
      const id = typeof step === 'number' ? childOf(treeAt(tree, path.slice(0, i + 1)), 'id') : undefined;
      const name = id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : String(step);
      return i === 0 ? printable(name) : `.${printable(name)}`;
    })
    .join('');
}

/** A copy of a map with one entry more, or another value for it. */
export function withEntry(map: MapTree, key: string, entry: Entry): MapTree {
  return { ...map, entries: new Map(map.entries).set(key, entry) };
}
