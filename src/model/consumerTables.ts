import { GuideArena } from '../base/guideArena.ts';
import { guideBits } from '../base/guideTable.ts';
import { ConsumerCodes } from './consumerCodes.ts';
import { boundLate, boundOccasion, boundViewed, UNCHANGED } from './consumerOutcomes.ts';
import type { Market } from './market.ts';

/** What an intent occasion depends on besides the row: no viewer; a viewer who bought nothing; one who bought. */
export const PLAIN = 0;
export const MISSED = 1;
export const BOUGHT = 2;

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
 * What a consumer remembers is a code (`consumerCodes.ts`); an outcome of 3 or 4 changes it by a pair of masks in one word. The
 * tables stand in one arena of 32-bit words, which may be part of a larger memory. Each is made when it is first asked
 * for in a week. Pointers are byte addresses; 0 stands for a table not yet made.
 */
export class ConsumerTables extends ConsumerCodes {
  readonly layout: TableLayout;
  /** Words that everything takes when every table is made. */
  readonly mostWords: number;
  /** Route of an interest purchase by outcome of `shown` × outcome of `viewed`. */
  readonly routes: Int32Array;
  readonly #m: Market;
  readonly #arena: GuideArena;
  /** First word of the pointers, and of the tables. */
  readonly #origin: number;
  readonly #first: number;

  /** In `words` from index `origin` on, or in an array of their own that grows. */
  constructor(m: Market, words?: Uint32Array, origin = 1) {
    super(m);
    const { platforms: P, categories: G, interestRoutes } = m.choice;
    const { classes } = m.frame.sizes;
    const { bits, codes, outcomes } = this;
    const routes = Math.max(...interestRoutes.map((r) => r.length));
    const guide = guideBits(Math.max(2 * outcomes, 6 * routes, 4 << P));
    let top = origin;
    const reserve = (n: number): number => 4 * ((top += n) - n);
    const pointers = {
      ...{ shown: reserve(classes * codes), found: reserve(classes * codes * 2) },
      ...{ viewed: reserve(outcomes * 2), late: reserve(classes * 3 * outcomes * 2) },
    };
    this.#m = m;
    this.#origin = origin;
    this.#first = top;
    this.#arena = new GuideArena(guide, top, words);
    const rows = classes * ((P + 1) << P);
    this.mostWords = top - origin + GuideArena.length(guide, 4 * rows + 1, (1 + 3 * classes) * (G * P + 1));
    this.routes = new Int32Array(outcomes << (guide - 1));
    this.layout = {
      ...{ bits: guide, codes, contentBit: bits.content, lastMask: bits.last, lastMost: P, ...pointers },
      ...{ shownOutcomes: outcomes, foundOutcomes: 2 * outcomes, masks: this.#arena.payload },
    };
    this.beginWeek();
  }

  /** Forgets all tables. */
  beginWeek(): void {
    this.#arena.words.fill(0, this.#origin, this.#first);
    this.#arena.clear();
  }

  /** The outcome that a word draws from a table. */
  draw(table: number, word: number): number {
    return this.#arena.draw(table, word);
  }

  /** A code after an outcome of a table of `viewed` or `late`. */
  changed(code: number, table: number, outcome: number): number {
    const masks = this.#arena.payloadOf(table, outcome);
    return (code & masks & 0xffff) | (masks >>> 16);
  }

  /** The route of an interest purchase. */
  routeOf(shown: number, viewed: number): number {
    return this.routes[(shown << (this.layout.bits - 1)) + viewed];
  }

  shown(k: number, code: number): number {
    const at = this.layout.shown / 4 + k * this.layout.codes + code;
    return this.#arena.words[at] || this.#keep(at, this.#makeShown(k, code));
  }

  found(k: number, code: number, bought: 0 | 1): number {
    const at = this.layout.found / 4 + 2 * (k * this.layout.codes + code) + bought;
    return this.#arena.words[at] || this.#keep(at, this.#makeFound(k, code, bought));
  }

  viewed(outcome: number): number {
    const at = this.layout.viewed / 4 + 2 * outcome;
    return this.#arena.words[at] || this.#keep(at, this.#makeViewed(outcome));
  }

  late(k: number, kind: number, outcome: number): number {
    const at = this.layout.late / 4 + (3 * k + kind) * this.layout.foundOutcomes + outcome;
    return this.#arena.words[at] || this.#keep(at, this.#makeLate(k, kind, outcome));
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
    this.#arena.words[at] = table;
    return table;
  }

  #rowOf(k: number, code: number): number {
    const { preferences: Q } = this.#m.choice;
    return k * Q + (this.stateOf(code) % Q);
  }

  #makeShown(k: number, code: number): number {
    const m = this.#m;
    if (code >> this.bits.content) {
      const n = boundOccasion(m, m.choice.interest, this.#rowOf(k, code), this.#arena.bounds, START, 1);
      return this.#arena.make(n, false);
    }
    // one table for all who are no viewers: they buy nothing, which is the outcome after all platforms
    const none = this.#arena.words[this.layout.shown / 4];
    if (none !== 0 && (k > 0 || code > 0)) return none;
    const P = m.choice.platforms;
    this.#arena.bounds.fill(0, 0, P);
    const table = this.#arena.make(P + 1, false);
    this.#arena.words[this.layout.shown / 4] = table;
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
    const n = boundOccasion(m, intent, row, this.#arena.bounds, START, goes);
    if (leaks === 0) return this.#arena.make(n, false);
    const leaked = { outcome: n, probability: goes };
    return this.#arena.make(boundOccasion(m, leak, row, this.#arena.bounds, leaked, leaks), false);
  }

  #makeViewed(outcome: number): number {
    const p = this.platformOf(outcome);
    const after = this.layout.viewed / 4 + 2 * outcome + 1;
    if (p < 0) {
      this.#arena.words[after] = 0;
      if (outcome > this.#m.choice.platforms) return this.viewed(this.#m.choice.platforms);
      this.#arena.payloads[0] = UNCHANGED;
      return this.#arena.make(1, true);
    }
    this.#arena.words[after] = 4;
    const most = this.#arena.bounds.length;
    const routes = this.routes.subarray(outcome * most, (outcome + 1) * most);
    const g = this.categoryOf(outcome);
    const n = boundViewed(this.#m, g, p, this.bits, this.#arena.bounds, this.#arena.payloads, routes);
    if (n === 0) this.#arena.payloads[0] = UNCHANGED;
    return this.#arena.make(Math.max(n, 1), true);
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
    const n = boundLate(this.#m, ending, this.bits, this.#arena.bounds, this.#arena.payloads);
    return this.#arena.make(n, true);
  }
}

const START = { outcome: 0, probability: 0 };
