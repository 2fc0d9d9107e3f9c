import { fateOfIntent, fateOfInterest, type Fate } from './consumerFates.ts';
import type { Market } from './market.ts';

/**
 * What becomes of the buyers of one occasion of a row, as probabilities: `cells[b · P + h]` for a new habit h and burned
 * platform b − 1, 0 for unhurt, and `total` of buying. Burned first, so that those with one burn stand together.
 */
export interface Buying {
  readonly cells: Float64Array;
  total: number;
}

export const buyingOf = (m: Market): Buying => {
  const P = m.choice.platforms;
  return { cells: new Float64Array(P * (P + 1)), total: 0 };
};

/** By platform: cells that its buyers may come to, and by cell × category the part of all occasions that does. */
export interface Fates {
  readonly cells: readonly Int32Array[];
  readonly parts: readonly Float64Array[];
}

function weighted(m: Market, fates: readonly Fate[]): Fates {
  const { platforms: P, categories: G, categoryShare } = m.choice;
  return {
    cells: fates.map(({ cells }) => cells.map((cell) => (cell % (P + 1)) * P + Math.floor(cell / (P + 1)))),
    parts: fates.map(({ cells: { length: n }, probability }) =>
      Float64Array.from({ length: n * G }, (_, at) => {
        const g = at % G;
        return categoryShare[g] * probability[g * n + Math.floor(at / G)];
      }),
    ),
  };
}

export const contentFates = (m: Market): Fates => weighted(m, fateOfInterest(m));

/** By category × platform: the part of all occasions that ends well there, and that ends badly. */
export interface ShelfFates {
  readonly good: Float64Array;
  readonly bad: Float64Array;
}

export function shelfFates(m: Market): ShelfFates {
  const { categories: G, platforms: P, categoryShare } = m.choice;
  const fates = { good: new Float64Array(G * P), bad: new Float64Array(G * P) };
  fateOfIntent(m).forEach(({ cells, probability }, p) => {
    cells.forEach((cell, c) => {
      const part = cell % (P + 1) === 0 ? fates.good : fates.bad;
      for (let g = 0; g < G; g++) part[g * P + p] = categoryShare[g] * probability[g * cells.length + c];
    });
  });
  return fates;
}

/** Adds up a row’s content purchases over categories and platforms. */
export function collectContent(m: Market, row: number, { cells, parts }: Fates, out: Buying): void {
  const { categories: G, platforms: P, categoryShare, interest } = m.choice;
  const into = out.cells;
  into.fill(0);
  let total = 0;
  for (let p = 0; p < P; p++) {
    const own = cells[p];
    const part = parts[p];
    if (own.length === 0) continue;
    const first = row * G * P + p;
    for (let g = 0; g < G; g++) total += categoryShare[g] * interest[first + g * P];
    for (let c = 0; c < own.length; c++) {
      let sum = 0;
      for (let g = 0; g < G; g++) sum += interest[first + g * P] * part[c * G + g];
      into[own[c]] = into[own[c]] + sum;
    }
  }
  out.total = total;
}

/** Adds up a row’s purchases on shelves, where the shelf’s platform becomes the habit. */
export function collectShelves(
  m: Market,
  table: Float64Array,
  row: number,
  { good, bad }: ShelfFates,
  out: Buying,
): void {
  const P = m.choice.platforms;
  const into = out.cells;
  const n = good.length;
  const from = row * n;
  let total = 0;
  for (let p = 0; p < P; p++) {
    let [well, badly] = [0, 0];
    for (let i = p; i < n; i += P) {
      const bought = table[from + i];
      well += bought * good[i];
      badly += bought * bad[i];
    }
    into[p] = well;
    into[(p + 1) * P + p] = badly;
    total += well + badly;
  }
  out.total = total;
}
