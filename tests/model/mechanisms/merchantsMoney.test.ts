import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { accounts, platformAccount } from '../../../src/model/ledger.ts';
import { learnFromWeek } from '../../../src/model/mechanisms/learnFromWeek.ts';
import { matureReturns } from '../../../src/model/mechanisms/matureReturns.ts';
import { dueSlot } from '../../../src/model/orderGroups.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';
import { massScenarios } from '../../../src/check/scenarios.ts';
import { examples } from '../../examples.ts';
import { busyScenario } from '../busy.ts';
import { after, total } from '../../../src/model/laws/copies.ts';
import { eachWeek, marketsBefore } from '../weeks.ts';

const held = (m: Market): { cash: number; escrow: number; fund: number } => ({
  cash: total(m.cash),
  escrow: total(m.escrow),
  fund: total(m.fund),
});

/** Checks every week of a busy history and of some random ones. */
function everyWeek(look: (m: Market, began: ReturnType<typeof held>) => void): void {
  const run = (scenario: Scenario, weeks: number): void => void eachWeek(scenario, weeks, held, look);
  run(busyScenario(), 12);
  fc.assert(
    fc.property(massScenarios, (scenario) => run(scenario, scenario.run.weeks)),
    examples(5),
  );
}

describe('deposits and funds (rule 7)', () => {
  test('change by exactly what the ledger booked on them, week by week', () => {
    let moved = 0;
    everyWeek((m, began) => {
      const now = held(m);
      expect(m.ledger[accounts.escrow]).toBe(now.escrow - began.escrow);
      expect(m.ledger[accounts.funds]).toBe(now.fund - began.fund);
      if (now.fund < began.fund + total(m.finesTaken)) moved++;
    });
    expect(moved, 'weeks in which a fund paid').toBeGreaterThan(0);
  });
});

describe('refunds of sellers whom a platform closed', () => {
  const due = marketsBefore(matureReturns);

  test('are paid by its fund as far as that reaches and then by the platform, not by their cash', () => {
    let [byFund, byPlatform] = [0, 0];
    fc.assert(
      fc.property(due, fc.nat({ max: 1e12 }), (market, fund) => {
        const P = market.frame.sizes.platforms;
        const settle = (orphaned: number): Market =>
          after(
            market,
            (x) => matureReturns.run(x),
            (x) => {
              for (const column of [x.ledger, x.compensated, x.storeReturned]) column.fill(0);
              x.orphaned.fill(orphaned);
              x.fund.fill(fund);
            },
          );
        const [there, gone] = [settle(0), settle(1)];
        const owed = new Float64Array(P);
        const slot = dueSlot(market.week) * market.open.length;
        market.open.forEach((_, i) => {
          if (market.returnsDue[slot + i] > 0) owed[i % P] = owed[i % P] + market.refundsDue[slot + i];
        });
        owed.forEach((fen, p) => {
          expect(gone.compensated[p]).toBe(fen);
          expect(fund - gone.fund[p]).toBe(Math.min(fund, fen));
          const platform = gone.ledger[platformAccount(p)] - there.ledger[platformAccount(p)];
          expect(platform + Math.max(0, fen - fund)).toBe(0);
          byFund += fund - gone.fund[p];
          byPlatform -= platform;
        });
        // the goods are lost with the seller, so nothing moves but what buyers get back
        expect(total(gone.cash)).toBe(total(market.cash));
        expect(total(gone.ledger)).toBe(0);
        expect([total(there.compensated), total(there.fund)]).toEqual([0, fund * P]);
      }),
      { numRuns: 12 },
    );
    expect(Math.min(byFund, byPlatform)).toBeGreaterThan(0);
  });
});

describe('merchants’ money', () => {
  test('changes by exactly what the ledger booked, also where a fund pays in place of sellers who were closed', () => {
    let compensated = 0;
    everyWeek((m, began) => {
      // the refund is booked out of the merchants’ account and the compensation into it; their cash sees neither
      expect(total(m.cash) - began.cash).toBe(m.ledger[accounts.merchants]);
      expect(m.cash.every(Number.isSafeInteger)).toBe(true);
      compensated += total(m.compensated);
    });
    expect(compensated).toBeGreaterThan(0);
  });
});

describe('weeks without cash', () => {
  test('are counted below nought, not at it, and begin anew with the first in which there is cash', () => {
    fc.assert(
      fc.property(marketsBefore(learnFromWeek), (market) => {
        const m = after(
          market,
          (x) => learnFromWeek.run(x),
          (x) => {
            x.open.fill(0); // nobody pays for a store
            x.cash.forEach((_, i) => (x.cash[i] = (i % 3) - 1));
            x.broke.fill(5).fill(255, 0, 3);
          },
        );
        m.broke.forEach((weeks, i) => expect(weeks).toBe(i % 3 > 0 ? 0 : i < 3 ? 255 : 6));
      }),
      { numRuns: 4 },
    );
  });
});
