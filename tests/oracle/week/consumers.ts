/** What an engine’s consumers have in common: who they are, what they remember, how fast they adopt. */
import type { World } from '../world.ts';
import type { Memory, Table } from './choices.ts';

export interface Consumers {
  /** How many there are; the limit of many counts as one. */
  readonly size: number;
  readonly contentShoppers: number;
  /** Settles for some weeks into a table without adopting, then lives the week of it. */
  weeks(table: Table, settling: number): void;
}

/** Weekly probability that somebody becomes a content shopper. */
export function adoption(world: World): number {
  const { par, drivers } = world;
  const [x, most] = [world.adopters, par['adopt.potential']];
  if (x >= 1 || most === 0) return 0;
  const bass = par['adopt.spontaneous'] + (par['adopt.imitation'] * x) / most;
  const outside = Math.max(0, most - x) / (1 - x);
  return Math.min(1, bass * outside * (1 + par['adopt.epidemic'] * drivers.onlinePull));
}

/** Everything that a consumer may remember: by the set of platforms where it was burned, then by the last one. */
export function memoriesOf(world: World): Memory[] {
  const P = world.platforms.length;
  return Array.from({ length: 2 ** P }, (_, burned) =>
    Array.from({ length: P + 1 }, (__, habit): Memory => ({ last: habit - 1, burned })),
  ).flat();
}

/** A set of burns with one more. */
export const withBurn = (burned: number, p: number): number =>
  Math.floor(burned / 2 ** p) % 2 === 1 ? burned : burned + 2 ** p;
