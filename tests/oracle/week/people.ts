/** Consumers as individuals: the week of every one drawn. */
import { drawWords, uniform, type Key } from '../../../src/base/random.ts';
import { cellsOf, G, type Cell, type ConsumerClass, type World } from '../world.ts';
import { isBurned, probabilities, type Memory, type Occasion, type Table } from './choices.ts';
import { adoption, withBurn, type Consumers } from './consumers.ts';

/** A uniform that is used up bit by bit: what a decision leaves of it is uniform again. */
class Chance {
  #left: number;
  constructor(u: number) {
    this.#left = u;
  }

  /** Happens with probability p. */
  happens(p: number): boolean {
    const yes = this.#left < p;
    this.#left = yes ? this.#left / p : (this.#left - p) / (1 - p);
    return yes;
  }

  /** Index of one of several outcomes, or −1 where their probabilities leave something to one. */
  among(chances: readonly number[]): number {
    for (let i = 0; i < chances.length; i++) {
      if (this.#left < chances[i]) {
        this.#left /= chances[i];
        return i;
      }
      this.#left -= chances[i];
    }
    return -1;
  }
}

interface Person {
  readonly k: ConsumerClass;
  memory: Memory;
  viewer: boolean;
}

/** An occasion as draws go through it: a category, a platform in it, a route of the platform. */
interface Shelf {
  readonly platforms: readonly number[];
  readonly routes: readonly { readonly cells: readonly Cell[]; readonly shares: readonly number[] }[];
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

  #draws(i: number, week: number, purpose: number): number[] {
    const words = new Uint32Array(4);
    drawWords(this.#key, i, week, purpose, words);
    return Array.from(words, uniform);
  }

  /** By last platform, those who shop by content after all others. */
  #firstState(i: number): { memory: Memory; viewer: boolean } {
    const { initialHabit, par } = this.#world;
    const x = par['adopt.initial'];
    const shares = [...initialHabit.map((h) => h * (1 - x)), ...initialHabit.map((h) => h * x)];
    const drawn = new Chance(this.#draws(i, 0, INITIAL)[0]).among(shares);
    // shares may add up to a little less than one
    const at = drawn < 0 ? shares.findLastIndex((share) => share > 0) : drawn;
    const habits = initialHabit.length;
    return { memory: { last: (at % habits) - 1, burned: 0 }, viewer: at >= habits };
  }

  weeks(table: Table, settling: number): void {
    const shelves = new Map<string, Shelf[]>();
    for (let w = -settling; w < 0; w++) this.#week(table, shelves, w, 0);
    this.#week(table, shelves, this.#world.week, adoption(this.#world));
  }

  #week(table: Table, shelves: Map<string, Shelf[]>, week: number, adopts: number): void {
    for (const cell of cellsOf(this.#world)) Object.assign(cell, { orders: 0, leakOrders: 0 });
    const shop = (person: Person, occasion: keyof Table, u: Chance): Cell | null => {
      const { last, burned } = person.memory;
      const name = `${occasion} ${person.k.index} ${last} ${burned}`;
      let known = shelves.get(name);
      if (!known) shelves.set(name, (known = this.#shelvesOf(table[occasion], person)));
      return this.#take(u, known);
    };
    this.#people.forEach((person, i) => this.#live(person, shop, this.#draws(i, week, WEEK), adopts));
  }

  #shelvesOf(of: Occasion, { k, memory }: Person): Shelf[] {
    const orders = probabilities(this.#world, of, k, memory);
    return of.places.map((byPlatform) => {
      const routes = byPlatform.map((places) => {
        const at = places.filter((o) => orders[o] > 0);
        const sum = at.reduce((a, o) => a + orders[o], 0);
        return { sum, cells: at.map((o) => of.cells[o]), shares: at.map((o) => orders[o] / sum) };
      });
      return { platforms: routes.map(({ sum }) => sum), routes };
    });
  }

  /** The order that an occasion ends in, or none. */
  #take(u: Chance, shelves: readonly Shelf[]): Cell | null {
    const { platforms, routes } = shelves[u.among(this.#categories)];
    const p = u.among(platforms);
    if (p < 0) return null;
    const at = u.among(routes[p].shares);
    return routes[p].cells.at(at)!;
  }

  #live(
    person: Person,
    shop: (person: Person, occasion: keyof Table, u: Chance) => Cell | null,
    draws: readonly number[],
    adopts: number,
  ): void {
    const { par, platforms } = this.#world;
    const [u0, u1, u2, u3] = draws.map((u) => new Chance(u));
    const shown = person.viewer ? shop(person, 'interest', u0) : null;
    if (shown) shown.orders++;
    const leaks = person.viewer && !shown && u1.happens(par['leak.rate']);
    const replaced = shown !== null && u1.happens(par.substitution);
    const found = replaced ? null : shop(person, leaks ? 'leak' : 'intent', u1);
    if (found) found[leaks ? 'leakOrders' : 'orders']++;

    let { last, burned } = person.memory;
    for (const cell of [shown, found]) {
      if (!cell) continue;
      const { platform, to, own } = cell.route;
      if (cell === shown) last = own || u2.happens(par['habit.toAttention']) ? platform.index : to.index;
      else if (!shown || u2.happens(0.5)) last = to.index;
      if (!u2.happens(cell.defect)) continue;
      burned = withBurn(burned, own || u2.happens(par['blame.toAttention']) ? platform.index : to.index);
    }
    for (const { index } of platforms)
      if (isBurned({ last, burned }, index) && u3.happens(par.heal)) burned -= 2 ** index;
    person.memory = { last, burned };
    if (!person.viewer) person.viewer = u3.happens(adopts);
  }
}
