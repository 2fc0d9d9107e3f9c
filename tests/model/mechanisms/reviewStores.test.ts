import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { firstPlatformAccount } from '../../../src/model/ledger.ts';
import { reviewStores } from '../../../src/model/mechanisms/reviewStores.ts';
import { subsidyAt, type SubsidyKind } from '../../../src/model/subsidies.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, total, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const reviewed = marketsBefore(reviewStores);

/** Sets the rate of one kind of subsidy on every platform. */
const offer = (m: Market, kind: SubsidyKind, rate: number): void => {
  for (let p = 0; p < m.frame.sizes.platforms; p++) m.subsidyRate[subsidyAt(m, kind, p)] = rate;
};

/** Everybody reviews every platform every week. */
const eager = { 'review.brand': 1, 'review.mid': 1, 'review.tail': 1, 'review.factory': 1 };

/** Stores that open, when everybody reviews every platform this week. */
function entrants(market: Market, change: (m: Market) => void): number[] {
  const m = after(withParameters(market, eager), (x) => reviewStores.run(x), change);
  return where(m.opened, (x) => x === 1);
}

describe('entry', () => {
  test('is only for accounts with the followers that the platform asks for', () => {
    fc.assert(
      fc.property(reviewed, within([0, 5000]), (market, fans) => {
        const P = market.frame.sizes.platforms;
        for (const i of entrants(market, (m) => m.minFans.fill(fans)))
          expect(market.followers[Math.floor(i / P)]).toBeGreaterThanOrEqual(fans);
      }),
      { numRuns: 20 },
    );
  });

  test('on one platform does not hang on what the same seller opens elsewhere in the same week', () => {
    let openings = 0;
    fc.assert(
      fc.property(reviewed, fc.integer({ min: 0, max: 3 }), (market, p) => {
        const P = market.frame.sizes.platforms;
        const onlyHere = entrants(market, (m) =>
          m.minFans.forEach((_, k) => (m.minFans[k] = k === p ? m.minFans[k] : Infinity)),
        );
        const everywhere = entrants(market, () => {});
        expect(onlyHere).toEqual(everywhere.filter((i) => i % P === p));
        openings += onlyHere.length;
      }),
      { numRuns: 20 },
    );
    expect(openings).toBeGreaterThan(20);
  });

  test('is not for merchants who gave up for want of cash: they close all that they have, and open nothing', () => {
    let closed = 0;
    fc.assert(
      fc.property(reviewed, (market) => {
        const P = market.frame.sizes.platforms;
        const m = after(
          withParameters(market, eager),
          (x) => reviewStores.run(x),
          (x) => x.broke.forEach((_, i) => (x.broke[i] = i % 2 === 0 ? 8 : 0)),
        );
        m.open.forEach((open, i) => {
          if (m.broke[Math.floor(i / P)] === 8) expect([open, m.opened[i]]).toEqual([0, 0]);
        });
        closed += where(m.closed, (x) => x === 1).length;
      }),
      { numRuns: 8 },
    );
    expect(closed).toBeGreaterThan(0);
  });

  test('does not happen at any cost: with a hurdle out of reach nobody opens', () => {
    fc.assert(
      fc.property(reviewed, (market) => {
        const high = {
          'hurdle.brand': 1e300,
          'hurdle.mid': 1e300,
          'hurdle.tail': 1e300,
          'hurdle.factory': 1e300,
        };
        expect(entrants(withParameters(market, high), () => {})).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('pays waivers within the budget, and acts on the share that was paid', () => {
    fc.assert(
      fc.property(reviewed, fc.nat({ max: 1e8 }), (market, budget) => {
        const m = after(
          withParameters(market, eager),
          (x) => reviewStores.run(x),
          (x) => {
            x.subsidyRate.fill(0.5);
            x.subsidyTiers.fill(15);
            x.subsidyBudget.fill(budget);
            x.subsidyPaid.fill(0);
            x.subsidyClaims.fill(0);
          },
        );
        m.subsidyPaid.forEach((fen, at) => {
          expect(fen).toBeLessThanOrEqual(budget);
          expect(m.subsidyServed[at]).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 15 },
    );
  });

  test('costs setup and deposit in full, less what is waived of each: cash of the platform for setup, none for deposits', () => {
    fc.assert(
      fc.property(reviewed, within([0, 1]), (market, rate) => {
        const opening = (kind: SubsidyKind | null): Market =>
          after(
            withParameters(market, eager),
            (x) => reviewStores.run(x),
            (x) => {
              for (const column of [x.subsidyPaid, x.subsidyClaims, x.subsidyRate, x.ledger]) column.fill(0);
              x.subsidyServed.fill(0); // nobody counts on it, so the same merchants open
              x.subsidyTiers.fill(15);
              x.subsidyBudget.fill(Infinity);
              if (kind !== null) offer(x, kind, rate);
            },
          );
        const [full, noDeposit, noSetup] = [null, 'depositWaiver', 'onboardingWaiver'].map((kind) =>
          opening(kind as SubsidyKind | null),
        );
        expect([...noDeposit.opened]).toEqual([...full.opened]);
        const [waived, granted] = [total(noDeposit.subsidyPaid), total(noSetup.subsidyPaid)];
        expect(total(full.escrow) - total(noDeposit.escrow)).toBe(waived);
        expect(total(noDeposit.cash) - total(full.cash)).toBe(waived);
        expect(total(noSetup.cash) - total(full.cash)).toBe(granted);
        const platforms = (m: Market): number => total(m.ledger, (a) => a >= firstPlatformAccount);
        expect([platforms(full), platforms(noDeposit), platforms(noSetup) + granted]).toEqual([0, 0, 0]);
      }),
      { numRuns: 12 },
    );
  });
});
