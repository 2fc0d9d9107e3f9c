/** Where each entry of a column of the fast market stands in the oracle’s objects: to fill them and to compare them. */
import { columns, type ColumnName, type Columns, type SizeName } from '../../src/model/columns.ts';
import { cellsOf, kinds, poolsOf, slotCellsOf, storesOf, type World } from './world.ts';

type Fields = Record<string, number | number[]>;

/** The objects that hold a column of a size, in index order. */
function holdersOf(world: World, size: SizeName): readonly unknown[] {
  switch (size) {
    case 'platforms':
    case 'platformsDue':
      return world.platforms;
    case 'slots':
      return world.slots;
    case 'routes':
      return world.routes;
    case 'routeGoods':
    case 'routeGoodsMonth':
      return cellsOf(world);
    case 'slotGoods':
      return slotCellsOf(world);
    case 'poolGoods':
    case 'poolGroups':
    case 'poolReturns':
    case 'poolLags':
      return poolsOf(world);
    case 'merchants':
      return world.merchants;
    case 'stores':
    case 'storeGroups':
    case 'storeReturns':
      return storesOf(world);
    case 'anchors':
      return world.anchors;
    case 'classes':
    case 'classPlatforms':
      return world.classes;
    case 'categories':
      return world.goods;
    case 'subsidies':
      return kinds.flatMap((kind) => world.platforms.map((p) => p.subsidies[kind]));
    case 'legs':
    case 'legsDue':
    case 'habits':
    case 'one':
      return [world];
  }
}

/** Rings are stored week by week, all other lists object by object. */
const rings: ReadonlySet<ColumnName> = new Set<ColumnName>([
  ...(['requestRing', 'returnsDue', 'refundsDue', 'takeDue', 'cutDue', 'feesDue', 'couponsDue'] as const),
]);

/** Calls `visit` with each entry of a column: its holder’s fields, the place in a list or −1, the index in the column. */
function visitColumn(
  world: World,
  name: ColumnName,
  visit: (fields: Fields, at: number, index: number) => void,
): void {
  const holders = holdersOf(world, columns[name].size) as readonly Fields[];
  holders.forEach((fields, h) => {
    const value = fields[name];
    if (!Array.isArray(value)) return visit(fields, -1, h);
    for (let at = 0; at < value.length; at++)
      visit(fields, at, rings.has(name) ? at * holders.length + h : h * value.length + at);
  });
}

export function fillColumn(world: World, name: ColumnName, column: Columns[ColumnName]): void {
  visitColumn(world, name, (fields, at, index) => {
    if (at < 0) fields[name] = column[index];
    else (fields[name] as number[])[at] = column[index];
  });
}

export const columnNames = Object.keys(columns) as ColumnName[];

/** Relative tolerance of sums of floating numbers. */
const CLOSE = 1e-12;

/**
 * Size of the terms of a column that is a difference of nearly equal numbers, where it is not about one: idle air-time is
 * 1 − Σ air-time, and what it leaves unmet is a billionth of sales of some 1e8 yuan when hardly any is idle.
 */
const termsOf: Partial<Record<ColumnName, number>> = { poolUnmet: 1e8 };

/** Of what is a share, a logarithm or a utility, differences below this are of rounding. */
const ABOUT_ONE = 1e-3;

/** Whole fen, states and choices are equal or they are not. */
const isWhole = (name: ColumnName): boolean =>
  columns[name].storage !== 'f64' || columns[name].kind === 'fen';

function agree(name: ColumnName, a: number, b: number): boolean {
  if (a === b || isWhole(name)) return a === b;
  const size = Math.max(Math.abs(a), Math.abs(b), termsOf[name] ?? ABOUT_ONE);
  return Math.abs(a - b) <= CLOSE * size;
}

/** Entries of a column in which the oracle and the market differ. */
export function differences(world: World, name: ColumnName, market: Columns): string[] {
  const found: string[] = [];
  visitColumn(world, name, (fields, at, index) => {
    const mine = at < 0 ? (fields[name] as number) : (fields[name] as number[])[at];
    const theirs = market[name][index];
    if (!agree(name, mine, theirs)) found.push(`${name}[${index}]: oracle ${mine}, engine ${theirs}`);
  });
  return found;
}
