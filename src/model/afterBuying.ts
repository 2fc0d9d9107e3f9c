import type { Buying } from './buying.ts';
import { burnedOf } from './choice.ts';
import type { Market } from './market.ts';

/**
 * Moves mass of a preference into the block of `next` at `base` after a shelf occasion alone. States of a block are
 * habit + (P + 1) · burned, habit 0 for none.
 */
export function afterShelf(
  m: Market,
  next: Float64Array,
  base: number,
  preference: number,
  mass: number,
  { cells, total }: Buying,
): void {
  if (mass === 0) return;
  const P = m.choice.platforms;
  const burned = burnedOf(preference, P);
  const unhurt = base + (P + 1) * burned + 1;
  const stays = base + preference;
  next[stays] = next[stays] + mass * (1 - total);
  for (let k = 0; k < P; k++) {
    next[unhurt + k] = next[unhurt + k] + mass * cells[k];
    const hurt = base + (P + 1) * (burned | (1 << k)) + 1 + k;
    next[hurt] = next[hurt] + mass * cells[(k + 1) * P + k];
  }
}

/**
 * Moves those of a preference who bought by content, then met a shelf with probability `meets`. Of two purchases either
 * becomes the habit with probability ½, so of those with a burn by content only their number matters to the half that
 * takes the habit of the shelf.
 */
export function afterBoth(
  m: Market,
  next: Float64Array,
  base: number,
  preference: number,
  mass: number,
  content: Buying,
  meets: number,
  shelf: Buying,
): void {
  const P = m.choice.platforms;
  const burned = burnedOf(preference, P);
  const half = 0.5 * meets;
  let well = 0;
  for (let k = 0; k < P; k++) well += shelf.cells[k];
  const keeps = 1 - meets * shelf.total + half * well;
  for (let b = 0; b <= P; b++) {
    const flags = b === 0 ? burned : burned | (1 << (b - 1));
    const unhurt = base + (P + 1) * flags + 1;
    let all = 0;
    for (let h = 0; h < P; h++) {
      const amount = mass * content.cells[b * P + h];
      if (amount === 0) continue;
      all += amount;
      next[unhurt + h] = next[unhurt + h] + amount * keeps;
      for (let k = 0; k < P; k++) {
        const hurt = base + (P + 1) * (flags | (1 << k)) + 1 + h;
        next[hurt] = next[hurt] + amount * half * shelf.cells[(k + 1) * P + k];
      }
    }
    if (all === 0) continue;
    for (let k = 0; k < P; k++) {
      next[unhurt + k] = next[unhurt + k] + all * half * shelf.cells[k];
      const hurt = base + (P + 1) * (flags | (1 << k)) + 1 + k;
      next[hurt] = next[hurt] + all * half * shelf.cells[(k + 1) * P + k];
    }
  }
}
