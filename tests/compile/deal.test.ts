import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cumulativeShares, dealer } from '../../src/compile/deal.ts';

const parts = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 })
  .filter((all) => all.some((x) => x > 0));

describe('dealing in proportion', () => {
  test('keeps every stretch from the start within one card for each option of its due share', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 200 }), (all, n) => {
        const next = dealer(all);
        const total = all.reduce((a, b) => a + b, 0);
        const dealt = all.map(() => 0);
        for (let i = 1; i <= n; i++) {
          const card = next();
          dealt[card] = dealt[card] + 1;
          const behind = all.map((x, k) => Math.abs(dealt[k] - (x / total) * i));
          expect(Math.max(...behind)).toBeLessThan(all.length);
        }
        all.forEach((x, k) => expect(dealt[k] === 0 || x > 0).toBe(true));
      }),
      { numRuns: 30 },
    );
  });

  test('gives whole decks exactly', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const next = dealer(all);
        const total = all.reduce((a, b) => a + b, 0);
        const dealt = all.map(() => 0);
        for (let i = 0; i < total; i++) {
          const card = next();
          dealt[card] = dealt[card] + 1;
        }
        expect(dealt).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });
});

test('cumulative shares rise to exactly one', () => {
  fc.assert(
    fc.property(parts, (all) => {
      const cuts = cumulativeShares(all);
      expect(cuts.at(-1)).toBe(1);
      cuts.forEach((cut, i) => expect(cut).toBeGreaterThanOrEqual(i === 0 ? 0 : cuts[i - 1]));
    }),
  );
});
