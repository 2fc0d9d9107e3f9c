import { expect, test } from 'vitest';
import { columns, placeOf, type SizeName } from '../../src/model/index.ts';
import { builtInPlatforms, categories } from '../../src/model/vocabulary.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { emptyMarket } from '../engine/market.ts';

const { frame } = emptyMarket(defaultPlatforms);
const sizes = [...new Set(Object.values(columns).map(({ size }) => size))].sort();

/** The words of all slots of a column, without the index that ends each. */
const wordsOf = (size: SizeName): string[] =>
  Array.from({ length: frame.sizes[size] }, (_, at) => {
    const place = placeOf(frame, size, at);
    expect(place.endsWith(`slot ${at})`) || place === `slot ${at}`).toBe(true);
    return place.replace(` (slot ${at})`, '');
  });

test.each(sizes)('every slot of a column over %s has words of its own, all of them there', (size) => {
  const words = wordsOf(size);
  expect(new Set(words).size).toBe(words.length);
  for (const text of words) expect(text).not.toMatch(/undefined|NaN|Infinity/);
});

test('the words run through platforms, then categories, then what is inside', () => {
  expect(wordsOf('platforms')).toEqual(builtInPlatforms);
  expect(wordsOf('poolGoods')).toEqual(builtInPlatforms.flatMap((p) => categories.map((g) => `${p}, ${g}`)));
  expect(wordsOf('poolLags').slice(0, 4)).toEqual([
    ...[0, 1, 2].map((lag) => `taobao, clothing, refund week ${lag}`),
    'taobao, shoes, refund week 0',
  ]);
  expect(wordsOf('legs').slice(0, 11)).toEqual([
    ...['consumers', 'merchants', 'anchors', 'mcns', 'suppliers', 'carriers', 'escrow', 'funds', 'outside'],
    ...['taobao', 'jd'],
  ]);
  expect(wordsOf('stores').slice(0, 2)).toEqual(['merchant 0 on taobao', 'merchant 0 on jd']);
});
