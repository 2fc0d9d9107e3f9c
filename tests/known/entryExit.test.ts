import { describe, expect, test } from 'vitest';
import { tiers, type Market } from '../../src/model/index.ts';
import { inspectStores } from '../../src/model/mechanisms/inspectStores.ts';
import { reviewStores } from '../../src/model/mechanisms/reviewStores.ts';
import { STANDARD_ERRORS } from '../engine/chance.ts';
import { historyWith, wholeMarket } from '../engine/market.ts';

const MERCHANTS = 2000;
const WEEKS = 50;

const ofAll = (name: string, value: number): Record<string, number> =>
  Object.fromEntries(tiers.map((tier) => [`${name}.${tier}`, value]));

/**
 * A market in which every store that is closed opens with chance `entry` a week, since whoever reviews it finds it worth
 * while, and every open one closes with chance `exit`, since all make a loss.
 */
function churning(entry: number, exit: number, replicate: number): Market {
  const constant = {
    ...ofAll('review', entry),
    ...{ 'review.dissatisfied': 0, 'adopt.epidemic': 0 },
    ...ofAll('hurdle', 1e-300), // any prospect is far above it
    ...{ ...ofAll('imitate', 0), ...ofAll('operate', 0), ...ofAll('margin', 0.99) },
    ...{ 'return.shelf': 0, 'return.content': 0, 'return.quality': 0 },
    ...{ 'predatory.share': 0, 'ads.budget': 0, 'exit.loss': 0, 'exit.rate': exit },
  };
  const run = { weeks: 1, merchants: MERCHANTS, anchors: 60 };
  const { market: m } = wholeMarket(historyWith(run, constant, { links: [], levers: [] }), 7, replicate);
  m.poolSalesMean.fill(1e6);
  m.cash.fill(1e15); // nobody is held back by what it has
  for (const pool of [m.poolSize, m.poolShown]) pool.fill(1);
  m.refund.fill(1);
  m.subsidyServed.fill(1);
  m.subsidyBudget.fill(Infinity);
  return m;
}

/** Open stores at the start and after each week. */
function openPath(m: Market): number[] {
  const open = (): number => m.open.reduce((sum, x) => sum + x, 0);
  const path = [open()];
  for (m.week = 0; m.week < WEEKS; m.week++) {
    m.profit.fill(-1);
    inspectStores.run(m);
    reviewStores.run(m);
    path.push(open());
  }
  return path;
}

describe('A7: stores that open at a constant hazard a and close at a constant hazard b', () => {
  test.each([
    [0.05, 0.03],
    [0.2, 0.1],
    [0.01, 0.2],
    [0.7, 0.6],
  ])('follow n(t) = n* + (n0 − n*)·(1 − a − b)^t with n* = a/(a + b), for a = %f and b = %f', (a, b) => {
    const stores = 4 * MERCHANTS;
    const rest = a / (a + b);
    for (const replicate of [0, 1]) {
      const path = openPath(churning(a, b, replicate));
      const first = path[0] / stores;
      expect(Math.abs(first - rest)).toBeGreaterThan(0.02);
      path.forEach((n, t) => {
        const fading = Math.pow(1 - a - b, t);
        // stores are independent: those open at first stay so with one chance, the others come with another
        const [stays, comes] = [rest + (1 - rest) * fading, rest * (1 - fading)];
        const variance = first * stays * (1 - stays) + (1 - first) * comes * (1 - comes);
        const due = rest + (first - rest) * fading;
        const error = Math.sqrt(variance / stores);
        expect(Math.abs(n / stores - due), `week ${t}`).toBeLessThanOrEqual(STANDARD_ERRORS * error + 1e-12);
      });
    }
  });

  test('only open where nothing closes them, and only close where nobody reviews', () => {
    const [opening, closing] = [openPath(churning(0.1, 0, 0)), openPath(churning(0, 0.1, 0))];
    opening.slice(1).forEach((n, t) => expect(n).toBeGreaterThanOrEqual(opening[t]));
    closing.slice(1).forEach((n, t) => expect(n).toBeLessThanOrEqual(closing[t]));
    expect(openPath(churning(1, 0, 0))[1]).toBe(4 * MERCHANTS);
    expect(openPath(churning(0, 1, 0))[1]).toBe(0);
  });
});
