import type { CountDraws } from '../base/countDraws.ts';
import type { Fate } from './consumerFates.ts';
import type { Market } from './market.ts';

/**
 * An occasion to buy, for counts of consumers: what becomes of buyers is drawn first, what they bought follows. A fate
 * is numbered habit · (P + 1) + burned as in `consumerFates.ts`; its causes are the purchases, category × platform,
 * that may have led to it. Fates decide the next state, and there are few; what was bought is only added up.
 */
export class CountedOccasion {
  /** Probability of each fate in the row weighed last, and of buying at all. */
  readonly joint: Float64Array;
  total = 0;
  /** Buyers of that row by fate; the caller adds them. */
  readonly buyers: Float64Array;
  /** First cause of each fate, and the end of the last. */
  readonly first: Int32Array;
  /** Purchase of each cause, category · P + platform. */
  readonly purchase: Int32Array;
  /** Buyers of the week by cause. */
  readonly sold: Float64Array;
  /** Share of the category × probability of the fate, by cause. */
  readonly #factor: Float64Array;
  /** Probability of cause and fate together in the row weighed last. */
  readonly #causes: Float64Array;
  readonly #table: Float64Array;
  readonly #purchases: number;

  constructor(m: Market, table: Float64Array, fate: readonly Fate[]) {
    const { categories: G, platforms: P, categoryShare } = m.choice;
    const fates = P * (P + 1);
    const first = [0];
    const purchase: number[] = [];
    const factor: number[] = [];
    for (let f = 0; f < fates; f++) {
      fate.forEach(({ cells, probability }, p) => {
        const cell = cells.indexOf(f);
        for (let g = 0; cell >= 0 && g < G; g++) {
          purchase.push(g * P + p);
          factor.push(categoryShare[g] * probability[g * cells.length + cell]);
        }
      });
      first.push(purchase.length);
    }
    this.joint = new Float64Array(fates);
    this.buyers = new Float64Array(fates);
    this.first = Int32Array.from(first);
    this.purchase = Int32Array.from(purchase);
    this.sold = new Float64Array(purchase.length);
    this.#factor = Float64Array.from(factor);
    this.#causes = new Float64Array(purchase.length);
    this.#table = table;
    this.#purchases = G * P;
  }

  /** Reads a row of the choice table, of which nobody has bought yet. */
  weigh(row: number): void {
    const { joint, first, purchase } = this;
    const base = row * this.#purchases;
    let total = 0;
    for (let f = 0; f < joint.length; f++) {
      let sum = 0;
      for (let c = first[f]; c < first[f + 1]; c++) {
        const probability = this.#table[base + purchase[c]] * this.#factor[c];
        this.#causes[c] = probability;
        sum += probability;
      }
      joint[f] = sum;
      total += sum;
    }
    this.total = total;
    this.buyers.fill(0);
  }

  /** Draws what the row’s buyers bought, given their fates; takes one purpose a fate. */
  sell(draws: CountDraws, purpose: number): void {
    const { buyers, first, sold } = this;
    for (let f = 0; f < buyers.length; f++) {
      draws.multinomial(purpose + f, buyers[f], this.#causes, sold, first[f], first[f + 1]);
    }
  }
}
