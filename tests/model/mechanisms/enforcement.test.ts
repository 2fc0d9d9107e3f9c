import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measuredMetrics, type Market } from '../../../src/model/index.ts';
import { inspectStores } from '../../../src/model/mechanisms/inspectStores.ts';
import { within } from '../../../src/check/numbers.ts';
import { after, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

const inspected = marketsBefore(inspectStores, (m) => withParameters(m, { 'inspect.strikes': 1 }));
const share = within([0, 1]);

/** Inspections that never err, and after which one flag closes. */
const unerring = {
  ...{ 'inspect.falseAlarm': 0, 'inspect.missed': 0, 'inspect.blindness': 0 },
  ...{ 'inspect.sharpness': 1e-9, 'inspect.strikes': 1 },
};

/** No goods so near the threshold that a blunt inspection could not tell. */
const isClear = (m: Market, threshold: number): boolean =>
  m.goodness.every((q) => Math.abs(q - threshold) > 1e-6);

/** A week in which stores are inspected at a rate, whatever buyers complain about. */
const week = (m: Market, rate: number): Market =>
  after(
    m,
    (x) => inspectStores.run(x),
    (x) => {
      x.inspection.fill(rate);
      x.inspectionByRisk.fill(0);
    },
  );

/** What a metric says of each platform. */
function measured(m: Market, name: string): number[] {
  const out = new Float64Array(m.frame.sizes.platforms);
  measuredMetrics.find((metric) => metric.name === name)!.measure(m, out, 0);
  return [...out];
}

describe('inspections that never err', () => {
  test('leave the off-diagonal of the confusion matrix empty, and remove whom they flag', () => {
    fc.assert(
      fc.property(inspected, share, (market, threshold) => {
        fc.pre(isClear(market, threshold));
        const m = week(withParameters(market, { ...unerring, 'inspect.threshold': threshold }), 1);
        for (const name of ['enforcement.badPassed', 'enforcement.goodFlagged', 'stores.removedGood'])
          expect(Math.max(...measured(m, name))).toBe(0);
        expect(measured(m, 'stores.removedBad')).toEqual(measured(m, 'enforcement.badFlagged'));
      }),
      { numRuns: 12 },
    );
  });
});

describe('the confusion matrix', () => {
  test('counts every inspected store once and by its goods, and whom one strike removes as it was flagged', () => {
    let mistakes = 0;
    fc.assert(
      fc.property(inspected, share, share, share, (market, rate, threshold, error) => {
        const parameters = { 'inspect.threshold': threshold, 'inspect.falseAlarm': error / 2 };
        const m = week(withParameters(market, parameters), rate);
        const P = m.frame.sizes.platforms;
        const sellers = new Float64Array(P);
        for (const i of where(m.inspected, (x) => x > 0)) {
          expect(market.open[i]).toBe(1);
          sellers[i % P] = sellers[i % P] + m.weight[Math.floor(i / P)];
        }
        const [badFlagged, badPassed, goodFlagged, goodPassed] = [
          ...['badFlagged', 'badPassed', 'goodFlagged', 'goodPassed'],
        ].map((cell) => measured(m, `enforcement.${cell}`));
        sellers.forEach((n, p) =>
          expect(badFlagged[p] + badPassed[p] + goodFlagged[p] + goodPassed[p]).toBeCloseTo(n, 4),
        );
        expect(measured(m, 'stores.removedBad')).toEqual(badFlagged);
        expect(measured(m, 'stores.removedGood')).toEqual(goodFlagged);
        mistakes += Math.max(...goodFlagged);
      }),
      { numRuns: 20 },
    );
    expect(mistakes).toBeGreaterThan(0);
  });
});
