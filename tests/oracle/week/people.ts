/** Consumers as individuals: the week of every one drawn. */
import { drawWords, type Key } from '../../../src/base/random.ts';
import { cellsOf, G, type Cell, type ConsumerClass, type World } from '../world.ts';
import { isBurned, probabilities, type Memory, type Occasion, type Table } from './choices.ts';
import { adoption, withBurn, type Consumers } from './consumers.ts';

/** What may happen, with which probability; together they are certain. */
interface Outcome<T> {
  readonly chance: number;
  readonly what: T;
}

/** What a word draws: the first outcome whose summed probability, as a number of words, is beyond it. */
function drawn<T>(word: number, outcomes: readonly Outcome<T>[]): T {
  let sum = 0;
  for (const { chance, what } of outcomes) {
    sum += chance;
    if (word < Math.floor(sum * 2 ** 32 + 0.5)) return what;
  }
  return outcomes.findLast(({ chance }) => chance > 0)!.what;
}

const scaled = <T>(outcomes: readonly Outcome<T>[], by: number): Outcome<T>[] =>
  outcomes.map(({ chance, what }) => ({ chance: chance * by, what }));

interface Person {
  readonly k: ConsumerClass;
  memory: Memory;
  viewer: boolean;
}

/** A purchase before it is known which route it takes: the places that it may be booked, by their shares. */
type Purchase = readonly Outcome<Cell>[];

/** What the intent occasion ends in: where it is booked, if somewhere, and whether as a leak. */
interface Found {
  readonly cell: Cell | null;
  readonly leaked: boolean;
}

/** Where an interest purchase is booked, whose habit it becomes, and where it burns, if it does. */
interface Fate {
  readonly cell: Cell;
  readonly habit: number;
  readonly burned: number | null;
}

/** What the end of a week does: burns forgotten, whether the shelf becomes the habit and goes wrong, whether one turns to content. */
interface Ending {
  readonly forgotten: number;
  readonly wins: boolean;
  readonly bad: boolean;
  readonly turns: boolean;
}

const INITIAL = 0;
const WEEK = 1;

/** Consumers of each class by largest remainders. */
function quotasOf(world: World): number[] {
  const { population } = world.scenario.run;
  const sum = world.classes.reduce((a, k) => a + k.classShare, 0);
  const exact = world.classes.map((k) => (population * k.classShare) / sum);
  const quotas = exact.map(Math.floor);
  const rest = population - quotas.reduce((a, b) => a + b, 0);
  const order = exact.map((x, i) => [x - Math.floor(x), i]).sort(([a, i], [b, j]) => b - a || i - j);
  for (const [, i] of order.slice(0, rest)) quotas[i]++;
  return quotas;
}

export class People implements Consumers {
  readonly #world: World;
  readonly #key: Key;
  readonly #people: readonly Person[];
  /** Shares of occasions; the last is what the others leave. */
  readonly #categories: number[];

  constructor(world: World, key: Key) {
    this.#world = world;
    this.#key = key;
    const quotas = quotasOf(world);
    const classes = world.classes.flatMap((k, i) => new Array<ConsumerClass>(quotas[i]).fill(k));
    this.#categories = world.goods.map((c) => c.categoryShare);
    this.#categories[G - 1] = 1 - this.#categories.slice(0, -1).reduce((a, b) => a + b, 0);
    this.#people = classes.map((k, i) => ({ k, ...this.#firstState(i) }));
  }

  get size(): number {
    return this.#people.length;
  }

  get contentShoppers(): number {
    return this.#people.filter((person) => person.viewer).length;
  }

  #draws(i: number, week: number, purpose: number): Uint32Array {
    const words = new Uint32Array(4);
    drawWords(this.#key, i, week, purpose, words);
    return words;
  }

  /** By last platform, those who shop by content after all others. */
  #firstState(i: number): { memory: Memory; viewer: boolean } {
    const { initialHabit, par } = this.#world;
    const x = par['adopt.initial'];
    const states = [false, true].flatMap((viewer) =>
      initialHabit.map((h, habit) => ({
        chance: h * (viewer ? x : 1 - x),
        what: { memory: { last: habit - 1, burned: 0 }, viewer },
      })),
    );
    return { ...drawn(this.#draws(i, 0, INITIAL)[0], states) };
  }

  weeks(table: Table, settling: number): void {
    const known = new Map<string, Outcome<Purchase | null>[]>();
    for (let w = -settling; w < 0; w++) this.#week(table, known, w, 0);
    this.#week(table, known, this.#world.week, adoption(this.#world));
  }

  #week(table: Table, known: Map<string, Outcome<Purchase | null>[]>, week: number, adopts: number): void {
    for (const cell of cellsOf(this.#world)) Object.assign(cell, { orders: 0, leakOrders: 0 });
    const shelves = ({ k, memory }: Person, occasion: keyof Table): Outcome<Purchase | null>[] => {
      const name = `${occasion} ${k.index} ${memory.last} ${memory.burned}`;
      let of = known.get(name);
      if (!of) known.set(name, (of = this.#purchases(table[occasion], k, memory)));
      return of;
    };
    this.#people.forEach((person, i) => this.#live(person, shelves, this.#draws(i, week, WEEK), adopts));
  }

  /** Category by category the platforms, then nothing. */
  #purchases(of: Occasion, k: ConsumerClass, memory: Memory): Outcome<Purchase | null>[] {
    const orders = probabilities(this.#world, of, k, memory);
    return of.places.flatMap((byPlatform, g) => {
      const share = this.#categories[g];
      const bought = byPlatform.map((places) => {
        const at = places.filter((o) => orders[o] > 0);
        const sum = at.reduce((a, o) => a + orders[o], 0);
        const what = at.map((o) => ({ chance: orders[o] / sum, what: of.cells[o] }));
        return { chance: share * sum, what };
      });
      const nothing = share - bought.reduce((a, { chance }) => a + chance, 0);
      return [...bought, { chance: nothing, what: null }];
    });
  }

  /** Whose habit and whose burn an interest purchase becomes, route by route. */
  #fates(purchase: Purchase): Outcome<Fate>[] {
    const { par } = this.#world;
    return purchase.flatMap(({ chance, what: cell }) => {
      const { platform, to, own } = cell.route;
      const habits = own
        ? [{ chance: 1, what: platform }]
        : [
            { chance: par['habit.toAttention'], what: platform },
            { chance: 1 - par['habit.toAttention'], what: to },
          ];
      const blamed = own
        ? [{ chance: 1, what: platform }]
        : [
            { chance: par['blame.toAttention'], what: platform },
            { chance: 1 - par['blame.toAttention'], what: to },
          ];
      return habits.flatMap((habit) =>
        scaled<Fate>(
          [
            { chance: 1 - cell.defect, what: { cell, habit: habit.what.index, burned: null } },
            ...scaled(blamed, cell.defect).map((by) => ({
              chance: by.chance,
              what: { cell, habit: habit.what.index, burned: by.what.index },
            })),
          ],
          chance * habit.chance,
        ),
      );
    });
  }

  #endings(defect: number, wins: number, adopts: number): Outcome<Ending>[] {
    const { par, platforms } = this.#world;
    const sets = Array.from({ length: 2 ** platforms.length }, (_, forgotten) => forgotten);
    const either = (p: number): Outcome<boolean>[] => [
      { chance: 1 - p, what: false },
      { chance: p, what: true },
    ];
    return sets.flatMap((forgotten) => {
      const heals = platforms.reduce(
        (x, { index }) => x * (isBurned({ last: 0, burned: forgotten }, index) ? par.heal : 1 - par.heal),
        1,
      );
      return either(wins).flatMap((won) =>
        either(defect).flatMap((bad) =>
          either(adopts).map((turn) => ({
            chance: heals * won.chance * bad.chance * turn.chance,
            what: { forgotten, wins: won.what, bad: bad.what, turns: turn.what },
          })),
        ),
      );
    });
  }

  #live(
    person: Person,
    shelves: (person: Person, occasion: keyof Table) => Outcome<Purchase | null>[],
    words: Uint32Array,
    adopts: number,
  ): void {
    const { par } = this.#world;
    const shown = person.viewer ? drawn(words[0], shelves(person, 'interest')) : null;
    const leaks = person.viewer && !shown ? par['leak.rate'] : 0;
    const goes = shown ? 1 - par.substitution : 1 - leaks;
    const sold = (leaked: boolean) => (o: Outcome<Purchase | null>) => ({
      chance: o.chance,
      what: { cell: o.what?.at(0)?.what ?? null, leaked },
    });
    const found: Found = drawn(words[1], [
      ...scaled(shelves(person, 'intent').map(sold(false)), goes),
      ...(leaks > 0 ? scaled(shelves(person, 'leak').map(sold(true)), leaks) : []),
      { chance: shown ? par.substitution : 0, what: { cell: null, leaked: false } },
    ]);

    let { last, burned } = person.memory;
    if (shown) {
      const fate = drawn(words[2], this.#fates(shown));
      fate.cell.orders++;
      last = fate.habit;
      if (fate.burned !== null) burned = withBurn(burned, fate.burned);
    }
    const { cell } = found;
    if (cell) cell[found.leaked ? 'leakOrders' : 'orders']++;
    const ending = drawn(
      words[3],
      this.#endings(cell?.defect ?? 0, cell ? (shown ? 0.5 : 1) : 0, person.viewer ? 0 : adopts),
    );
    if (cell && ending.wins) last = cell.route.to.index;
    if (cell && ending.bad) burned = withBurn(burned, cell.route.to.index);
    for (const { index } of this.#world.platforms) {
      const both = isBurned({ last, burned }, index) && isBurned({ last, burned: ending.forgotten }, index);
      if (both) burned -= 2 ** index;
    }
    person.memory = { last, burned };
    person.viewer ||= ending.turns;
  }
}
