import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { missedBy } from '../../../src/model/mechanisms/enforcement.ts';
import { learnFromData, matchingAt } from '../../../src/model/mechanisms/learnFromData.ts';
import { within } from '../../numbers.ts';
import { after, withParameters } from '../copies.ts';
import { marketsBefore } from '../weeks.ts';

const run = (m: Market): void => learnFromData.run(m);
const markets = marketsBefore(learnFromData);
const pair = fc
  .tuple(within([0, 1]), within([0, 1]))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** Orders of links of each platform: none, or many. */
const links = (m: Market, fen: number): void => {
  const G = m.frame.sizes.categories;
  m.frame.routes.forEach(({ platform, to }, r) => {
    if (platform !== to) m.sales.fill(fen, r * G, (r + 1) * G);
  });
};
const hasLinks = (m: Market, p: number): boolean =>
  m.frame.routes.some(({ platform, to }) => platform === p && to !== p);

describe('what a platform sees of linked orders (rule 33)', () => {
  test('adds to its data and to the share that it sees, on platforms with links', () => {
    fc.assert(
      fc.property(markets, pair, (market, [low, high]) => {
        fc.pre(high > low + 1e-6);
        const [blind, seeing] = [low, high].map((visibility) =>
          after(market, run, (x) => {
            links(x, 1e10);
            x.visibility.fill(visibility);
          }),
        );
        blind.dataStock.forEach((stock, p) => {
          if (!hasLinks(market, p)) return void expect(seeing.dataStock[p]).toBe(stock);
          expect(seeing.dataStock[p]).toBeGreaterThan(stock);
          expect(seeing.visibleShare[p]).toBeGreaterThan(blind.visibleShare[p]);
          expect(seeing.matching[p]).toBeGreaterThanOrEqual(blind.matching[p]);
        });
      }),
      { numRuns: 12 },
    );
  });

  test('changes no bit where no order is linked, and all of it is seen there', () => {
    fc.assert(
      fc.property(markets, pair, (market, [low, high]) => {
        const [a, b] = [low, high].map((visibility) =>
          after(market, run, (x) => {
            links(x, 0);
            x.visibility.fill(visibility);
          }),
        );
        for (const column of ['dataStock', 'visibleShare', 'matching'] as const)
          expect([...b[column]]).toEqual([...a[column]]);
        a.frame.routes.forEach(({ platform, to }, r) => {
          const sold = a.sales[r * a.frame.sizes.categories] > 0;
          if (sold && platform === to) expect(a.visibleShare[platform]).toBe(1);
        });
      }),
      { numRuns: 12 },
    );
  });

  test('lets fewer bad goods pass', () => {
    fc.assert(
      fc.property(markets, pair, within([0, 5]), (market, [low, high], blindness) => {
        const m = withParameters(market, { 'inspect.blindness': blindness });
        const missed = (share: number): number =>
          missedBy(
            after(
              m,
              () => {},
              (x) => x.visibleShare.fill(share),
            ),
            0,
          );
        expect(missed(high)).toBeLessThanOrEqual(missed(low));
        const certain = 1 - m.frame.parameters['inspect.falseAlarm'];
        expect(missed(1)).toBe(Math.min(certain, m.frame.parameters['inspect.missed']));
      }),
      { numRuns: 15 },
    );
  });
});

describe('data', () => {
  test('fade where nothing is sold, and sharpen matching from 1 towards the declared most', () => {
    fc.assert(
      fc.property(markets, within([0, 2000]), within([0, 2000]), (market, a, b) => {
        const m = after(market, run, (x) => x.sales.fill(0));
        const kept = 1 - m.frame.parameters['data.decay'];
        m.dataStock.forEach((stock, p) => expect(stock).toBe(market.dataStock[p] * kept));
        expect([...m.visibleShare]).toEqual([...market.visibleShare]);
        const [little, much] = [Math.min(a, b), Math.max(a, b)].map((stock) => matchingAt(m, stock));
        expect(matchingAt(m, 0)).toBe(1);
        expect(much).toBeGreaterThanOrEqual(little);
        expect(much).toBeLessThanOrEqual(m.frame.parameters['data.most']);
      }),
      { numRuns: 12 },
    );
  });
});
