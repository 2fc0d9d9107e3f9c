/** The same market with its platforms in another order, for the law that names are nothing (rule 41). */
import { burnedOf, createChoiceTable, lastOf } from '../choice.ts';
import { columns, type ColumnName, type SizeName } from '../columns.ts';
import type { Frame, Market } from '../market.ts';
import { copyOf } from './copies.ts';

/** Where a market’s parts come from: at each new index the old one. */
export interface Relabelling {
  readonly platforms: readonly number[];
  readonly slots: readonly number[];
  readonly routes: readonly number[];
}

export function relabellingOf({ slots, routes, sizes }: Frame, platforms: readonly number[]): Relabelling {
  const by = <T extends { readonly platform: number }>(items: readonly T[]): number[] =>
    platforms.flatMap((p) => [...items.keys()].filter((i) => items[i].platform === p));
  if (platforms.length !== sizes.platforms) throw new Error('a relabelling names every platform once');
  return { platforms, slots: by(slots), routes: by(routes) };
}

/** The old index of each new one, for the sizes whose columns a relabelling knows; null for the others. */
function origins(
  { sizes }: Frame,
  { platforms, slots, routes }: Relabelling,
  size: SizeName,
): number[] | null {
  const [G, P] = [sizes.categories, sizes.platforms];
  const times = (outer: readonly number[], n: number): number[] =>
    outer.flatMap((i) => Array.from({ length: n }, (_, j) => i * n + j));
  const within = (outer: number): number[] =>
    Array.from({ length: outer }).flatMap((_, i) => platforms.map((p) => i * P + p));
  const classes = within(sizes.classes / P);
  switch (size) {
    case 'platforms':
      return [...platforms];
    case 'slots':
      return [...slots];
    case 'routes':
      return [...routes];
    case 'slotGoods':
      return times(slots, G);
    case 'routeGoods':
      return times(routes, G);
    case 'poolGoods':
      return times(platforms, G);
    case 'stores':
      return within(sizes.merchants);
    case 'subsidies':
      return within(sizes.subsidies / P);
    case 'classes':
      return classes;
    case 'classPlatforms':
      return classes.flatMap((k) => platforms.map((p) => k * P + p));
    case 'habits':
      return [0, ...platforms.map((p) => p + 1)];
    case 'merchants':
    case 'anchors':
    case 'categories':
    case 'one':
      return Array.from({ length: sizes[size] }, (_, i) => i);
    default:
      return null;
  }
}

/** Columns whose values are indices of what a relabelling moves. */
const pointers: Readonly<Partial<Record<ColumnName, 'routes' | 'platforms' | 'poolGoods'>>> = {
  anchorRoute: 'routes',
  anchorHome: 'platforms',
  storePool: 'poolGoods',
};

function relabelFrame(frame: Frame, { platforms, slots, routes }: Relabelling): Frame {
  const of = <T>(column: readonly T[]): T[] => platforms.map((p) => column[p]);
  const route = (r: number): number => (r < 0 ? r : routes.indexOf(r));
  return {
    ...frame,
    platformNames: of(frame.platformNames),
    platformNumbers: of(frame.platformNumbers),
    slots: slots.map((s) => ({
      ...frame.slots[s],
      platform: platforms.indexOf(frame.slots[s].platform),
      routes: frame.slots[s].routes.map(route),
    })),
    routes: routes.map((r) => ({
      ...frame.routes[r],
      platform: platforms.indexOf(frame.routes[r].platform),
      to: platforms.indexOf(frame.routes[r].to),
      slot: slots.indexOf(frame.routes[r].slot),
    })),
    shelfRoute: of(frame.shelfRoute).map(route),
    fees: of(frame.fees),
    exposureMix: of(frame.exposureMix),
    breadthCeiling: of(frame.breadthCeiling),
    storeCost: of(frame.storeCost),
    loadPath: of(frame.loadPath),
    leaks: of(frame.leaks),
  };
}

/** A market of its own in which every column that a relabelling knows is in the new order, choice table still empty. */
export function relabelled(m: Market, labels: Relabelling): Market {
  const frame = relabelFrame(m.frame, labels);
  const copy: Market = { ...copyOf(m), frame, choice: createChoiceTable(frame) };
  for (const name of Object.keys(columns) as ColumnName[]) {
    const from = origins(m.frame, labels, columns[name].size);
    if (!from) continue;
    const pointer = pointers[name];
    const target = pointer && origins(m.frame, labels, pointer)!;
    from.forEach((old, i) => {
      const value = m[name][old];
      copy[name][i] = target && value >= 0 ? target.indexOf(value) : value;
    });
  }
  return copy;
}

/** Everything in which two markets differ by more than rounding: `other` must be `m` in the new order. */
export function unlike(
  m: Market,
  other: Market,
  labels: Relabelling,
  names: readonly ColumnName[],
): string[] {
  const fresh = relabelled(m, labels);
  const inColumns = names.flatMap((name) => {
    if (!origins(m.frame, labels, columns[name].size)) return [];
    const at = fresh[name].findIndex((x: number, i: number) => !near(x, other[name][i]));
    return at < 0 ? [] : [`${name} ${at} is ${other[name][at]}, in the old order ${fresh[name][at]}`];
  });
  return [...inColumns, ...unlikeChoices(m, other, labels)];
}

const near = (x: number, y: number): boolean =>
  Object.is(x, y) || Math.abs(x - y) <= 1e-12 * Math.max(1, Math.abs(x), Math.abs(y));

function unlikeChoices(m: Market, other: Market, { platforms }: Relabelling): string[] {
  const { preferences: Q, platforms: P, categories: G, rows } = m.choice;
  const rowOf = (row: number): number => {
    const [k, last, burned] = [Math.floor(row / Q), lastOf(row % Q, P), burnedOf(row % Q, P)];
    const oldClass = k - (k % P) + platforms[k % P];
    const oldBurned = platforms.reduce((set, p, i) => set | (((burned >> i) & 1) << p), 0);
    return oldClass * Q + (last === 0 ? 0 : platforms[last - 1] + 1) + (P + 1) * oldBurned;
  };
  for (const occasion of ['interest', 'intent', 'leak'] as const) {
    for (let row = 0; row < rows; row++) {
      const old = rowOf(row);
      for (let g = 0; g < G; g++) {
        for (let p = 0; p < P; p++) {
          const [was, is] = [
            m.choice[occasion][(old * G + g) * P + platforms[p]],
            other.choice[occasion][(row * G + g) * P + p],
          ];
          if (!near(was, is))
            return [`${occasion} of row ${row}, category ${g} is ${is}, in the old order ${was}`];
        }
      }
    }
  }
  return [];
}
