import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subsidyKinds, type Market } from '../../../src/model/index.ts';
import { budgetsAreKept } from '../../../src/model/laws/budgetsAreKept.ts';
import { subsidiseAnchors } from '../../../src/model/mechanisms/subsidiseAnchors.ts';
import { reviseAnchors } from '../../../src/model/mechanisms/reviseAnchors.ts';
import { subsidyAt, type SubsidyKind } from '../../../src/model/subsidies.ts';
import { within } from '../../../src/check/numbers.ts';
import { busyScenario } from '../busy.ts';
import { after, total, where, withParameters } from '../../../src/model/laws/copies.ts';
import { eachWeek, marketsBefore } from '../weeks.ts';

describe('subsidies of all kinds (rule 6)', () => {
  test('of every kind are paid in a busy history, within their budgets', () => {
    const paid = new Float64Array(subsidyKinds.length);
    eachWeek(
      busyScenario(),
      12,
      () => null,
      (m) => {
        expect(budgetsAreKept.check(m)).toEqual([]);
        m.subsidyPaid.forEach((fen, at) => (paid[Math.floor(at / 4)] = paid[Math.floor(at / 4)] + fen));
      },
    );
    subsidyKinds.forEach((kind, k) => expect(paid[k], kind).toBeGreaterThan(0));
  });

  test('are what was remembered as spent, week by week', () => {
    const spent = new Float64Array(subsidyKinds.length * 4);
    eachWeek(
      busyScenario(),
      8,
      () => null,
      (m) => {
        m.subsidyPaid.forEach((fen, at) => (spent[at] = spent[at] + fen));
        expect([...m.subsidySpent]).toEqual([...spent]);
      },
    );
  });
});

const paying = marketsBefore(subsidiseAnchors);

/** A week of payments under one kind of subsidy. */
function paidOut(
  market: Market,
  kind: SubsidyKind,
  rate: number,
  change: (m: Market) => void = () => {},
): Market {
  return after(
    market,
    (x) => subsidiseAnchors.run(x),
    (x) => {
      for (const column of [x.subsidyRate, x.subsidyClaims, x.subsidyPaid, x.ledger]) column.fill(0);
      x.subsidyBudget.fill(Infinity);
      for (let p = 0; p < x.frame.sizes.platforms; p++) x.subsidyRate[subsidyAt(x, kind, p)] = rate;
      change(x);
    },
  );
}

describe('a live-room subsidy', () => {
  test('goes to own live rooms alone, in proportion to what they sold', () => {
    fc.assert(
      fc.property(paying, within([0, 0.5]), (market, rate) => {
        const m = paidOut(market, 'liveSubsidy', rate);
        m.anchorBonus.forEach((fen, a) => {
          const route = m.frame.routes[m.anchorRoute[a]] as Market['frame']['routes'][number] | undefined;
          const own = route !== undefined && route.channel === 'live' && route.platform === route.to;
          expect(fen).toBe(own ? Math.floor(rate * m.anchorSales[a]) : 0);
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe('a recruitment bonus', () => {
  test('is paid to nobody who was not recruited, and for the declared weeks', () => {
    fc.assert(
      fc.property(paying, within([0.1, 1]), (market, rate) => {
        let m = paidOut(market, 'hostRecruitment', rate, (x) => {
          x.anchorRecruited.forEach((_, a) => (x.anchorRecruited[a] = a % 3));
        });
        for (let w = 0; w < 3; w++) {
          m.anchorBonus.forEach((fen, a) => {
            if (fen > 0) expect(a % 3).toBeGreaterThan(w);
          });
          if (w === 0) expect(total(m.anchorBonus)).toBeGreaterThan(0);
          if (w === 2) expect(total(m.anchorBonus)).toBe(0);
          m = paidOut(m, 'hostRecruitment', rate);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('is promised to those who come from another platform while it is offered, and to nobody else', () => {
    let recruits = 0;
    fc.assert(
      fc.property(marketsBefore(reviseAnchors), fc.boolean(), (market, offered) => {
        const restless = { 'revise.active': 1, 'revise.noise': 100, 'match.halfPool': 0, 'recruit.weeks': 9 };
        const m = after(
          withParameters(market, restless),
          (x) => reviseAnchors.run(x),
          (x) => {
            x.anchorRecruited.fill(0);
            x.subsidyRate.fill(0);
            for (let p = 0; p < x.frame.sizes.platforms; p++)
              x.subsidyRate[subsidyAt(x, 'hostRecruitment', p)] = offered ? 0.5 : 0;
          },
        );
        const platformOf = (r: number): number => (r < 0 ? -1 : m.frame.routes[r].platform);
        const came = where(
          m.anchorRoute,
          (r, a) =>
            r >= 0 && market.anchorRoute[a] >= 0 && platformOf(r) !== platformOf(market.anchorRoute[a]),
        );
        expect(where(m.anchorRecruited, (weeks) => weeks > 0)).toEqual(offered ? came : []);
        if (offered) expect(came.every((a) => m.anchorRecruited[a] === 9)).toBe(true);
        recruits += offered ? came.length : 0;
      }),
      { numRuns: 12 },
    );
    expect(recruits).toBeGreaterThan(20);
  });
});
