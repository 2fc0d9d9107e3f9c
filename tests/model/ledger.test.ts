import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/base/problem.ts';
import {
  accounts,
  assertBalanced,
  firstPlatformAccount,
  imbalance,
  payOut,
  platformAccount,
  transfer,
} from '../../src/model/ledger.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { emptyMarket } from '../engine/market.ts';

const market = (): ReturnType<typeof emptyMarket> => emptyMarket(defaultPlatforms);
const legs = market().ledger.length;

const account = fc.nat(legs - 1);
const fen = fc.integer({ min: -1e12, max: 1e12 });
const moves = fc.array(fc.tuple(account, account, fen), { maxLength: 30 });

describe('the ledger', () => {
  test('has one account for each kind of holder and one for each platform, all different', () => {
    const platforms = defaultPlatforms.map((_, p) => platformAccount(p));
    const all = [...Object.values(accounts), ...platforms];
    expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: legs }, (_, i) => i));
    expect(firstPlatformAccount).toBe(platforms[0]);
  });

  test('takes from one account exactly what it gives to the other, whatever moves', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const m = market();
        const held = new Array<number>(legs).fill(0);
        for (const [from, to, amount] of all) {
          transfer(m, from, to, amount);
          held[from] -= amount;
          held[to] += amount;
        }
        expect(Array.from(m.ledger, (x) => x + 0)).toEqual(held.map((x) => x + 0));
        expect(imbalance(m)).toBeNull();
        expect(() => assertBalanced(m)).not.toThrow();
      }),
    );
  });

  test('pays out of the cash of the merchant, and of no other, what it books on merchants', () => {
    const m = market();
    m.cash.fill(1000);
    payOut(m, 0, accounts.escrow, 300);
    expect(m.cash[0]).toBe(700);
    expect([m.ledger[accounts.merchants], m.ledger[accounts.escrow]]).toEqual([-300, 300]);
  });

  test('says of money made or lost on any account how much, and stops the run with the week', () => {
    fc.assert(
      fc.property(moves, account, fen, (all, where, amount) => {
        fc.pre(amount !== 0);
        const m = market();
        m.week = 31;
        for (const [from, to, moved] of all) transfer(m, from, to, moved);
        m.ledger[where] = m.ledger[where] + amount;
        expect(imbalance(m)).toBe(`the ledger sums to ${amount} fen`);
        const stop = new Fault(`moneyIsConserved broke in week 31: the ledger sums to ${amount} fen`);
        expect(() => assertBalanced(m)).toThrow(stop);
      }),
    );
  });

  test.each([0.5, NaN, Infinity, 2 ** 53])(
    'says of %s fen on any account that they are not whole',
    (held) => {
      for (let where = 0; where < legs; where++) {
        const m = market();
        m.ledger[where] = held;
        // what one account lacks of a whole fen another may have: the sum tells nothing
        m.ledger[(where + 1) % legs] = -held;
        expect(imbalance(m)).toBe(
          `account ${where === legs - 1 ? 0 : where} holds ${where === legs - 1 ? -held : held} fen`,
        );
        expect(() => assertBalanced(m)).toThrow('moneyIsConserved broke in week 0: account');
      }
    },
  );
});
