import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../src/model/index.ts';
import { buyTraffic } from '../../src/model/mechanisms/buyTraffic.ts';
import { creditStores } from '../../src/model/mechanisms/creditStores.ts';
import { within } from '../../src/check/numbers.ts';
import { total } from '../../src/model/laws/copies.ts';
import { emptyMarket } from '../engine/market.ts';
import { defaultPlatforms } from '../../src/scenario/platforms.ts';
import { groupOf, HOSTED } from '../../src/model/orderGroups.ts';

const FEN = 100;

interface Setup {
  /** Weekly sales of each store, yuan. */
  readonly revenues: readonly number[];
  readonly budget: number;
  readonly attention: number;
  readonly sales: number;
}

/** All stores are on one platform and in one category, where all content-led orders go to who pays for them. */
function market({ revenues, budget, attention, sales }: Setup): Market {
  const P = defaultPlatforms.length;
  const blank = emptyMarket(defaultPlatforms, { 'base.weeks': 1, 'ads.budget': budget, 'demand.cv': 0 });
  const n = revenues.length;
  const store = (): Float64Array => new Float64Array(n * P);
  const merchants = {
    ...{
      open: new Uint8Array(n * P),
      age: new Uint16Array(n * P).fill(500),
      storePool: new Int32Array(n * P),
    },
    ...{ revenue: store(), adSpend: store(), storeNet: store(), claim: store(), shown: store() },
    ...{ storeSales: store(), storeSold: new Float64Array(3 * n * P) },
    ...{ tier: new Uint8Array(n), category: new Uint8Array(n), weight: new Float64Array(n).fill(1) },
    ...{ cash: new Float64Array(n).fill(1e13), noise: new Float64Array(n) },
  };
  const frame = {
    ...blank.frame,
    merchantOf: Int32Array.from({ length: n * P }, (_, i) => Math.floor(i / P)),
    platformOf: Uint8Array.from({ length: n * P }, (_, i) => i % P),
    exposureMix: blank.frame.exposureMix.map((mix) => ({ ...mix, paid: 1 })),
  };
  const m: Market = { ...blank, ...merchants, frame, week: 1 };
  const G = m.frame.sizes.categories;
  revenues.forEach((revenue, i) => {
    const at = i * P + DOUYIN;
    m.open[at] = 1;
    m.revenue[at] = revenue;
    m.claim[at] = 1;
    m.shown[at] = 1;
    m.storePool[at] = DOUYIN * G;
  });
  m.poolHosted.fill(1);
  m.platformAttention.fill(attention);
  m.attentionYield.fill(1);
  const route = m.frame.routes.findIndex((r) => r.to === DOUYIN && groupOf(r) === HOSTED);
  m.sales[route * G] = sales;
  buyTraffic.run(m);
  creditStores.run(m);
  return m;
}

const DOUYIN = defaultPlatforms.findIndex(({ name }) => name === 'douyin');

const setups: fc.Arbitrary<Setup> = fc.record({
  revenues: fc.array(within([1, 1e6]), { minLength: 1, maxLength: 12 }),
  budget: within([0.01, 1]),
  attention: within([1, 1e9]),
  sales: fc.integer({ min: 0, max: 1e13 }),
});

const budgetsOf = (m: Market): number[] => Array.from(m.adSpend).filter((_, i) => i % 4 === DOUYIN);

describe('A9: a market of exposure that budgets clear', () => {
  test('has the price r = ΣB / S', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const m = market(setup);
        const due = setup.revenues.reduce(
          (sum, revenue) => sum + Math.floor(setup.budget * revenue * FEN),
          0,
        );
        expect(total(m.adSpend)).toBe(due);
        expect(m.adPrice[DOUYIN]).toBeCloseTo(due / FEN / setup.attention, 12);
      }),
      { numRuns: 40 },
    );
  });

  test('gives each buyer B/ΣB of what is sold by it, to the fen', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const m = market(setup);
        const budgets = budgetsOf(m);
        const spent = budgets.reduce((a, b) => a + b, 0);
        fc.pre(spent > 0);
        expect(total(m.storeSales)).toBe(setup.sales);
        budgets.forEach((fen, i) => {
          const due = (setup.sales * fen) / spent;
          expect(Math.abs(m.storeSales[i * 4 + DOUYIN] - due)).toBeLessThanOrEqual(1 + 1e-9 * due);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('is worth to each what all pay for it: a fen of exposure sells alike for everybody', () => {
    const m = market({ revenues: [1000, 3000, 6000], budget: 0.1, attention: 50, sales: 1e9 });
    expect(m.adPrice[DOUYIN]).toBe(20);
    expect(budgetsOf(m)).toEqual([10_000, 30_000, 60_000]);
    expect(Array.from(m.storeSales).filter((_, i) => i % 4 === DOUYIN)).toEqual([1e8, 3e8, 6e8]);
  });
});
