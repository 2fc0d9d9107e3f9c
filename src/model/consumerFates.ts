import type { Market } from './market.ts';

/**
 * What becomes of a buyer on each platform (SM8), the same for every row: the possible cells, habit · (P + 1) + burned
 * with burned = platform + 1 or 0 for unhurt, and their probabilities by category × cell.
 */
export interface Fate {
  readonly cells: Int32Array;
  readonly probability: Float64Array;
}

type AddFate = (habit: number, burned: number, probability: number) => void;

/** Fates from what a buyer on (category, platform) may meet; `meet` calls back with (habit, burned or 0, probability). */
function fates(m: Market, meet: (g: number, p: number, add: AddFate) => void): Fate[] {
  const { categories: G, platforms: P } = m.choice;
  return m.frame.platformNames.map((_, p) => {
    const dense = new Float64Array(G * P * (P + 1));
    for (let g = 0; g < G; g++) {
      meet(g, p, (habit, burned, probability) => {
        const at = g * P * (P + 1) + habit * (P + 1) + burned;
        dense[at] = dense[at] + probability;
      });
    }
    const cells = possibleCells(dense, P * (P + 1));
    const probability = new Float64Array(G * cells.length);
    for (let g = 0; g < G; g++) {
      cells.forEach((cell, c) => (probability[g * cells.length + c] = dense[g * P * (P + 1) + cell]!));
    }
    return { cells, probability };
  });
}

/** Cells, of so many a category, that any category leads to. */
function possibleCells(dense: Float64Array, cells: number): Int32Array {
  const found = new Int32Array(cells);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) {
    let at = cell;
    while (at < dense.length && dense[at] === 0) at += cells;
    if (at < dense.length) found[count++] = cell;
  }
  return found.subarray(0, count);
}

/**
 * Fates of an interest buyer whose order takes route r: from platform p to k, habit p or k, blame on p or k. Their
 * probabilities add up to the share of the route.
 */
export function meetOnRoute(m: Market, r: number, g: number, add: AddFate): void {
  const { platform: p, to: k } = m.frame.routes[r];
  const { categories: G, split, defect } = m.choice;
  const keeps = m.frame.parameters['habit.toAttention'];
  const blame = m.frame.parameters['blame.toAttention'];
  const bad = defect[r * G + g];
  const habit = (h: number, probability: number): void => {
    const share = split[r * G + g] * probability;
    add(h, 0, share * (1 - bad));
    add(h, p + 1, share * bad * (p === k ? 1 : blame));
    if (p !== k) add(h, k + 1, share * bad * (1 - blame));
  };
  habit(p, p === k ? 1 : keeps);
  if (p !== k) habit(k, 1 - keeps);
}

/** An interest buyer on a platform, by whichever route. */
export function fateOfInterest(m: Market): Fate[] {
  return fates(m, (g, p, add) => {
    for (const r of m.choice.interestRoutes[p]) meetOnRoute(m, r, g, add);
  });
}

/** A shelf buyer: the shelf’s platform becomes the habit and takes the blame. */
export function fateOfIntent(m: Market): Fate[] {
  const { categories: G, defect, shelfRoutes } = m.choice;
  return fates(m, (g, p, add) => {
    const r = shelfRoutes[p];
    if (r < 0) return;
    add(p, 0, 1 - defect[r * G + g]);
    add(p, p + 1, defect[r * G + g]);
  });
}
