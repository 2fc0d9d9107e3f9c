// The week of many consumers by table look-ups, in AssemblyScript. `node scripts/build-kernel.mjs` writes its bytes to
// agentsBytes.ts; what the memory holds is told in tableKernel.ts and desks.ts, what is looked up in kernel.ts (TabledRules).
//
// Consumers go in blocks of BLOCK: first all their words, twelve at a time (three Threefry blocks of four lanes hide each
// other’s latency), then the viewers’ interest occasions, then everybody’s intent occasions and ends of the week. The
// phases have no branch that depends on a draw but the search of an entry with several outcomes, some 3 in 100.

// Measured in one run, million consumers' weeks a second of processor time, three in ten of them viewers: look-ups of one
// consumer after the other with one Threefry block 63, two 75, three 78; words of 64 consumers first 70; words one turn ahead
// 73; lanes extracted in place of stored and loaded 63 (one block); phases as here with two blocks 78, three 82, the last phase
// by four 84. Without any search of entries 64 in place of 63, without counts and marks 68 (both one block), words alone 154,
// 222 and 246 by blocks. In C++ on the same tables: phases 135, one after the other 103, gathers of AVX-512 115, words 1,100.

// Places in the desk (bytes); BLOCK is a multiple of 12.
const BLOCK: u32 = 96;
/** Twenty-four vectors: first counters and keys of each injection. */
const WORDS: usize = 384;
const WORD0: usize = WORDS;
const WORD1: usize = WORDS + 4 * 96;
const WORD2: usize = WORDS + 8 * 96;
const WORD3: usize = WORDS + 12 * 96;
/** Positions in the block of those who shop by content. */
const VIEWERS: usize = WORDS + 16 * 96;
/** By position: what is remembered | where its `found` stands << 16; then where its `late` stand. */
const NOTES: usize = WORDS + 20 * 96;

/** Bytes from a table to its last words, and to its masks. */
const ENDS: usize = 1024;
const MASKS: usize = 1536;

function search(table: usize, word: u32, first: u32): u32 {
  let o = first;
  while (word > load<u32>(table + (o << 2), ENDS)) o++;
  return o;
}

// base/guideTable.ts, lookUp
// @ts-ignore: decorator
@inline function look(table: usize, word: u32): u32 {
  const entry = load<u32>(table + ((word >>> 22) & 0x3fc));
  let o = (entry & 127) + u32((word << 8) > entry);
  if (entry & 128) o = search(table, word, entry & 127);
  return o;
}

// @ts-ignore: decorator
@inline function rotate(x: v128, n: i32): v128 {
  return v128.or(i32x4.shl(x, n), i32x4.shr_u(x, 32 - n));
}

/** The words of consumers i to i + count; the vectors of keys stand at the beginning of the desk. */
function draw(desk: usize, i: u32, count: u32): void {
  for (let j: u32 = 0; j < count; j += 12) {
    THREEFRY
  }
}

// @ts-ignore: decorator
@inline function changed(code: u32, masks: u32): u32 {
  return (code & masks & 0xffff) | (masks >>> 16);
}

// One consumer’s intent occasion and end of the week; returns 1 if it shops by content now.
// @ts-ignore: decorator
@inline function end<T>(
  desk: usize,
  state: usize,
  j: u32,
  found: usize,
  late: usize,
  tally: usize,
  there: usize,
  contentBit: u32,
): u32 {
  const note = load<u32>(desk + (j << 3), NOTES);
  const kind = load<u32>(desk + (j << 3), NOTES + 4);
  const bought = look(load<u32>(found + (note >>> 16)), load<u32>(desk + (j << 2), WORD1));
  const table: usize = load<u32>(late + kind + (bought << 2));
  const ending = look(table, load<u32>(desk + (j << 2), WORD3));
  const count = tally + (bought << 2);
  store<u32>(count, load<u32>(count) + 1);
  const code = changed(note, load<u32>(table + (ending << 2), MASKS));
  store<T>(state, <T>code);
  store<u8>(there + code, 1);
  return code >>> contentBit;
}

/** All weeks of consumers `from` until `until` of one class; returns how many shop by content. */
// @ts-ignore: decorator
@inline function week<T>(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  shown: usize,
  found: usize,
  viewed: usize,
  late: usize,
  lateStride: u32,
  interest: usize,
  intent: usize,
  there: usize,
  contentBit: u32,
): u32 {
  let active: u32 = 0;
  for (let i = from; i < until; i += BLOCK) {
    let count = until - i;
    if (count > BLOCK) count = BLOCK;
    draw(desk, i, count);
    const first = states + usize(i) * sizeof<T>();
    const listed = desk + VIEWERS;
    let viewers = listed;
    for (let j: u32 = 0; j < count; j++) {
      const code = <u32>load<T>(first + j * sizeof<T>());
      store<u32>(viewers, j);
      viewers += (code >>> contentBit) << 2;
      store<u64>(desk + (j << 3), u64(code | (code << 19)), NOTES);
    }
    for (let v = listed; v < viewers; v += 4) {
      const j = load<u32>(v);
      const code = <u32>load<T>(first + j * sizeof<T>());
      const seen = look(load<u32>(shown + (code << 2)), load<u32>(desk + (j << 2), WORD0));
      const table: usize = load<u32>(viewed + (seen << 3));
      const bought = load<u32>(viewed + (seen << 3), 4);
      const fate = look(table, load<u32>(desk + (j << 2), WORD2));
      const count = interest + (((seen << 7) + fate) << 2);
      store<u32>(count, load<u32>(count) + 1);
      const now = changed(code, load<u32>(table + (fate << 2), MASKS));
      store<u32>(desk + (j << 3), now | (code << 19) | (bought << 16), NOTES);
      store<u32>(desk + (j << 3), lateStride << (bought >>> 2), NOTES + 4);
    }
    let j: u32 = 0;
    for (; j + 4 <= count; j += 4) {
      const state = first + j * sizeof<T>();
      active += end<T>(desk, state, j, found, late, intent, there, contentBit);
      active += end<T>(desk, state + sizeof<T>(), j + 1, found, late, intent + 512, there, contentBit);
      active += end<T>(desk, state + 2 * sizeof<T>(), j + 2, found, late, intent + 1024, there, contentBit);
      active += end<T>(desk, state + 3 * sizeof<T>(), j + 3, found, late, intent + 1536, there, contentBit);
    }
    for (; j < count; j++)
      active += end<T>(desk, first + j * sizeof<T>(), j, found, late, intent, there, contentBit);
  }
  return active;
}

/** First codes of consumers `from` until `until`, drawn from one table. */
// @ts-ignore: decorator
@inline function start<T>(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  table: usize,
  there: usize,
): void {
  for (let i = from; i < until; i += BLOCK) {
    let count = until - i;
    if (count > BLOCK) count = BLOCK;
    draw(desk, i, count);
    const first = states + usize(i) * sizeof<T>();
    for (let j: u32 = 0; j < count; j++) {
      const o = look(table, load<u32>(desk + (j << 2), WORD0));
      const code = load<u32>(table + (o << 2), MASKS);
      store<T>(first + j * sizeof<T>(), <T>code);
      store<u8>(there + code, 1);
    }
  }
}

export function week8(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  shown: usize,
  found: usize,
  viewed: usize,
  late: usize,
  lateStride: u32,
  interest: usize,
  intent: usize,
  there: usize,
  contentBit: u32,
): u32 {
  // prettier-ignore
  return week<u8>(desk, states, from, until, shown, found, viewed, late, lateStride, interest, intent, there, contentBit);
}

export function week16(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  shown: usize,
  found: usize,
  viewed: usize,
  late: usize,
  lateStride: u32,
  interest: usize,
  intent: usize,
  there: usize,
  contentBit: u32,
): u32 {
  // prettier-ignore
  return week<u16>(desk, states, from, until, shown, found, viewed, late, lateStride, interest, intent, there, contentBit);
}

export function start8(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  table: usize,
  there: usize,
): void {
  start<u8>(desk, states, from, until, table, there);
}

export function start16(
  desk: usize,
  states: usize,
  from: u32,
  until: u32,
  table: usize,
  there: usize,
): void {
  start<u16>(desk, states, from, until, table, there);
}
