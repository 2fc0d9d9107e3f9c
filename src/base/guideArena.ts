import { fillGuide, guideLength, lookUp } from './guideTable.ts';

/** Words between tables, so that those of equal length do not fall on the same lines of a cache. */
const PAD = 16;

/**
 * Guide tables one after the other in an array of 32-bit words, which may be part of a larger memory or grow by itself.
 * A table is known by its byte address in the array. It may be followed by one word for each outcome.
 */
export class GuideArena {
  readonly bits: number;
  /** From a table to the words of its outcomes, bytes. */
  readonly payload: number;
  /** Where the next table’s outcomes end and what goes with them: filled in before it is made. */
  readonly bounds: Float64Array;
  readonly payloads: Uint32Array;
  #words: Uint32Array;
  readonly #first: number;
  readonly #grows: boolean;
  #top: number;

  /** Tables from index `first` on, in `words` or in an array that grows. */
  constructor(bits: number, first: number, words?: Uint32Array) {
    this.bits = bits;
    this.payload = 4 * guideLength(bits);
    this.bounds = new Float64Array(1 << (bits - 1));
    this.payloads = new Uint32Array(1 << (bits - 1));
    this.#grows = words === undefined;
    this.#words = words ?? new Uint32Array(2 * first);
    this.#first = this.#top = first;
  }

  /** Index words for so many tables, some of them with a word for each outcome. */
  static length(bits: number, plain: number, more: number): number {
    const each = guideLength(bits) + PAD;
    return (plain + more) * each + more * (1 << (bits - 1));
  }

  get words(): Uint32Array {
    return this.#words;
  }

  /** Forgets all tables. */
  clear(): void {
    this.#top = this.#first;
  }

  /** Makes the table of the first `n` bounds, followed by the first `n` payloads if it has some; returns its address. */
  make(n: number, hasPayload: boolean): number {
    const length = guideLength(this.bits);
    const at = this.#top;
    this.#top += length + PAD + (hasPayload ? this.payloads.length : 0);
    if (this.#grows && this.#top > this.#words.length) {
      const grown = new Uint32Array(2 * this.#top);
      grown.set(this.#words);
      this.#words = grown;
    }
    fillGuide(this.#words, at, this.bits, this.bounds, n);
    if (hasPayload) this.#words.set(this.payloads.subarray(0, n), at + length);
    return 4 * at;
  }

  /** The outcome that a word draws from a table. */
  draw(table: number, word: number): number {
    return lookUp(this.#words, table >>> 2, this.bits, word);
  }

  /** What goes with an outcome of a table. */
  payloadOf(table: number, outcome: number): number {
    return this.#words[((table + this.payload) >>> 2) + outcome];
  }
}
