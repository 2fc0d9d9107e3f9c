import { formatDay, type Day } from '../base/calendar.ts';
import {
  columns,
  consumersChoose,
  week as weekOrder,
  type ChoiceTable,
  type ColumnName,
} from '../model/index.ts';
import { anchorPlace, cellAt, storesOf, type Cell } from './cells.ts';
import type { Compiled, MarketSimulation } from './compile.ts';
import { writtenByConsumers } from './layout.ts';
import { lockstep, type Moment } from './lockstep.ts';

/** When two runs differ: after which step of which week. */
export interface When {
  readonly week: number;
  /** Monday of the week. */
  readonly date: string;
  /** Step of the week, or `start` for the market before the first one. */
  readonly step: string;
}

/** The first entry of a column that differs after a step. */
export interface Departure extends When {
  /** A column of `model/columns.ts`, a part of the choice table (`choice.…`), or `consumers`, what consumers remember. */
  readonly column: string;
  readonly meaning: string;
  readonly index: number;
  readonly cell: Cell;
  readonly a: number;
  readonly b: number;
  /** How many entries of the column differ, and what else differs after the same step. */
  readonly cells: number;
  readonly others: readonly string[];
}

/** The first agent whose decision differs. */
export interface Decision extends When {
  readonly agent: Cell;
  /** Where it stands: a route or `left` for an anchor; platforms with a store, joined by `+`, or `none`. */
  readonly a: string;
  readonly b: string;
}

/** Where two runs part; null where they never do. */
export interface Parting {
  readonly first: Departure | null;
  readonly anchor: Decision | null;
  /** Orders of consumers. */
  readonly consumers: Departure | null;
  readonly merchant: Decision | null;
}

/** Something of a simulation that a step writes. */
interface Written {
  readonly name: string;
  readonly meaning: string;
  readonly of: (s: MarketSimulation) => ArrayLike<number>;
  readonly cell: (index: number, s: MarketSimulation) => Cell;
}

const columnOf = (name: ColumnName): Written => ({
  name,
  meaning: columns[name].meaning,
  of: (s) => s.market[name],
  cell: (index, s) => cellAt(columns[name].size, index, s.market),
});

const tables: Readonly<Partial<Record<keyof ChoiceTable, string>>> = {
  interest: 'probability of an interest order, by what a consumer remembers, category and platform',
  intent: 'probability of an intent order, by what a consumer remembers, category and platform',
  leak: 'probability of a search elsewhere after a viewing, by what a consumer remembers',
  split: 'share of a platform’s interest orders that take the route',
  defect: 'probability of a bad experience on the route',
  categoryShare: 'share of occasions in the category',
  adopt: 'weekly probability of becoming a content shopper, by class',
};

const tableOf = (name: keyof ChoiceTable): Written => ({
  name: `choice.${name}`,
  meaning: tables[name] ?? '',
  of: (s) => s.market.choice[name] as Float64Array,
  cell: (index, s) => (name === 'split' || name === 'defect' ? cellAt('routeGoods', index, s.market) : {}),
});

const memory: Written = {
  name: 'consumers',
  meaning: 'what consumers remember: last platform, burns, content shopping',
  of: (s) => s.kernel.save(),
  cell: () => ({}),
};

const carriedAtStart = (Object.keys(columns) as ColumnName[]).filter((name) => columns[name].carried);

/** What each step writes, the market at its start first. */
const written: readonly (readonly Written[])[] = [
  [...carriedAtStart.map(columnOf), memory],
  ...weekOrder.map((step) => {
    if (step === consumersChoose) return [...writtenByConsumers.map(columnOf), memory];
    const own = step.writes.map(columnOf);
    return step.name === 'weighChoices'
      ? [...own, ...(Object.keys(tables) as (keyof ChoiceTable)[]).map(tableOf)]
      : own;
  }),
];

/** What each step writes, by name; −1 is the market at its start. */
const writtenBy = (step: number): readonly string[] => written[step + 1].map((w) => w.name);

export const stepName = (step: number): string => {
  if (step < 0) return 'start';
  const taken = weekOrder[step];
  return taken === consumersChoose ? taken : taken.name;
};

/** The entries that differ, bit for bit. */
function* differing(a: ArrayLike<number>, b: ArrayLike<number>): Generator<number, void, void> {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) yield i;
}

const firstDiffering = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  differing(a, b).next().value ?? -1;

const whenOf = ({ week, step }: Moment, from: Day): When => ({
  ...{ week, date: formatDay(from + 7 * week), step: stepName(step) },
});

function departure(moment: Moment, among: readonly Written[], from: Day): Departure | null {
  const { a, b } = moment;
  const [what, ...rest] = among.filter((w) => firstDiffering(w.of(a), w.of(b)) >= 0);
  if (what === undefined) return null;
  const [x, y] = [what.of(a), what.of(b)];
  const all = [...differing(x, y)];
  const [index] = all;
  return {
    ...whenOf(moment, from),
    ...{ column: what.name, meaning: what.meaning, index, cell: what.cell(index, a) },
    ...{ a: x[index], b: y[index], cells: all.length, others: rest.map((w) => w.name) },
  };
}

function anchorDecision(moment: Moment, from: Day): Decision | null {
  const [a, b] = [moment.a.market, moment.b.market];
  for (let i = 0; i < a.anchorRoute.length; i++) {
    if (a.anchorRoute[i] === b.anchorRoute[i] && a.anchorIdle[i] === b.anchorIdle[i]) continue;
    const agent = cellAt('anchors', i, a);
    return { ...whenOf(moment, from), agent, a: anchorPlace(a, i), b: anchorPlace(b, i) };
  }
  return null;
}

function merchantDecision(moment: Moment, from: Day): Decision | null {
  const [a, b] = [moment.a.market, moment.b.market];
  const store = firstDiffering(a.open, b.open);
  if (store < 0) return null;
  const agent = cellAt('stores', store, a);
  const open = (m: typeof a): string => storesOf(m, agent.merchant!).join('+') || 'none';
  return { ...whenOf(moment, from), agent, a: open(a), b: open(b) };
}

/**
 * Where two runs of one market part: what differs first of all (a policy, as a rule), and the first decisions that
 * follow from it. Stops as soon as all is found. Both plans are of markets that are built alike (`unlike`).
 */
export function divergence(plans: readonly [Compiled, Compiled], seed: number, replicate: number): Parting {
  const { from } = plans[0];
  const orders = [columnOf('orders')];
  const writes = (step: number, ...names: readonly string[]): boolean =>
    names.some((name) => writtenBy(step).includes(name));
  let [first, consumers]: (Departure | null)[] = [null, null];
  let [anchor, merchant]: (Decision | null)[] = [null, null];
  for (const moment of lockstep(plans, seed, replicate)) {
    const { step } = moment;
    first ??= departure(moment, written[step + 1], from);
    if (first === null) continue;
    if (writes(step, 'anchorRoute', 'anchorIdle')) anchor ??= anchorDecision(moment, from);
    if (writes(step, 'orders')) consumers ??= departure(moment, orders, from);
    if (writes(step, 'open')) merchant ??= merchantDecision(moment, from);
    if (anchor && consumers && merchant) break;
  }
  return { first, anchor, consumers, merchant };
}
