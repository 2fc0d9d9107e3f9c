/** The choice probabilities of a week. */
import { exp, log, pow } from '../../../src/base/detmath.ts';
import { cellsOf, type Cell, type ConsumerClass, type Platform, type Slot, type World } from '../world.ts';

/** What a consumer remembers: where it bought last (−1 for nowhere), and the bit set of where it was burned. */
export interface Memory {
  readonly last: number;
  readonly burned: number;
}

export const isBurned = ({ burned }: Memory, p: number): boolean => Math.floor(burned / 2 ** p) % 2 === 1;

/** Slots of an occasion, and the orders that it may end in, category by category, slot by slot, route by route. */
export interface Occasion {
  readonly slots: readonly Slot[];
  readonly cells: readonly Cell[];
  readonly lambda: number;
  readonly rate: number;
  /** Places of a category’s and platform’s orders among the cells, category by category, platform by platform. */
  readonly places: readonly (readonly number[])[][];
  /** e^(V/λ) as far as all consumers share it, by category and slot. */
  readonly shared: readonly (readonly number[])[];
}

export interface Table {
  readonly interest: Occasion;
  readonly intent: Occasion;
  readonly leak: Occasion;
}

/** The part of a slot’s utility that all consumers share, in a category; −∞ where nothing is on offer. */
function common(world: World, slot: Slot, g: number): number {
  const { par, drivers } = world;
  const { inclusive } = slot.goods[g];
  if (inclusive === -Infinity || slot.attention <= 0) return -Infinity;
  return (
    slot.slotConstant +
    par['attention.weight'] * log(slot.attention) +
    slot.tilt +
    par['trust.weight'] * (slot.platform.trust - par['trust.start']) +
    par['epidemic.onlinePull'] * drivers.onlinePull +
    inclusive
  );
}

/** The part that hangs on the consumer. */
function personal(world: World, k: ConsumerClass, memory: Memory, { index }: Platform): number {
  const habit = memory.last === index ? world.par.habit : 0;
  return k.classTaste[index] + habit - (isBurned(memory, index) ? world.par.burn : 0);
}

function occasion(
  world: World,
  slots: readonly Slot[],
  lambda: number,
  rate: number,
  extra: (s: Slot) => number,
): Occasion {
  const shared = world.goods.map((_, g) =>
    slots.map((slot) => exp((common(world, slot, g) + extra(slot)) / lambda)),
  );
  const cells = world.goods.flatMap((_, g) => slots.flatMap((slot) => slot.goods[g].cells));
  const places = world.goods.map((_, g) =>
    world.platforms.map((p) =>
      cells.flatMap((cell, o) => (cell.g === g && cell.route.platform === p ? [o] : [])),
    ),
  );
  return { slots, cells, places, lambda, rate, shared };
}

/** Probability of every order of an occasion, in the order of its cells; they leave to one that nothing is bought. */
export function probabilities(world: World, of: Occasion, k: ConsumerClass, memory: Memory): number[] {
  const factors = world.platforms.map((p) => exp(personal(world, k, memory, p) / of.lambda));
  const out: number[] = [];
  for (let g = 0; g < of.shared.length; g++) {
    let sum = 0;
    for (let s = 0; s < of.slots.length; s++) sum += factors[of.slots[s].platform.index] * of.shared[g][s];
    const attraction = sum > 0 ? pow(sum, of.lambda) : 0;
    const buys = (of.rate * attraction) / (1 + attraction);
    for (let s = 0; s < of.slots.length; s++) {
      const weight = factors[of.slots[s].platform.index] * of.shared[g][s];
      for (const cell of of.slots[s].goods[g].cells)
        out.push(sum > 0 ? ((buys * weight) / sum) * cell.routeShare : 0);
    }
  }
  return out;
}

export function weighChoices(world: World): Table {
  const { par, slots } = world;
  for (const cell of cellsOf(world)) cell.defect = defectOf(world, cell);
  const content = slots.filter((s) => s.channel !== 'shelf');
  const shelves = slots.filter((s) => s.channel === 'shelf');
  const search = (s: Slot): number => (s.platform.block.leaks ? 0 : par['leak.utility']);
  return {
    interest: occasion(world, content, par['nest.interest'], par['interest.rate'], () => 0),
    intent: occasion(world, shelves, par['nest.intent'], par['intent.rate'], () => 0),
    leak: occasion(world, shelves, par['nest.intent'], 1, search),
  };
}

function defectOf(world: World, { route, pool }: Cell): number {
  const { par } = world;
  const quality = route.hosted ? pool.poolShownQuality : pool.poolQuality;
  const harder = 1 + (par['defect.unrefunded'] - 1) * (1 - pool.platform.refund);
  return Math.min(1, par['defect.scale'] * (1.3 - quality) * harder);
}
