import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { platformNumber, routeDraw, storeDraw } from '../../src/model/supplyDraws.ts';
import type { Market } from '../../src/model/index.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { emptyMarket, fifthPlatform, platform } from '../engine/market.ts';

const platforms = [...defaultPlatforms, fifthPlatform, platform('xigua', ['live'])];
const MERCHANTS = 40;
const purposes = [0, 1, 512, 1023];

type Counter = readonly [agent: number, week: number, purpose: number];

/** The market of six platforms, and the counters of all draws that are made from it. */
function recording(): { readonly m: Market; readonly counters: Counter[] } {
  const counters: Counter[] = [];
  const uniform = (...counter: Counter): number => {
    counters.push(counter);
    return 0.5;
  };
  return { m: { ...emptyMarket(platforms), draws: { uniform } }, counters };
}

/** What the bijection behind the draws asks of a counter (base/random.ts): whole, and below 2^32. */
const isCounter = (x: number): boolean => Number.isInteger(x) && x >= 0 && x < 2 ** 32;

describe('draws of stores and routes', () => {
  test('of two stores, or for two purposes, are never one and the same', () => {
    const { m, counters } = recording();
    for (const purpose of purposes)
      for (let merchant = 0; merchant < MERCHANTS; merchant++)
        platforms.forEach((_, p) => storeDraw(m, merchant, p, 5, purpose));
    expect(counters.flat().every(isCounter)).toBe(true);
    expect(counters.every(([, week]) => week === 5)).toBe(true);
    expect(new Set(counters.map(String)).size).toBe(purposes.length * MERCHANTS * platforms.length);
  });

  test('of two routes of an anchor, or for two purposes, are never one and the same', () => {
    const { m, counters } = recording();
    const { routes } = m.frame;
    for (const purpose of purposes) routes.forEach((_, r) => routeDraw(m, 3, r, purpose));
    expect(counters.flat().every(isCounter)).toBe(true);
    expect(counters.every(([agent]) => agent === 3)).toBe(true);
    expect(new Set(counters.map(String)).size).toBe(purposes.length * routes.length);
  });

  test('know a platform by its name: the built-in ones count from 0, others keep apart from them', () => {
    expect(defaultPlatforms.map(({ name }) => platformNumber(name))).toEqual([0, 1, 2, 3]);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const number = platformNumber(`own-${name}`);
        expect(number).toBeGreaterThanOrEqual(4);
        // with the 1,024 purposes below it, it must fit into one word
        expect(number).toBeLessThan(2 ** 22);
        expect(Number.isInteger(number)).toBe(true);
      }),
    );
  });

  test('take names that differ in one letter, or in their order, for different platforms', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const names = letters.flatMap((a) => letters.map((b) => `market-${a}${b}`));
    expect(new Set(names.map(platformNumber)).size).toBe(names.length);
    // FNV-1a of 32 bits as published (Fowler, Noll and Vo): "foobar" gives 0xbf9cf968
    expect(platformNumber('foobar')).toBe(4 + (0xbf9cf968 % (2 ** 22 - 4)));
  });
});
