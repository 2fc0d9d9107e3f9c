/** Consumers as the limit of many: every outcome of a week enumerated, and its share moved. */
import { cellsOf, type Cell, type World } from '../world.ts';
import { probabilities, type Memory, type Occasion, type Table } from './choices.ts';
import { adoption, memoriesOf, withBurn, type Consumers } from './consumers.ts';

/** What an order does to a buyer: a new habit, a burn (−1 for none), and how probably. */
interface Effect {
  readonly habit: number;
  readonly burnedOn: number;
  readonly probability: number;
}

/** A purchase on p that settles on k: either may become the habit; what goes wrong is blamed on either. */
function effectsOf({ par }: World, cell: Cell): Effect[] {
  const [p, k] = [cell.route.platform.index, cell.route.to.index];
  if (p === k)
    return [
      { habit: p, burnedOn: -1, probability: 1 - cell.defect },
      { habit: p, burnedOn: p, probability: cell.defect },
    ];
  const [theta, beta] = [par['habit.toAttention'], par['blame.toAttention']];
  return [
    { habit: p, share: theta },
    { habit: k, share: 1 - theta },
  ].flatMap(({ habit, share }) => [
    { habit, burnedOn: -1, probability: share * (1 - cell.defect) },
    { habit, burnedOn: p, probability: share * cell.defect * beta },
    { habit, burnedOn: k, probability: share * cell.defect * (1 - beta) },
  ]);
}

/** An occasion of those who remember the same: how probably each order, and what it all does to them. */
interface Prospect {
  readonly orders: readonly number[];
  readonly effects: readonly Effect[];
  readonly buys: number;
}

/** Like effects are added up; those of every order are known by its place. */
function prospectOf(world: World, orders: number[], effects: readonly (readonly Effect[])[]): Prospect {
  const P = world.platforms.length;
  const sums = new Array<number>(P * (P + 1)).fill(0);
  let buys = 0;
  for (let o = 0; o < orders.length; o++) {
    if (orders[o] === 0) continue;
    buys += orders[o];
    for (const { habit, burnedOn, probability } of effects[o])
      sums[habit * (P + 1) + burnedOn + 1] += orders[o] * probability;
  }
  const found: Effect[] = [];
  for (let i = 0; i < sums.length; i++)
    if (sums[i] > 0)
      found.push({ habit: Math.floor(i / (P + 1)), burnedOn: (i % (P + 1)) - 1, probability: sums[i] });
  return { orders, effects: found, buys };
}

interface Prospects {
  readonly interest: Prospect;
  readonly intent: Prospect;
  readonly leak: Prospect;
}

type Part = 'plain' | 'viewers';
/** Shares of consumers by class and memory. */
type Shares = Record<Part, number[]>;

export class Mass implements Consumers {
  readonly size = 1;
  readonly #world: World;
  readonly #memories: readonly Memory[];
  #shares: Shares;

  constructor(world: World) {
    this.#world = world;
    this.#memories = memoriesOf(world);
    this.#shares = this.#nobody();
    const viewing = world.par['adopt.initial'];
    world.classes.forEach((k) =>
      this.#memories.forEach((memory) => {
        if (memory.burned > 0) return;
        const share = k.classShare * world.initialHabit[memory.last + 1];
        this.#shares.plain[this.#place(k.index, memory.last, memory.burned)] = share * (1 - viewing);
        this.#shares.viewers[this.#place(k.index, memory.last, memory.burned)] = share * viewing;
      }),
    );
  }

  get contentShoppers(): number {
    return this.#shares.viewers.reduce((sum, share) => sum + share, 0);
  }

  #nobody(): Shares {
    const n = this.#world.classes.length * this.#memories.length;
    return { plain: new Array<number>(n).fill(0), viewers: new Array<number>(n).fill(0) };
  }

  #place(k: number, last: number, burned: number): number {
    return k * this.#memories.length + burned * (this.#world.platforms.length + 1) + last + 1;
  }

  weeks(table: Table, settling: number): void {
    const prospects = this.#prospectsOf(table);
    for (let w = 0; w < settling; w++) this.#heal(this.#shop(prospects), 0);
    this.#countOrders(table, prospects);
    this.#heal(this.#shop(prospects), adoption(this.#world));
  }

  #prospectsOf(table: Table): Prospects[] {
    const world = this.#world;
    const { goods } = world;
    const known = [table.interest, table.intent, table.leak].map((of) => ({
      of,
      effects: of.cells.map((cell) => effectsOf(world, cell)),
    }));
    return world.classes.flatMap((k) =>
      this.#memories.map((memory): Prospects => {
        const [interest, intent, leak] = known.map(({ of, effects }) => {
          const orders = probabilities(world, of, k, memory);
          for (let o = 0; o < orders.length; o++) orders[o] *= goods[of.cells[o].g].categoryShare;
          return prospectOf(world, orders, effects);
        });
        return { interest, intent, leak };
      }),
    );
  }

  /** Of the viewers of a group: those who buy nothing by interest, and those of them who search a marketplace. */
  #missed(viewers: number, { interest }: Prospects): { stays: number; leaks: number } {
    const missed = viewers * (1 - interest.buys);
    const leaks = missed * this.#world.par['leak.rate'];
    return { stays: missed - leaks, leaks };
  }

  #countOrders(table: Table, prospects: readonly Prospects[]): void {
    const world = this.#world;
    for (const cell of cellsOf(world)) Object.assign(cell, { orders: 0, leakOrders: 0 });
    const count = (of: Occasion, { orders }: Prospect, mass: number, into: 'orders' | 'leakOrders'): void => {
      if (mass > 0) orders.forEach((x, o) => (of.cells[o][into] += mass * x));
    };
    prospects.forEach((prospect, i) => {
      const viewers = this.#shares.viewers[i];
      const { stays, leaks } = this.#missed(viewers, prospect);
      const again = viewers * prospect.interest.buys * (1 - world.par.substitution);
      count(table.interest, prospect.interest, viewers, 'orders');
      count(table.intent, prospect.intent, this.#shares.plain[i] + stays + again, 'orders');
      count(table.leak, prospect.leak, leaks, 'leakOrders');
    });
  }

  /** Where everybody stands after both occasions. */
  #shop(prospects: readonly Prospects[]): Shares {
    const next = this.#nobody();
    for (const k of this.#world.classes)
      for (const memory of this.#memories) this.#shopAs(k.index, memory, prospects, next);
    return next;
  }

  #shopAs(k: number, memory: Memory, prospects: readonly Prospects[], next: Shares): void {
    const { substitution } = this.#world.par;
    const at = this.#place(k, memory.last, memory.burned);
    const [plain, viewers] = [this.#shares.plain[at], this.#shares.viewers[at]];
    const { interest, intent, leak } = prospects[at];
    if (plain > 0) this.#searchAs(next.plain, k, memory.last, memory.burned, plain, intent, 1);
    if (viewers === 0) return;
    const { stays, leaks } = this.#missed(viewers, prospects[at]);
    this.#searchAs(next.viewers, k, memory.last, memory.burned, stays, intent, 1);
    this.#searchAs(next.viewers, k, memory.last, memory.burned, leaks, leak, 1);
    for (const { habit, burnedOn, probability } of interest.effects) {
      const burned = burnedOn < 0 ? memory.burned : withBurn(memory.burned, burnedOn);
      const mass = viewers * probability;
      next.viewers[this.#place(k, habit, burned)] += mass * substitution;
      this.#searchAs(next.viewers, k, habit, burned, mass * (1 - substitution), intent, 0.5);
    }
  }

  /** An intent occasion of some who bought last on `last`; a purchase becomes the habit with probability `wins`. */
  #searchAs(
    next: number[],
    k: number,
    last: number,
    burned: number,
    mass: number,
    { effects, buys }: Prospect,
    wins: number,
  ): void {
    next[this.#place(k, last, burned)] += mass * (1 - buys);
    for (const { habit, burnedOn, probability } of effects) {
      const hurt = burnedOn < 0 ? burned : withBurn(burned, burnedOn);
      next[this.#place(k, habit, hurt)] += mass * probability * wins;
      if (wins < 1) next[this.#place(k, last, hurt)] += mass * probability * (1 - wins);
    }
  }

  /** Every burn heals for itself; then some of the others come to shop by content. */
  #heal(shares: Shares, adopts: number): void {
    const { heal } = this.#world.par;
    const P = this.#world.platforms.length;
    const left = Array.from({ length: 2 ** P }, (_, burned) => leftOf(burned, P, heal));
    const healed = this.#nobody();
    this.#world.classes.forEach((k) =>
      this.#memories.forEach(({ last, burned }) => {
        const from = this.#place(k.index, last, burned);
        for (const { rest, probability } of left[burned]) {
          const to = this.#place(k.index, last, rest);
          healed.plain[to] += shares.plain[from] * probability * (1 - adopts);
          healed.viewers[to] += (shares.viewers[from] + shares.plain[from] * adopts) * probability;
        }
      }),
    );
    this.#shares = healed;
  }
}

/** What may be left of a set of burns. */
function leftOf(burned: number, P: number, heal: number): { rest: number; probability: number }[] {
  let sets = [{ rest: 0, probability: 1 }];
  for (let p = 0; p < P; p++) {
    if (Math.floor(burned / 2 ** p) % 2 === 0) continue;
    sets = sets.flatMap(({ rest, probability }) => [
      { rest: rest + 2 ** p, probability: probability * (1 - heal) },
      { rest, probability: probability * heal },
    ]);
  }
  return sets;
}
