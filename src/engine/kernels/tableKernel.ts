import { guideLength } from '../../base/guideTable.ts';
import { Fault } from '../../base/problem.ts';
import type { Key } from '../../base/random.ts';
import { CHUNK, Desk, deskSizes, ORDER_BYTES, order, OUTCOMES, type Crew, type DeskSizes } from './desks.ts';
import { firstOf, firstStates, INITIAL, WEEK } from './firsts.ts';
import type { IndividualTables, Kernel, TabledRules, TableLayout } from './kernel.ts';
import { kernelModule, MOST_PAGES, PAGE } from './wasm.ts';

/** The guide bits that agents.as is made for. */
const BITS = 8;

/** Milliseconds after which a thread that took a chunk and never ends it counts as dead. */
const PATIENCE = 60_000;

const upTo = (multiple: number, n: number): number => Math.ceil(n / multiple) * multiple;

/** Where everything stands in the memory, bytes. */
interface Places {
  readonly desks: number;
  readonly start: number;
  readonly tables: number;
  readonly states: number;
  readonly pages: number;
}

function placesOf(desk: DeskSizes, desks: number, tableWords: number, stateBytes: number): Places {
  const start = ORDER_BYTES + desks * desk.bytes;
  const tables = start + 4 * (guideLength(BITS) + OUTCOMES);
  const states = upTo(64, tables + 4 * tableWords);
  return { desks: ORDER_BYTES, start, tables, states, pages: Math.ceil((states + stateBytes) / PAGE) };
}

/**
 * Individuals by tables in WebAssembly, over all threads of the crew; null where rules, host or memory do not allow it. The
 * same as `agentsLoop` to the bit.
 */
export function tableKernel(
  rules: TabledRules,
  population: number,
  key: Key,
  crew: Crew | null,
): Kernel | null {
  const module = kernelModule(crew !== null);
  const { layout, mostWords } = rules.tables;
  const sizes = deskSizes(layout, rules.classes);
  if (!module || !sizes || layout.bits !== BITS) return null;
  const desks = 1 + (crew?.helpers ?? 0);
  const width = layout.codes <= 256 ? 1 : 2;
  const places = placesOf(sizes, desks, mostWords, width * population);
  if (places.pages > MOST_PAGES) return null;
  const memory = memoryOf(places.pages, crew !== null);
  if (!memory) return null;
  const people = new TabledPeople(rules, population, key, memory, places, sizes, width, crew !== null);
  for (let desk = 0; desk < desks; desk++) people.open({ module, memory, desk }, desk > 0 ? crew : null);
  people.start();
  return people;
}

/** Null where the host cannot give it: V8 sets aside address space for the largest memory there may be. */
function memoryOf(pages: number, shared: boolean): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch {
    return null;
  }
}

class TabledPeople implements Kernel {
  readonly size: number;
  readonly #rules: TabledRules;
  readonly #tables: IndividualTables;
  readonly #layout: TableLayout;
  readonly #codes: Uint8Array | Uint16Array;
  readonly #order: Int32Array;
  readonly #desks: Desk[] = [];
  readonly #waits: boolean;
  /** Class × code: 1 where somebody is. */
  readonly #there: Uint8Array;
  #drawn: number;

  constructor(
    rules: TabledRules,
    population: number,
    key: Key,
    memory: WebAssembly.Memory,
    places: Places,
    sizes: DeskSizes,
    width: 1 | 2,
    waits: boolean,
  ) {
    const { buffer } = memory;
    this.size = population;
    this.#rules = rules;
    this.#drawn = population;
    this.#waits = waits;
    this.#tables = rules.placeTables(new Uint32Array(buffer, 0, places.states / 4), places.tables / 4);
    this.#layout = this.#tables.layout;
    const Codes = width === 1 ? Uint8Array : Uint16Array;
    this.#codes = new Codes(buffer, places.states, population);
    this.#there = new Uint8Array(rules.classes * this.#layout.codes);
    const o = (this.#order = new Int32Array(buffer, 0, ORDER_BYTES / 4));
    const firsts = firstOf(rules, population);
    let chunks = 0;
    firsts.forEach((first, k) => {
      o[order.firsts + k] = first;
      if (k > 0) chunks += Math.ceil((first - firsts[k - 1]) / CHUNK);
    });
    o.set(key, order.key);
    const { codes, contentBit, foundOutcomes, shown, found, viewed, late } = this.#layout;
    const values = {
      ...{ chunks, width, states: places.states, desks: places.desks, deskBytes: sizes.bytes },
      ...{ intent: sizes.intent, there: sizes.there, startTable: places.start, classes: rules.classes },
      ...{ codes, contentBit, foundOutcomes, shown, found, viewed, late },
    };
    for (const [name, value] of Object.entries(values)) o[order[name as keyof typeof values]] = value;
    o[order.next] = chunks;
    this.#layStart(new Uint32Array(buffer, places.start, guideLength(BITS) + OUTCOMES));
  }

  /** A desk for this thread, or for a helper of the crew: all of them are read here. */
  open(job: ConstructorParameters<typeof Desk>[0], crew: Crew | null): void {
    this.#desks.push(new Desk(job));
    crew?.hire(job);
  }

  start(): void {
    this.#work(0, INITIAL);
    this.#drawn = this.size;
  }

  week(week: number): void {
    const { codes, shownOutcomes, foundOutcomes } = this.#layout;
    this.#rules.beginWeek();
    for (let k = 0; k < this.#rules.classes; k++) {
      this.#tables.prepare(k, this.#there.subarray(k * codes, (k + 1) * codes));
    }
    this.#work(week, WEEK);
    const viewed = new Float64Array(shownOutcomes * OUTCOMES);
    const found = new Float64Array(foundOutcomes);
    let active = 0;
    for (const desk of this.#desks) active += desk.addCounts(viewed, found);
    this.#drawn = found.reduce((a, b) => a + b, 0);
    this.#rules.book(viewed, found, active);
  }

  lost(): string | null {
    const { codes, lastMask, lastMost } = this.#layout;
    const wrong = this.#there.findIndex((yes, at) => yes === 1 && ((at % codes) & lastMask) > lastMost);
    if (wrong >= 0)
      return `somebody of class ${Math.floor(wrong / codes)} remembers what there is not: ${wrong % codes}`;
    if (this.#drawn === this.size) return null;
    return `the week of ${this.#drawn} consumers was drawn and not of ${this.size}`;
  }

  save(): Uint8Array | Uint16Array {
    return this.#codes.slice();
  }

  restore(saved: ArrayLike<number>): void {
    this.#codes.set(saved);
    this.#there.fill(0);
    const { codes } = this.#layout;
    for (let k = 0; k < this.#rules.classes; k++) {
      const until = this.#order[order.firsts + k + 1] >>> 0;
      for (let i = this.#order[order.firsts + k] >>> 0; i < until; i++)
        this.#there[k * codes + this.#codes[i]] = 1;
    }
  }

  #layStart(table: Uint32Array): void {
    const initial = firstStates(this.#rules);
    table.set(initial.table);
    initial.states.forEach((s, o) => (table[guideLength(BITS) + o] = this.#tables.codeOf(s)));
  }

  /** Has every chunk done, by whoever is there, and looks who is where. */
  #work(week: number, purpose: number): void {
    const o = this.#order;
    for (const desk of this.#desks) desk.clear();
    o[order.week] = week;
    o[order.purpose] = purpose;
    Atomics.store(o, order.done, 0);
    Atomics.store(o, order.next, 0);
    Atomics.add(o, order.turn, 1);
    Atomics.notify(o, order.turn);
    this.#desks[0].work();
    const { chunks } = order;
    const failed = (): boolean => Atomics.load(o, order.failed) === 1;
    for (let done = 0; this.#waits && !failed() && (done = Atomics.load(o, order.done)) < o[chunks];) {
      const late = Atomics.wait(o, order.done, done, PATIENCE) === 'timed-out';
      // a process that was halted finds its time over although its threads are well
      if (late && Atomics.load(o, order.done) === done)
        throw new Fault('a thread that helps with the week of consumers does not answer');
    }
    if (failed()) throw new Fault('a thread that helps with the week of consumers failed');
    this.#there.fill(0);
    for (const desk of this.#desks)
      desk.there.forEach((yes, at) => (this.#there[at] = this.#there[at] | yes));
  }
}
