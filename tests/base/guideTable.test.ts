import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GuideArena } from '../../src/base/guideArena.ts';
import { fillGuide, guideBits, guideLength, lookUp, wordsOf } from '../../src/base/guideTable.ts';

const WORDS = 2 ** 32;

/** Bounds of outcomes, with outcomes of no words, of one and of almost all. */
const bounds = fc
  .array(
    fc.oneof(
      fc.nat(WORDS - 1),
      fc.integer({ min: 0, max: 300 }),
      fc.nat(255).map((entry) => entry * 2 ** 24),
      fc.integer({ min: WORDS - 300, max: WORDS }),
    ),
    { maxLength: 127 },
  )
  .map((some) => Float64Array.from([...some.sort((a, b) => a - b), WORDS]));

const searched = (all: Float64Array, word: number): number => all.findIndex((bound) => word < bound);

describe('a guide table', () => {
  test('draws for every word the outcome whose part of the words holds it', () => {
    fc.assert(
      fc.property(
        bounds,
        fc.integer({ min: 8, max: 11 }),
        fc.nat(50),
        fc.array(fc.nat(WORDS - 1), { minLength: 50, maxLength: 50 }),
        (all, bits, at, words) => {
          const table = new Uint32Array(at + guideLength(bits)).fill(0xdeadbeef);
          fillGuide(table, at, bits, all, all.length);
          const edges = Array.from(all).flatMap((bound) => [bound - 1, bound, bound + 1]);
          const tried = [...words, ...edges, 0, WORDS - 1].filter((word) => word >= 0 && word < WORDS);
          for (const word of tried) expect(lookUp(table, at, bits, word)).toBe(searched(all, word));
          expect(table.subarray(0, at).every((x) => x === 0xdeadbeef)).toBe(true);
        },
      ),
    );
  });

  test('gives what rounding left over to the last outcome', () => {
    const table = new Uint32Array(guideLength(8));
    fillGuide(table, 0, 8, Float64Array.of(wordsOf(0.5), wordsOf(0.999999)), 2);
    expect([0, WORDS / 2 - 1, WORDS / 2, WORDS - 1].map((word) => lookUp(table, 0, 8, word))).toEqual([
      0, 0, 1, 1,
    ]);
  });

  test('has room for its outcomes', () => {
    expect([1, 128, 129, 256, 257].map(guideBits)).toEqual([8, 8, 9, 9, 10]);
    expect(() => fillGuide(new Uint32Array(guideLength(9)), 0, 9, new Float64Array(256), 256)).not.toThrow();
  });
});

test('an arena keeps tables and what goes with their outcomes as it grows', () => {
  const arena = new GuideArena(8, 3);
  const tables = Array.from({ length: 200 }, (_, i) => {
    arena.bounds[0] = i * 1000;
    arena.payloads.set([2 * i, 2 * i + 1]);
    return arena.make(2, true);
  });
  tables.forEach((table, i) => {
    if (i > 0) expect(arena.payloadOf(table, arena.draw(table, i * 1000 - 1))).toBe(2 * i);
    expect(arena.payloadOf(table, arena.draw(table, i * 1000))).toBe(2 * i + 1);
  });
  arena.clear();
  expect(arena.make(2, true)).toBe(tables[0]);
});
