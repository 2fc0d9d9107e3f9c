import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diversion, divert } from '../../src/analysis/index.ts';
import { arbitraryResults } from './synthetic.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const market = fc
  .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((values) => new Map(values.map((v, i) => [names[i], v])));
const sum = (xs: number[]): number => xs.reduce((a, b) => a + b, 0);
const rows = (moved: ReadonlyMap<string, number>) =>
  [...moved].map(([key, value]) => ({ from: key.split('\t')[0], to: key.split('\t')[1], value }));

describe('the diversion matrix', () => {
  it('sends away from each losing cell exactly what it lost', () => {
    fc.assert(
      fc.property(market, market, (scenario, baseline) => {
        const moved = rows(divert(scenario, baseline));
        for (const name of names) {
          const lost = Math.max(0, baseline.get(name)! - scenario.get(name)!);
          expect(sum(moved.filter((m) => m.from === name).map((m) => m.value))).toBeCloseTo(lost, 7);
        }
      }),
    );
  });

  it('gives no cell more than it gained, and none that lost', () => {
    fc.assert(
      fc.property(market, market, (scenario, baseline) => {
        const moved = rows(divert(scenario, baseline));
        for (const name of names) {
          const gained = Math.max(0, scenario.get(name)! - baseline.get(name)!);
          expect(sum(moved.filter((m) => m.to === name).map((m) => m.value))).toBeLessThanOrEqual(
            gained + 1e-7,
          );
        }
      }),
    );
  });

  it('sends to none what all losses together exceed all gains', () => {
    fc.assert(
      fc.property(market, market, (scenario, baseline) => {
        const net = sum([...baseline.values()]) - sum([...scenario.values()]);
        const none = sum(
          rows(divert(scenario, baseline))
            .filter((m) => m.to === 'none')
            .map((m) => m.value),
        );
        expect(none).toBeCloseTo(Math.max(0, net), 6);
      }),
    );
  });

  it('holds no negative amounts', () => {
    fc.assert(fc.property(market, market, (a, b) => rows(divert(a, b)).every(({ value }) => value >= 0)));
  });

  it('is empty when nothing changes', () => {
    fc.assert(fc.property(market, (m) => divert(m, m).size === 0));
  });

  it('names cells by attention, channel and settlement', () => {
    fc.assert(
      fc.property(arbitraryResults(14), arbitraryResults(14), (a, b) => {
        const cells = /^(douyin>live>(taobao|douyin)|none)$/;
        return diversion([[a, b]]).every((d) => cells.test(d.from) && cells.test(d.to) && d.from !== d.to);
      }),
      { numRuns: 10 },
    );
  });
});
