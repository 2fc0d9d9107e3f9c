import type { TableLayout } from './kernel.ts';
import type { KernelFunctions } from './wasm.ts';

/**
 * How threads share the week of many individuals: one memory, in which each thread has a desk of its own to draw and count
 * on. Individuals are handed out in chunks from a common counter, so a thread that is slow takes fewer; what a chunk does
 * hangs on its individuals alone and counts are whole numbers, so who took it changes nothing.
 *
 * The memory holds the orders (`order`), desks, the week’s tables, and everybody’s code.
 */

/** What a thread is handed to help. */
export interface ShardJob {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly desk: number;
}

/** Threads that may help with one run; whoever lends them takes them back. */
export interface Crew {
  readonly helpers: number;
  hire(job: ShardJob): void;
}

/** Individuals of one chunk: some tenths of a millisecond. */
export const CHUNK = 32_768;

/** 32-bit words of the order: what to do, set by the thread that leads. */
export const order = {
  /** Grows when there is something new to do. */
  turn: 0,
  /** The next chunk to take, and how many are done. */
  next: 1,
  done: 2,
  chunks: 3,
  /** Draws for `week` and `purpose`; purpose 0 draws first states. */
  week: 4,
  purpose: 5,
  key: 6,
  /** Bytes of a code, where codes begin, where desks begin and how long one is. */
  width: 10,
  states: 11,
  desks: 12,
  deskBytes: 13,
  /** On a desk, from its beginning: counts of what was found, and codes that were seen. */
  intent: 14,
  there: 15,
  /** Tables of the start and of the week, in the memory. */
  startTable: 16,
  codes: 17,
  contentBit: 18,
  foundOutcomes: 19,
  shown: 20,
  found: 21,
  viewed: 22,
  late: 23,
  classes: 24,
  /** 1 where a helper failed. */
  failed: 25,
  /** Of each class its first individual and, after all of them, the last’s successor. */
  firsts: 26,
} as const;

/** Bytes for the order; desks follow. */
export const ORDER_BYTES = 2048;
const MOST_CLASSES = ORDER_BYTES / 4 - order.firsts - 1;

/** On a desk: words and notes of agents.as, then individuals of the second kind, then counts by outcome viewed. */
const ACTIVE = 3072;
export const INTEREST = 3136;
/** Copies of the counts of outcomes found: neighbours do not wait for each other’s. */
export const COPIES = 4;
/** Outcomes that one count has room for: half of the guide’s entries. */
export const OUTCOMES = 128;

export interface DeskSizes {
  readonly intent: number;
  readonly there: number;
  readonly bytes: number;
}

export function deskSizes({ shownOutcomes, codes }: TableLayout, classes: number): DeskSizes | null {
  if (classes > MOST_CLASSES) return null;
  const intent = INTEREST + 4 * OUTCOMES * shownOutcomes;
  const there = intent + 4 * OUTCOMES * COPIES;
  return { intent, there, bytes: Math.ceil((there + classes * codes) / 128) * 128 };
}

const PARITY = 0x1bd11bda;

/** First counters of four individuals and the keys of each injection, each in four lanes (base/random.ts). */
function layKey(out: Uint32Array, key: ArrayLike<number>, week: number, purpose: number): void {
  const words = [key[0], key[1], key[2], key[3], PARITY ^ key[0] ^ key[1] ^ key[2] ^ key[3]];
  const counter = [0, week, purpose, 0];
  for (let injection = 0; injection < 6; injection++) {
    for (let w = 0; w < 4; w++) {
      const more = injection === 0 ? counter[w] : w === 3 ? injection : 0;
      for (let lane = 0; lane < 4; lane++) {
        const first = injection === 0 && w === 0 ? lane : 0;
        out[16 * injection + 4 * w + lane] = words[(w + injection) % 5] + more + first;
      }
    }
  }
}

/** One thread’s place at the work. */
export class Desk {
  readonly #order: Int32Array;
  readonly #at: number;
  readonly #bytes: number;
  readonly #memory: WebAssembly.Memory;
  readonly #call: KernelFunctions;
  readonly #keys: Uint32Array;
  readonly #active: Uint32Array;
  #laid = '';

  constructor({ module, memory, desk }: ShardJob) {
    this.#memory = memory;
    this.#order = new Int32Array(memory.buffer, 0, ORDER_BYTES / 4);
    this.#bytes = this.#order[order.deskBytes];
    this.#at = this.#order[order.desks] + desk * this.#bytes;
    this.#keys = new Uint32Array(memory.buffer, this.#at, 96);
    this.#active = new Uint32Array(memory.buffer, this.#at + ACTIVE, 1);
    this.#call = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelFunctions;
  }

  /** Takes chunks until there are none. */
  work(): void {
    const o = this.#order;
    for (;;) {
      const chunk = Atomics.add(o, order.next, 1);
      if (chunk >= Atomics.load(o, order.chunks)) return;
      this.#do(chunk);
      Atomics.add(o, order.done, 1);
      Atomics.notify(o, order.done);
    }
  }

  /** Counts by outcome of `shown` × outcome of `viewed`, and by outcome of `found`, added to those of others. */
  addCounts(viewed: Float64Array, found: Float64Array): number {
    const o = this.#order;
    const { buffer } = this.#memory;
    const interest = new Uint32Array(buffer, this.#at + INTEREST, viewed.length);
    for (let i = 0; i < viewed.length; i++) viewed[i] = viewed[i] + interest[i];
    const intent = new Uint32Array(buffer, this.#at + o[order.intent], OUTCOMES * COPIES);
    for (let i = 0; i < found.length; i++) {
      for (let copy = 0; copy < COPIES; copy++) found[i] = found[i] + intent[copy * OUTCOMES + i];
    }
    return this.#active[0];
  }

  /** Class × code: 1 where somebody is when the week ends. */
  get there(): Uint8Array {
    const o = this.#order;
    return new Uint8Array(this.#memory.buffer, this.#at + o[order.there], o[order.classes] * o[order.codes]);
  }

  clear(): void {
    new Uint8Array(this.#memory.buffer, this.#at + ACTIVE, this.#bytes - ACTIVE).fill(0);
  }

  #do(chunk: number): void {
    const o = this.#order;
    const week = o[order.week];
    const purpose = o[order.purpose];
    const turn = `${week} ${purpose}`;
    if (this.#laid !== turn) layKey(this.#keys, o.subarray(order.key, order.key + 4), week, purpose);
    this.#laid = turn;
    let k = 0;
    let before = 0;
    const first = (of: number): number => o[order.firsts + of] >>> 0;
    const chunksOf = (of: number): number => Math.ceil((first(of + 1) - first(of)) / CHUNK);
    while (chunk >= before + chunksOf(k)) before += chunksOf(k++);
    const from = first(k) + (chunk - before) * CHUNK;
    this.#live(k, from, Math.min(from + CHUNK, first(k + 1)), purpose);
  }

  #live(k: number, from: number, until: number, purpose: number): void {
    const o = this.#order;
    const byte = o[order.width] === 1;
    const codes = o[order.codes];
    const there = this.#at + o[order.there] + k * codes;
    if (purpose === 0) {
      const start = byte ? this.#call.start8 : this.#call.start16;
      start(this.#at, o[order.states], from, until, o[order.startTable], there);
      return;
    }
    const stride = 4 * o[order.foundOutcomes];
    const live = byte ? this.#call.week8 : this.#call.week16;
    const active = live(
      this.#at,
      o[order.states],
      from,
      until,
      o[order.shown] + 4 * k * codes,
      o[order.found] + 8 * k * codes,
      o[order.viewed],
      o[order.late] + 3 * k * stride,
      stride,
      this.#at + INTEREST,
      this.#at + o[order.intent],
      there,
      o[order.contentBit],
    );
    this.#active[0] = this.#active[0] + (active >>> 0);
  }
}

/** What a helping thread does as long as it lives. */
export function help(job: ShardJob): never {
  const turns = new Int32Array(job.memory.buffer, 0, ORDER_BYTES / 4);
  const desk = new Desk(job);
  for (;;) {
    const turn = Atomics.load(turns, order.turn);
    try {
      desk.work();
    } catch (error) {
      Atomics.store(turns, order.failed, 1);
      Atomics.notify(turns, order.done);
      throw error;
    }
    Atomics.wait(turns, order.turn, turn);
  }
}
