import { wordsOf } from '../base/guideTable.ts';
import type { CodeBits } from './consumerCodes.ts';
import { meetOnRoute } from './consumerFates.ts';
import type { Market } from './market.ts';

/**
 * The outcomes of an individual’s week in the order in which words draw them (`consumerTables.ts`). Each function writes
 * to `bounds` the first word beyond each outcome and returns how many there are.
 *
 * The order keeps scenarios coupled: what is little moved by a policy comes first, so a change of probabilities shifts
 * few bounds. Nothing bought closes each category, so what changes in one category moves nobody in another.
 */

/** An occasion in one row: category by category the platforms, then nothing. `part` of the words from `from` on. */
export function boundOccasion(
  m: Market,
  table: Float64Array,
  row: number,
  bounds: Float64Array,
  from: { readonly outcome: number; readonly probability: number },
  part: number,
): number {
  const { categories: G, platforms: P, categoryShare, categoryCut } = m.choice;
  let o = from.outcome;
  let before = 0;
  for (let g = 0; g < G; g++) {
    const share = categoryShare[g];
    const cut = categoryCut[g];
    const base = (row * G + g) * P;
    let bought = 0;
    for (let p = 0; p < P; p++) {
      bought += table[base + p];
      bounds[o++] = wordsOf(from.probability + part * Math.min(cut, before + share * bought));
    }
    bounds[o++] = wordsOf(from.probability + part * cut);
    before = cut;
  }
  return o;
}

/** A pair of masks in one word: what is kept of a code, and what is added. */
const change = (forget: number, add: number): number => ((0xffff & ~forget) | (add << 16)) >>> 0;
export const UNCHANGED = change(0, 0);

/** By which route a purchase on a platform goes, and whose habit and burn it becomes: routes by index. */
export function boundViewed(
  m: Market,
  g: number,
  p: number,
  bits: CodeBits,
  bounds: Float64Array,
  masks: Uint32Array,
  routes: Int32Array,
): number {
  let n = 0;
  let sum = 0;
  for (const r of m.choice.interestRoutes[p]) {
    meetOnRoute(m, r, g, (habit, burned, probability) => {
      if (probability === 0) return;
      sum += probability;
      bounds[n] = wordsOf(sum);
      masks[n] = change(bits.last, (habit + 1) | (burned > 0 ? 1 << (bits.burned + burned - 1) : 0));
      routes[n++] = r;
    });
  }
  return n;
}

/** What ends a week, given the shelf where something was bought by intent (−1 for none): chances of each. */
export interface Ending {
  /** Platform of the shelf, −1 for none. */
  readonly to: number;
  /** That the purchase goes wrong. */
  readonly bad: number;
  /** That it becomes the habit. */
  readonly wins: number;
  /** That the consumer turns to content. */
  readonly adopts: number;
}

/**
 * Which burns heal, the set by number; then whether the purchase becomes the habit, whether it goes wrong, whether the
 * consumer turns to content. What was burned this week may heal at once.
 */
export function boundLate(
  m: Market,
  { to, bad, wins, adopts }: Ending,
  bits: CodeBits,
  bounds: Float64Array,
  masks: Uint32Array,
): number {
  const P = m.choice.platforms;
  const rho = m.frame.parameters.heal;
  const [w, b] = to < 0 ? [0, 0] : [wins, bad];
  // the first of the three changes slowest
  const chances = [(1 - w) * (1 - b), (1 - w) * b, w * (1 - b), w * b].flatMap((x) => [
    x * (1 - adopts),
    x * adopts,
  ]);
  let n = 0;
  let sum = 0;
  for (let healed = 0; healed < 1 << P; healed++) {
    let heals = 1;
    for (let p = 0; p < P; p++) heals *= (healed >> p) & 1 ? rho : 1 - rho;
    for (let which = 0; which < 8; which++) {
      const probability = heals * chances[which];
      if (probability === 0) continue;
      const [won, hurt, adopted] = [which >> 2, (which >> 1) & 1, which & 1];
      sum += probability;
      const burned = hurt ? (1 << to) & ~healed : 0;
      bounds[n] = wordsOf(sum);
      masks[n++] = change(
        (healed << bits.burned) | (won ? bits.last : 0),
        (won ? to + 1 : 0) | (burned << bits.burned) | (adopted << bits.content),
      );
    }
  }
  return n;
}
