import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market, ParameterValues } from '../../../src/model/index.ts';
import { adjustPrices } from '../../../src/model/mechanisms/adjustPrices.ts';
import { groups, SEARCHED } from '../../../src/model/orderGroups.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = (m: Market): void => adjustPrices.run(m);
/** As they stand in the second week, in which the declared base year still runs. */
const inBase = marketsBefore(adjustPrices, (m) => withParameters(m, { 'base.weeks': 52 }));
/** The same a week after a base year of one week. */
const afterBase = marketsBefore(adjustPrices, (m) => withParameters(m, { 'base.weeks': 1 }));

/** The week’s charges, share of list price, alike in every pool. */
function charge(m: Market, share: number): void {
  m.adSpend.fill(0);
  m.poolSold.fill(0);
  m.poolNet.fill(0);
  for (let pool = 0; pool < m.poolSize.length; pool++) {
    m.poolSold[pool * groups + SEARCHED] = 1e12;
    m.poolNet[pool * groups + SEARCHED] = 1e12 * (1 - share);
  }
}

/** Goods on offer per yuan of content-led sales, against the base year, alike in every pool. */
function tighten(m: Market, factor: number): void {
  m.tightness.fill(3);
  m.poolContent.fill(0.5);
  m.poolSalesMean.fill(1e6);
  m.poolSize.fill((factor * Math.exp(3) * 52 * 0.5e6) / m.inputs.growth);
}

describe('in the base year', () => {
  test('no list price and no commission moves, whatever is charged', () => {
    fc.assert(
      fc.property(inBase, within([0, 0.8]), within([0.01, 100]), (market, share, factor) => {
        const m = after(market, run, (x) => {
          charge(x, share);
          tighten(x, factor);
        });
        expect([...m.logPrice]).toEqual([...market.logPrice]);
        expect([...m.commission]).toEqual([...market.commission]);
      }),
      { numRuns: 12 },
    );
  });

  test('charges are remembered as their mean over its weeks', () => {
    fc.assert(
      fc.property(
        inBase,
        within([0.01, 0.8]),
        // in some weeks nothing is charged, which counts as well
        fc.array(fc.oneof(fc.constant(0), within([0.01, 0.8])), { maxLength: 9 }),
        (market, first, others) => {
          const charges = [first, ...others];
          const m = after(
            market,
            () => {},
            (x) => x.chargeReference.fill(0),
          );
          charges.forEach((share, w) => {
            m.week = w;
            charge(m, share);
            run(m);
          });
          const mean = charges.reduce((a, b) => a + b, 0) / charges.length;
          for (const reference of m.chargeReference) expect(reference).toBeCloseTo(mean, 9);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('list prices', () => {
  /** Weeks in which charges go from one share to another in even steps. */
  function path(
    market: Market,
    from: number,
    to: number,
    weeks: number,
    see: (m: Market, share: number) => void,
  ) {
    const m = after(
      market,
      () => {},
      (x) => {
        x.logPrice.fill(0);
        x.chargeReference.fill(from);
      },
    );
    for (let w = 0; w < weeks; w++, m.week++) {
      const share = from + ((to - from) * (w + 1)) / weeks;
      charge(m, share);
      run(m);
      see(m, share);
    }
    return m;
  }
  const under = (m: Market, parameters: Partial<ParameterValues>): Market => withParameters(m, parameters);

  test('without pass-through stay at those of the base year for ever', () => {
    fc.assert(
      fc.property(afterBase, within([0, 0.5]), within([0, 0.8]), (market, from, to) => {
        const m = path(under(market, { 'price.passThrough': 0 }), from, to, 10, () => {});
        expect(m.logPrice.every((x) => x === 0)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test('with all of it passed on keep what a seller keeps of a unit, when charges move slowly', () => {
    fc.assert(
      fc.property(afterBase, within([0.05, 0.3]), within([0.05, 0.5]), (market, from, to) => {
        const weeks = 400;
        const full = under(market, { 'price.passThrough': 1, 'price.speed': 0.3 });
        // a price that follows at 0.3 a week lags 1/0.3 of what the log of the rest moves in one
        const lag = (2 * Math.abs(Math.log((1 - from) / (1 - to)))) / weeks / 0.3 / 0.5;
        path(full, from, to, weeks, (m, share) => {
          for (const p of [m.logPrice[0], m.logPrice[m.logPrice.length - 1]])
            expect(Math.abs(p + Math.log((1 - share) / (1 - from)))).toBeLessThanOrEqual(lag + 1e-12);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('rise with charges and fall with them, the more the more is passed on', () => {
    fc.assert(
      fc.property(afterBase, within([0, 1]), within([0, 1]), within([0, 0.8]), (market, a, b, to) => {
        const [some, more] = [Math.min(a, b), Math.max(a, b)].map(
          (psi) => path(under(market, { 'price.passThrough': psi }), 0.3, to, 5, () => {}).logPrice[0],
        );
        expect(Math.abs(more)).toBeGreaterThanOrEqual(Math.abs(some));
        if (more !== 0) expect(Math.sign(more)).toBe(Math.sign(to - 0.3));
      }),
      { numRuns: 12 },
    );
  });

  test('stay where nothing was sold', () => {
    fc.assert(
      fc.property(afterBase, (market) => {
        const m = after(market, run, (x) => {
          x.poolSold.fill(0);
          x.poolNet.fill(0);
        });
        expect([...m.logPrice]).toEqual([...market.logPrice]);
      }),
      { numRuns: 5 },
    );
  });
});

describe('commissions', () => {
  test('rise exactly where sellers ask for more air-time than there is, and fall where they ask for less', () => {
    fc.assert(
      fc.property(afterBase, within([0.01, 20]), within([0.03, 0.55]), (market, factor, now) => {
        const m = after(market, run, (x) => {
          tighten(x, factor);
          x.commission.fill(now);
        });
        const par = market.frame.parameters;
        const asked = factor * Math.pow(now / par['commission.content'], -par['commission.elasticity']);
        fc.pre(par['commission.speed'] > 1e-6 && Math.abs(asked - 1) > 1e-6);
        for (const next of m.commission) expect(Math.sign(next - now)).toBe(Math.sign(asked - 1));
      }),
      { numRuns: 30 },
    );
  });

  test('stay between 2 and 60 % of list price, and move by the declared speed at most', () => {
    fc.assert(
      fc.property(
        afterBase,
        within([1e-6, 1e6]),
        within([0.02, 0.6]),
        within([0, 1]),
        (market, factor, now, speed) => {
          const m = after(
            withParameters(market, { 'commission.speed': speed }),
            () => {},
            (x) => {
              tighten(x, factor);
              x.commission.fill(now);
            },
          );
          for (let w = 0; w < 20; w++) {
            const before = [...m.commission];
            run(m);
            m.commission.forEach((next, pool) => {
              expect(next >= 0.02 && next <= 0.6).toBe(true);
              expect(Math.abs(Math.log(next / before[pool]))).toBeLessThanOrEqual(speed + 1e-12);
            });
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  test('come to rest where demand meets supply: at base·factor^(1/elasticity)', () => {
    fc.assert(
      fc.property(afterBase, within([0.3, 3]), within([1, 4]), (market, factor, elasticity) => {
        const changes = { 'commission.speed': 0.05, 'commission.elasticity': elasticity };
        const m = after(
          withParameters(market, changes),
          () => {},
          (x) => tighten(x, factor),
        );
        for (let w = 0; w < 400; w++) run(m);
        const due = m.frame.parameters['commission.content'] * Math.pow(factor, 1 / elasticity);
        for (const now of m.commission) expect(now).toBeCloseTo(Math.min(0.6, Math.max(0.02, due)), 6);
      }),
      { numRuns: 8 },
    );
  });

  test('at speed zero stay as they are, bit for bit', () => {
    fc.assert(
      fc.property(afterBase, within([0.01, 100]), within([0.02, 0.6]), (market, factor, now) => {
        const m = after(withParameters(market, { 'commission.speed': 0 }), run, (x) => {
          tighten(x, factor);
          x.commission.fill(now);
        });
        for (const next of m.commission) expect(next).toBe(now);
      }),
      { numRuns: 10 },
    );
  });
});
