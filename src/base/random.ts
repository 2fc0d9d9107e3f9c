/**
 * Keyed random draws. A draw is a pure function of (seed, replicate, stream, agent, week, purpose, draw): there is no
 * generator state, so neither order nor thread count can matter, and a policy changes only the draws that it causes.
 *
 * Injectivity: seed words, stream and replicate are the key, (agent, week, purpose, draw) the counter, and Threefry is
 * a bijection of counters for each key; so two different draws of a stream never share a block, as long as each of the
 * four is an integer below 2^32 (negative weeks of a burn-in count down from 2^32). Purposes must be numbered apart by
 * kind of agent as well, since merchant 3 and anchor 3 have the same `agent`.
 */
import seedrandom from 'seedrandom';

/** The key of one stream: (seed word, seed word, stream, replicate). */
export type Key = Uint32Array;

/** One key per source of noise, so that each can be frozen or resampled alone. */
export interface StreamKeys {
  /** Choices of consumers. */
  readonly consumers: Key;
  /** Merchants and anchors: who they are and what they do. */
  readonly supply: Key;
  /** Uncertain parameters and drivers. */
  readonly inputs: Key;
}

const streamTag = { consumers: 1, supply: 2, inputs: 3 } as const;

/**
 * The two key words of a seed. The seed goes through its text, so that 7 and '7' are one seed; seedrandom alone would
 * take them for two. The text ends in a line feed because seedrandom repeats its key without end: without it 7, 77 and
 * 777 would be one seed.
 */
function seedWords(seed: number | string): readonly [number, number] {
  const words = seedrandom(`${seed}\n`);
  return [words.int32(), words.int32()];
}

/** The keys of one replicate. To freeze a source, take its key from another: `{ ...deriveKeys(7, 3), supply }`. */
export function deriveKeys(seed: number | string, replicate: number): StreamKeys {
  const [first, second] = seedWords(seed);
  const key = (stream: keyof typeof streamTag): Key =>
    new Uint32Array([first, second, streamTag[stream], replicate]);
  return { consumers: key('consumers'), supply: key('supply'), inputs: key('inputs') };
}

const PARITY = 0x1bd11bda;

/**
 * Threefry4x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011;
 * Random123 1.14). Writes four uniform words to `out`. Eight rounds a turn with their rotations spelled out: a loop
 * over a table of rotations is three times as slow.
 */
export function threefry4x32(
  key: Key,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  out: Uint32Array,
): void {
  let k0 = key[0] | 0;
  let k1 = key[1] | 0;
  let k2 = key[2] | 0;
  let k3 = key[3] | 0;
  let k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  let x2 = (c2 + k2) | 0;
  let x3 = (c3 + k3) | 0;
  for (let injection = 1; ; injection++) {
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 10) | (x1 >>> 22)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 26) | (x3 >>> 6)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 11) | (x3 >>> 21)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 21) | (x1 >>> 11)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 27) | (x3 >>> 5)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 23) | (x3 >>> 9)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 5) | (x1 >>> 27)) ^ x2;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2) | 0;
    x2 = (x2 + k3) | 0;
    x3 = (x3 + k4 + injection) | 0;
    if (injection === 5) break;
    injection++;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 20) | (x3 >>> 12)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 17) | (x3 >>> 15)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 11) | (x1 >>> 21)) ^ x2;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 25) | (x1 >>> 7)) ^ x0;
    x2 = (x2 + x3) | 0;
    x3 = ((x3 << 10) | (x3 >>> 22)) ^ x2;
    x0 = (x0 + x3) | 0;
    x3 = ((x3 << 18) | (x3 >>> 14)) ^ x0;
    x2 = (x2 + x1) | 0;
    x1 = ((x1 << 20) | (x1 >>> 12)) ^ x2;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k3) | 0;
    x2 = (x2 + k4) | 0;
    x3 = (x3 + k0 + injection) | 0;
    // The next turn injects from two words further on.
    const first = k0;
    const second = k1;
    k0 = k2;
    k1 = k3;
    k2 = k4;
    k3 = first;
    k4 = second;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

/** Maps a uint32 into the open interval (0, 1): the middle of its 2^-32 cell, exact in a double. */
export function uniform(word: number): number {
  return (word + 0.5) / 4294967296;
}

/** Four uniform words of one block; `draw` numbers further blocks of the same purpose. */
export function drawWords(
  key: Key,
  agent: number,
  week: number,
  purpose: number,
  out: Uint32Array,
  draw = 0,
): void {
  threefry4x32(key, agent, week, purpose, draw, out);
}

const block = new Uint32Array(4);

/** One uniform in (0, 1): the first word of the block. */
export function drawUniform(key: Key, agent: number, week: number, purpose: number): number {
  threefry4x32(key, agent, week, purpose, 0, block);
  return uniform(block[0]);
}
