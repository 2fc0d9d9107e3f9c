import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveKeys, drawUniform, drawWords, threefry4x32, uniform } from '../../src/base/random.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const counter = fc.tuple(word, word, word, word);

function block(key: readonly number[], at: readonly [number, number, number, number]): string {
  const out = new Uint32Array(4);
  threefry4x32(new Uint32Array(key), ...at, out);
  return Array.from(out, (w) => w.toString(16).padStart(8, '0')).join(' ');
}

describe('Threefry4x32-20', () => {
  test('gives the known answers of Random123 (kat_vectors, threefry4x32 20)', () => {
    const ones = 0xffffffff;
    const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
    const more = [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89];
    expect(block([0, 0, 0, 0], [0, 0, 0, 0])).toBe('9c6ca96a e17eae66 fc10ecd4 5256a7d8');
    expect(block([ones, ones, ones, ones], [ones, ones, ones, ones])).toBe(
      '2a881696 57012287 f6c7446e a16a6732',
    );
    expect(block(more, pi)).toBe('59cd1dbb b8879579 86b5d00c ac8b6d84');
  });

  test('gives different blocks for different counters under one key', () => {
    fc.assert(
      fc.property(counter, counter, counter, (key, a, b) => {
        fc.pre(a.some((w, i) => w !== b[i]));
        expect(block(key, a)).not.toBe(block(key, b));
      }),
    );
  });

  test('gives 100,000 different blocks for neighbouring agents, weeks, purposes and draws', () => {
    const seen = new Set<string>();
    for (let agent = 0; agent < 25; agent++)
      for (let week = 0; week < 20; week++)
        for (let purpose = 0; purpose < 20; purpose++)
          for (let draw = 0; draw < 10; draw++) seen.add(block([1, 2, 3, 4], [agent, week, purpose, draw]));
    expect(seen.size).toBe(100_000);
  });
});

describe('keys', () => {
  test('a seed is its text: 0 and "0", 7 and "7" are one seed, and minus zero is zero', () => {
    fc.assert(
      fc.property(fc.integer(), word, (seed, replicate) => {
        expect(deriveKeys(seed, replicate)).toEqual(deriveKeys(String(seed), replicate));
      }),
      { examples: [[0, 0]] },
    );
    expect(deriveKeys(-0, 0)).toEqual(deriveKeys('0', 0));
  });

  test('the first key words are pinned, since every published figure hangs on them', () => {
    expect(Array.from(deriveKeys(7, 3).supply)).toEqual([3143543003, 696827695, 2, 3]);
  });

  test('seeds that repeat their digits are different seeds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 2, max: 9 }), (seed, times) => {
        fc.pre(!seed.includes('\n'));
        expect(deriveKeys(seed, 0)).not.toEqual(deriveKeys(seed.repeat(times), 0));
      }),
      { examples: [['7', 2]] },
    );
  });

  test('different seeds, replicates and streams have different keys', () => {
    const keys = new Set<string>();
    for (let seed = 0; seed < 200; seed++)
      for (let replicate = 0; replicate < 20; replicate++)
        for (const key of Object.values(deriveKeys(seed, replicate))) keys.add(String(key));
    expect(keys.size).toBe(200 * 20 * 3);
  });

  test('a source of noise can be frozen: its draws do not depend on the other keys', () => {
    const first = deriveKeys(7, 0);
    const mixed = { ...deriveKeys(7, 5), supply: first.supply };
    expect(drawUniform(mixed.supply, 12, 3, 4)).toBe(drawUniform(first.supply, 12, 3, 4));
    expect(drawUniform(mixed.consumers, 12, 3, 4)).not.toBe(drawUniform(first.consumers, 12, 3, 4));
  });
});

describe('draws', () => {
  test('a uniform lies strictly between nought and one, and is the middle of its cell', () => {
    expect(uniform(0)).toBe(2 ** -33);
    expect(uniform(0xffffffff)).toBe(1 - 2 ** -33);
    fc.assert(fc.property(word, (w) => void expect(Math.floor(uniform(w) * 2 ** 32)).toBe(w)));
  });

  test('a uniform is the first word of its block, in whatever order draws are made', () => {
    const key = deriveKeys('order', 0).consumers;
    const words = new Uint32Array(4);
    fc.assert(
      fc.property(word, word, word, word, (agent, week, purpose, other) => {
        drawUniform(key, other, week, purpose);
        drawWords(key, agent, week, purpose, words);
        expect(drawUniform(key, agent, week, purpose)).toBe(uniform(words[0]));
      }),
    );
  });

  test('further draws of one purpose are further blocks', () => {
    const key = deriveKeys(1, 0).inputs;
    const [first, second] = [new Uint32Array(4), new Uint32Array(4)];
    drawWords(key, 5, 6, 7, first);
    drawWords(key, 5, 6, 7, second, 1);
    expect(Array.from(second).some((w) => first.includes(w))).toBe(false);
  });

  test('uniforms of neighbouring agents are even and uncorrelated', () => {
    const key = deriveKeys(7, 0).consumers;
    const n = 100_000;
    const cells = new Float64Array(100);
    let product = 0;
    for (let agent = 0, before = 0.5; agent < n; agent++) {
      const u = drawUniform(key, agent, 3, 4);
      cells[Math.floor(u * 100)]++;
      product += (u - 0.5) * (before - 0.5);
      before = u;
    }
    const chiSquare = cells.reduce((sum, c) => sum + (c - n / 100) ** 2 / (n / 100), 0);
    // 99 degrees of freedom: p = 10^-4 at 161; the product of two centred uniforms has variance 1/144.
    expect(chiSquare).toBeLessThan(161);
    expect(Math.abs(product / n)).toBeLessThan(4 / (12 * Math.sqrt(n)));
  });
});
