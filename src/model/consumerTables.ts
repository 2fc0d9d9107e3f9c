import { fillGuide, guideBits, guideLength, lookUp } from '../base/guideTable.ts';
import {
  boundLate,
  boundOccasion,
  boundViewed,
  codeBits,
  UNCHANGED,
  type CodeBits,
} from './consumerOutcomes.ts';
import { burnedOf, lastOf } from './choice.ts';
import type { Market } from './market.ts';

/** What an intent occasion depends on besides the row: no viewer; a viewer who bought nothing; one who bought. */
export const PLAIN = 0;
export const MISSED = 1;
export const BOUGHT = 2;

/** Words between tables, so that those of equal length do not fall on the same lines of a cache. */
const PAD = 16;

/** Where tables of pointers stand: byte addresses in the memory that the tables are part of. */
export interface TableLayout {
  /** Bits of a word that guide its look-up. */
  readonly bits: number;
  /** Codes of what a consumer remembers. */
  readonly codes: number;
  /** Which bit of a code says that it shops by content; the lowest bits that hold the last platform, and the highest. */
  readonly contentBit: number;
  readonly lastMask: number;
  readonly lastMost: number;
  /** Class × code → table of `shown`. */
  readonly shown: number;
  /** Class × code × (bought nothing, bought) → table of `found`. */
  readonly found: number;
  /** Outcome of `shown` → table of `viewed`, then 4 if something was bought and 0 if not. */
  readonly viewed: number;
  /** Class × (plain, missed, bought) × outcome of `found` → table of `late`. */
  readonly late: number;
  readonly shownOutcomes: number;
  readonly foundOutcomes: number;
  /** From a table of `viewed` or `late` to the masks of its outcomes, bytes. */
  readonly masks: number;
}

/**
 * An individual’s week (`consumers.ts`) as four look-ups, one for each word of its draw, in tables of whole numbers made
 * from the choice table once a week:
 *
 * 1. `shown`: what a viewer buys by interest, category and in it platform or nothing;
 * 2. `found`: what is bought by intent, the same, and after all of it the same of a leak. Whether the interest purchase
 *    replaces the occasion, or a viewer who missed leaks, is joint with it;
 * 3. `viewed`: by which route an interest purchase goes, whose habit and whose burn it becomes, by what was bought;
 * 4. `late`: which burns heal, whether the intent purchase becomes the habit and goes wrong, and whether the consumer
 *    turns to content, by what was bought.
 *
 * What a consumer remembers is a code (`codeBits`); an outcome of 3 or 4 changes it by a pair of masks in one word. The
 * tables stand in one arena of 32-bit words, which may be part of a larger memory. Each is made when it is first asked
 * for in a week. Pointers are byte addresses; 0 stands for a table not yet made.
 */
export class ConsumerTables {
  readonly layout: TableLayout;
  readonly bits: CodeBits;
  /** Route of an interest purchase by outcome of `shown` × outcome of `viewed`. */
  readonly routes: Int32Array;
  readonly #codes: Uint16Array;
  readonly #states: Uint16Array;
  readonly #platforms: Int16Array;
  readonly #categories: Int16Array;
  #words: Uint32Array;
  readonly #grows: boolean;
  readonly #m: Market;
  readonly #origin: number;
  readonly #first: number;
  #top = 0;
  readonly #bounds: Float64Array;
  readonly #masks: Uint32Array;

  /** In `words` from index `origin` on, or in an array of their own that grows. */
  constructor(m: Market, words?: Uint32Array, origin = 1) {
    const { platforms: P, categories: G, interestRoutes } = m.choice;
    const { classes } = m.frame.sizes;
    this.#m = m;
    this.bits = codeBits(P);
    const foundOutcomes = 2 * G * (P + 1);
    const routes = Math.max(...interestRoutes.map((r) => r.length));
    const bits = guideBits(Math.max(foundOutcomes, 6 * routes, 4 << P));
    const codes = 2 << this.bits.content;
    let top = origin;
    const reserve = (n: number): number => 4 * ((top += n) - n);
    this.layout = {
      ...{ bits, codes, contentBit: this.bits.content, lastMask: this.bits.last, lastMost: P },
      ...{ shown: reserve(classes * codes), found: reserve(classes * codes * 2) },
      ...{ viewed: reserve(foundOutcomes), late: reserve(classes * 3 * foundOutcomes) },
      ...{ shownOutcomes: foundOutcomes / 2, foundOutcomes, masks: 4 * guideLength(bits) },
    };
    this.#origin = origin;
    this.#first = top;
    this.#grows = words === undefined;
    this.#words = words ?? new Uint32Array(2 * top);
    const most = 1 << (bits - 1);
    this.#bounds = new Float64Array(most);
    this.#masks = new Uint32Array(most);
    this.routes = new Int32Array(this.layout.shownOutcomes * most);
    this.#codes = new Uint16Array(2 * m.choice.preferences);
    this.#states = new Uint16Array(codes);
    this.#platforms = new Int16Array(foundOutcomes);
    this.#categories = new Int16Array(foundOutcomes);
    this.#nameStates();
    this.#nameOutcomes();
    this.beginWeek();
  }

  /** The memory that pointers lead into. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Words that everything takes when every table is made. */
  get mostWords(): number {
    const { classes, platforms: P, categories: G } = this.#m.frame.sizes;
    const { bits } = this.layout;
    const rows = classes * ((P + 1) << P);
    const masked = (1 + 3 * classes) * (G * P + 1);
    const length = guideLength(bits) + PAD;
    return this.#first - this.#origin + (4 * rows + 1) * length + masked * (length + (1 << (bits - 1)));
  }

  /** Forgets all tables. */
  beginWeek(): void {
    this.#words.fill(0, this.#origin, this.#first);
    this.#top = this.#first;
  }

  /** The code of a state of `ConsumerRules`, and back. */
  codeOf(state: number): number {
    return this.#codes[state];
  }

  stateOf(code: number): number {
    return this.#states[code];
  }

  #nameStates(): void {
    const { preferences: Q, platforms: P } = this.#m.choice;
    for (let state = 0; state < 2 * Q; state++) {
      const preference = state % Q;
      const content = state >= Q ? 1 << this.bits.content : 0;
      const code = lastOf(preference, P) | (burnedOf(preference, P) << this.bits.burned) | content;
      this.#codes[state] = code;
      this.#states[code] = state;
    }
  }

  /** The outcome that a word draws from a table. */
  draw(table: number, word: number): number {
    return lookUp(this.#words, table >>> 2, this.layout.bits, word);
  }

  /** A code after an outcome of a table of `viewed` or `late`. */
  changed(code: number, table: number, outcome: number): number {
    const masks = this.#words[((table + this.layout.masks) >>> 2) + outcome];
    return (code & masks & 0xffff) | (masks >>> 16);
  }

  shown(k: number, code: number): number {
    const at = this.layout.shown / 4 + k * this.layout.codes + code;
    return this.#words[at] || this.#keep(at, this.#makeShown(k, code));
  }

  found(k: number, code: number, bought: 0 | 1): number {
    const at = this.layout.found / 4 + 2 * (k * this.layout.codes + code) + bought;
    return this.#words[at] || this.#keep(at, this.#makeFound(k, code, bought));
  }

  viewed(outcome: number): number {
    const at = this.layout.viewed / 4 + 2 * outcome;
    return this.#words[at] || this.#keep(at, this.#makeViewed(outcome));
  }

  late(k: number, kind: number, outcome: number): number {
    const at = this.layout.late / 4 + (3 * k + kind) * this.layout.foundOutcomes + outcome;
    return this.#words[at] || this.#keep(at, this.#makeLate(k, kind, outcome));
  }

  /** Makes all tables that consumers of a class need who are in one of the codes marked in `there`. */
  prepare(k: number, there: Uint8Array): void {
    const { shownOutcomes, foundOutcomes, contentBit } = this.layout;
    for (let code = 0; code < there.length; code++) {
      if (there[code] === 0) continue;
      this.shown(k, code);
      this.found(k, code, 0);
      if (code >> contentBit) this.found(k, code, 1);
    }
    for (let o = 0; o < shownOutcomes; o++) this.viewed(o);
    for (let kind = 0; kind < 3; kind++) for (let o = 0; o < foundOutcomes; o++) this.late(k, kind, o);
  }

  #keep(at: number, table: number): number {
    this.#words[at] = table;
    return table;
  }

  /** Platform of an outcome of an occasion, −1 for nothing bought. */
  platformOf(outcome: number): number {
    return this.#platforms[outcome];
  }

  /** Category of an outcome of an occasion. */
  categoryOf(outcome: number): number {
    return this.#categories[outcome];
  }

  #nameOutcomes(): void {
    const { platforms: P, categories: G } = this.#m.choice;
    for (let outcome = 0; outcome < this.layout.foundOutcomes; outcome++) {
      const p = outcome % (P + 1);
      this.#platforms[outcome] = p === P ? -1 : p;
      this.#categories[outcome] = Math.floor(outcome / (P + 1)) % G;
    }
  }

  /** Whether an outcome of `found` is one of a leak. */
  isLeak(outcome: number): boolean {
    return outcome >= this.layout.shownOutcomes;
  }

  /** The route of an interest purchase. */
  routeOf(shown: number, viewed: number): number {
    return this.routes[(shown << (this.layout.bits - 1)) + viewed];
  }

  #rowOf(k: number, code: number): number {
    const { preferences: Q } = this.#m.choice;
    return k * Q + (this.stateOf(code) % Q);
  }

  #makeShown(k: number, code: number): number {
    const m = this.#m;
    if (code >> this.bits.content) {
      const n = boundOccasion(m, m.choice.interest, this.#rowOf(k, code), this.#bounds, START, 1);
      return this.#make(n);
    }
    // one table for all who are no viewers: they buy nothing, which is the outcome after all platforms
    const none = this.#words[this.layout.shown / 4];
    if (none !== 0 && (k > 0 || code > 0)) return none;
    const P = m.choice.platforms;
    this.#bounds.fill(0, 0, P);
    const table = this.#make(P + 1);
    this.#words[this.layout.shown / 4] = table;
    return table;
  }

  #makeFound(k: number, code: number, bought: 0 | 1): number {
    const m = this.#m;
    const par = m.frame.parameters;
    const { intent, leak } = m.choice;
    const row = this.#rowOf(k, code);
    const isViewer = code >> this.bits.content > 0;
    const leaks = isViewer && bought === 0 ? par['leak.rate'] : 0;
    const goes = bought === 1 ? 1 - par.substitution : 1 - leaks;
    const n = boundOccasion(m, intent, row, this.#bounds, START, goes);
    if (leaks === 0) return this.#make(n);
    return this.#make(boundOccasion(m, leak, row, this.#bounds, { outcome: n, probability: goes }, leaks));
  }

  #makeViewed(outcome: number): number {
    const p = this.platformOf(outcome);
    const after = this.layout.viewed / 4 + 2 * outcome + 1;
    if (p < 0) {
      this.#words[after] = 0;
      if (outcome > this.#m.choice.platforms) return this.viewed(this.#m.choice.platforms);
      this.#masks[0] = UNCHANGED;
      return this.#make(1, true);
    }
    this.#words[after] = 4;
    const most = this.#bounds.length;
    const routes = this.routes.subarray(outcome * most, (outcome + 1) * most);
    const g = this.categoryOf(outcome);
    const n = boundViewed(this.#m, g, p, this.bits, this.#bounds, this.#masks, routes);
    if (n === 0) this.#masks[0] = UNCHANGED;
    return this.#make(Math.max(n, 1), true);
  }

  #makeLate(k: number, kind: number, outcome: number): number {
    const { platforms: P, categories: G, adopt, defect, shelfRoutes } = this.#m.choice;
    const half = G * (P + 1);
    if (k > 0 && adopt[k] === adopt[k - 1]) return this.late(k - 1, kind, outcome);
    if (outcome >= half) return this.late(k, kind, outcome - half);
    const to = this.platformOf(outcome);
    if (to < 0 && outcome > P) return this.late(k, kind, P);
    const r = to < 0 ? -1 : shelfRoutes[to];
    const ending = {
      to: r < 0 ? -1 : to,
      bad: r < 0 ? 0 : defect[r * G + this.categoryOf(outcome)],
      wins: kind === BOUGHT ? 0.5 : 1,
      adopts: kind === PLAIN ? adopt[k] : 0,
    };
    return this.#make(boundLate(this.#m, ending, this.bits, this.#bounds, this.#masks), true);
  }

  /** Writes the table of the first `n` bounds, with masks if it has some, and returns its address. */
  #make(n: number, masked = false): number {
    const { bits } = this.layout;
    const length = guideLength(bits);
    const at = this.#top;
    this.#top += length + PAD + (masked ? this.#masks.length : 0);
    if (this.#grows && this.#top > this.#words.length) {
      const grown = new Uint32Array(2 * this.#top);
      grown.set(this.#words);
      this.#words = grown;
    }
    fillGuide(this.#words, at, bits, this.#bounds, n);
    if (masked) this.#words.set(this.#masks.subarray(0, n), at + length);
    return 4 * at;
  }
}

const START = { outcome: 0, probability: 0 };
