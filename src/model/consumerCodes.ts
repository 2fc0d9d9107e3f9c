import { burnedOf, lastOf } from './choice.ts';
import type { Market } from './market.ts';

/**
 * Codes of what an individual remembers, in bits: last platform + 1, then the burned set, then whether it shops by content.
 * Changing one is masking it, which a state of `ConsumerRules` does not allow.
 */
export interface CodeBits {
  /** The bits of the last platform, which are the lowest. */
  readonly last: number;
  /** The first bit of the burned set. */
  readonly burned: number;
  /** The bit of content shoppers, which is the highest. */
  readonly content: number;
}

export function codeBits(platforms: number): CodeBits {
  const burned = 32 - Math.clz32(platforms);
  return { last: (1 << burned) - 1, burned, content: burned + platforms };
}

/** Names of codes and of the outcomes of an occasion: category by category the platforms, then nothing bought. */
export class ConsumerCodes {
  readonly bits: CodeBits;
  readonly codes: number;
  /** Outcomes of an occasion. */
  readonly outcomes: number;
  readonly #codes: Uint16Array;
  readonly #states: Uint16Array;
  readonly #platforms: Int16Array;
  readonly #categories: Int16Array;

  constructor({ choice: { preferences: Q, platforms: P, categories: G } }: Market) {
    this.bits = codeBits(P);
    this.codes = 2 << this.bits.content;
    this.outcomes = G * (P + 1);
    this.#codes = new Uint16Array(2 * Q);
    // a code that nobody may have leads to no state, so that who has it is missed
    this.#states = new Uint16Array(this.codes).fill(0xffff);
    for (let state = 0; state < 2 * Q; state++) {
      const preference = state % Q;
      const content = state >= Q ? 1 << this.bits.content : 0;
      const code = lastOf(preference, P) | (burnedOf(preference, P) << this.bits.burned) | content;
      this.#codes[state] = code;
      this.#states[code] = state;
    }
    // an intent occasion has the same outcomes again, as leaks
    this.#platforms = new Int16Array(2 * this.outcomes);
    this.#categories = new Int16Array(2 * this.outcomes);
    for (let outcome = 0; outcome < 2 * this.outcomes; outcome++) {
      const p = outcome % (P + 1);
      this.#platforms[outcome] = p === P ? -1 : p;
      this.#categories[outcome] = Math.floor(outcome / (P + 1)) % G;
    }
  }

  codeOf(state: number): number {
    return this.#codes[state];
  }

  stateOf(code: number): number {
    return this.#states[code];
  }

  /** Platform of an outcome, −1 for nothing bought. */
  platformOf(outcome: number): number {
    return this.#platforms[outcome];
  }

  categoryOf(outcome: number): number {
    return this.#categories[outcome];
  }

  isLeak(outcome: number): boolean {
    return outcome >= this.outcomes;
  }
}
