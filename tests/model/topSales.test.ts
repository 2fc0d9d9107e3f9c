import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorsSales, anchorsTopSales, sellersTopSales } from '../../src/model/metrics/concentration.ts';
import { topSales } from '../../src/model/metrics/largest.ts';
import { gmvSettled } from '../../src/model/metrics/gmv.ts';
import type { MeasuredMetric } from '../../src/model/metrics/metric.ts';
import { learnFromWeek } from '../../src/model/mechanisms/learnFromWeek.ts';
import { marketsBefore } from './weeks.ts';

const agents = fc.array(
  fc.record({ each: fc.integer({ min: 0, max: 50 }), weight: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 20 },
);

describe('the sales of those who sell most', () => {
  test('are those of the first few when every real seller is ranked by itself', () => {
    fc.assert(
      fc.property(agents, fc.integer({ min: 0, max: 60 }), (some, most) => {
        const ranked = some.flatMap(({ each, weight }) => new Array<number>(weight).fill(each));
        ranked.sort((a, b) => b - a);
        const sellers = { sales: some.map((s) => s.each * s.weight), weight: some.map((s) => s.weight) };
        expect(topSales(sellers, most)).toBeCloseTo(
          ranked.slice(0, most).reduce((a, b) => a + b, 0),
          6,
        );
      }),
    );
  });

  test('count the agent at the edge with the part of it that fits', () => {
    expect(topSales({ sales: [900, 100], weight: [3, 1] }, 1.5)).toBe(450);
    expect(topSales({ sales: [900], weight: [3] }, 100)).toBe(900);
    expect(topSales({ sales: [], weight: [] }, 100)).toBe(0);
  });

  test('are a part of all sales of the platform', () => {
    fc.assert(
      fc.property(marketsBefore(learnFromWeek), (m) => {
        const P = m.frame.sizes.platforms;
        const valuesOf = (metric: MeasuredMetric): Float64Array => {
          const out = new Float64Array(metric.labels(m.frame).length);
          metric.measure(m, out, 0);
          return out;
        };
        const settled = new Map(
          gmvSettled.labels(m.frame).map((l, i) => [`${l.platform} ${l.channel} ${l.tier}`, i]),
        );
        const [top, all, anchors] = [sellersTopSales, gmvSettled, anchorsTopSales].map(valuesOf);
        const sold = valuesOf(anchorsSales);
        for (let p = 0; p < P; p++) {
          const whole = all[settled.get(`${m.frame.platformNames[p]} null null`)!];
          expect(top[p]).toBeLessThanOrEqual(whole + 1e-9);
          if (whole > 0) expect(top[p]).toBeGreaterThan(0);
          expect(anchors[p]).toBeLessThanOrEqual(sold[p] + 1e-9);
        }
      }),
      { numRuns: 8 },
    );
  });
});
