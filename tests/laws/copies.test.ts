import { expect, test } from 'vitest';
import { columns, type ColumnName, type Market } from '../../src/model/index.ts';
import { copyOf, discard, sameBits } from '../../src/model/laws/copies.ts';
import { historyWith, wholeMarket } from '../engine/market.ts';

const { market } = wholeMarket(historyWith({ weeks: 4, merchants: 30, anchors: 20 }));
const names = Object.keys(columns) as ColumnName[];

const isLike = (m: Market): boolean =>
  names.every((name) => sameBits(m[name], market[name])) &&
  sameBits(m.choice.interest, market.choice.interest) &&
  sameBits(m.choice.adopt, market.choice.adopt);

test('a copy on the memory of a discarded one is the market, to the last bit', () => {
  const before = copyOf(market);
  for (const name of names) before[name].fill(7);
  before.choice.interest.fill(7);
  discard(before);
  const after = copyOf(market);
  expect(after.cash.buffer).toBe(before.cash.buffer);
  expect(isLike(after)).toBe(true);
});

test('no two copies share memory, whatever was discarded, and none has that of the market', () => {
  const old = copyOf(market);
  for (const gone of [old, old, { ...old }, market, market]) discard(gone);
  const copies = [copyOf(market), copyOf(market), copyOf(market)];
  const buffers = [market, ...copies].flatMap((m) => [
    m.cash.buffer,
    m.choice.interest.buffer,
    m.choice.adopt.buffer,
  ]);
  expect(new Set(buffers).size).toBe(buffers.length);
  copies[0].cash.fill(1);
  copies[0].choice.interest.fill(1);
  expect(copies.slice(1).every(isLike)).toBe(true);
});
