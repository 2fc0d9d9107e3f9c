import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { flagProbability } from '../../../src/model/mechanisms/enforcement.ts';
import { inspectStores } from '../../../src/model/mechanisms/inspectStores.ts';
import { reviewStores } from '../../../src/model/mechanisms/reviewStores.ts';
import { orderedPair as pair } from '../../numbers.ts';
import { after, isSubset, where, withParameters } from '../copies.ts';
import { marketsBefore } from '../weeks.ts';

/** Markets in which one flag closes a store. */
const inspected = marketsBefore(inspectStores, (m) => withParameters(m, { 'inspect.strikes': 1 }));

describe('inspections', () => {
  const closed = (m: Market, rate: number): number[] =>
    where(
      after(
        m,
        (x) => inspectStores.run(x),
        (x) => x.inspection.fill(rate),
      ).closed,
      (x) => x === 2,
    );

  test('at a higher rate close a superset of stores (rule 25)', () => {
    let more = 0;
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        expect(isSubset(closed(m, low), closed(m, high))).toBe(true);
        more += closed(m, high).length - closed(m, low).length;
      }),
      { numRuns: 30 },
    );
    expect(more).toBeGreaterThan(0);
  });

  test('with more false alarms close a superset, with more missed goods a subset (rule 26)', () => {
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        const [few, many] = [low / 2, high / 2].map((rate) => {
          const alarms = closed(withParameters(m, { 'inspect.falseAlarm': rate, 'inspect.missed': 0.2 }), 1);
          const misses = closed(withParameters(m, { 'inspect.falseAlarm': 0.05, 'inspect.missed': rate }), 1);
          return { alarms, misses };
        });
        expect(isSubset(few.alarms, many.alarms)).toBe(true);
        expect(isSubset(many.misses, few.misses)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('flag better goods less often, and none without false alarms far above the threshold', () => {
    fc.assert(
      fc.property(inspected, pair, (m, [low, high]) => {
        for (let p = 0; p < m.frame.sizes.platforms; p++)
          expect(flagProbability(m, p, high).flagged).toBeLessThanOrEqual(flagProbability(m, p, low).flagged);
        const exact = withParameters(m, {
          ...{ 'inspect.falseAlarm': 0, 'inspect.missed': 0 },
          ...{ 'inspect.sharpness': 1e-6, 'inspect.threshold': 0.5, 'inspect.blindness': 0 },
        });
        expect(flagProbability(exact, 0, 0.6).flagged).toBe(0);
        expect(flagProbability(exact, 0, 0.4).flagged).toBe(1);
      }),
      { numRuns: 20 },
    );
  });

  test('keep a closed store closed for the declared weeks', () => {
    fc.assert(
      fc.property(inspected, (market) => {
        const m = after(
          withParameters(market, {
            ...{ 'closure.weeks': 5, 'closure.evaded': 0, 'inspect.missed': 0, 'inspect.threshold': 1 },
          }),
          (x) => inspectStores.run(x),
          (x) => x.inspection.fill(1),
        );
        const shut = where(m.closed, (x) => x === 2);
        expect(shut.length).toBeGreaterThan(0);
        expect(shut.every((i) => m.cooldown[i] === 5 && m.open[i] === 0)).toBe(true);
        // the week of the closure and five more
        for (let w = 0; w < 6; w++) {
          reviewStores.run(m);
          expect(shut.filter((i) => m.open[i] === 1)).toEqual([]);
          m.closed.fill(0);
          m.week++;
        }
        expect(shut.every((i) => m.cooldown[i] === 0)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('at a higher rate leave a subset of stores open in every later week, entry and effort apart (rule 25)', () => {
    let fewer = 0;
    fc.assert(
      fc.property(inspected, pair, fc.integer({ min: 1, max: 3 }), (market, rates, strikes) => {
        const [low, high] = rates.map((rate) => {
          const m = withParameters(market, { 'inspect.strikes': strikes });
          m.inspection.fill(rate);
          m.inspectionByRisk.fill(0);
          return m;
        });
        for (let w = 0; w < 10; w++) {
          for (const m of [low, high]) {
            inspectStores.run(m);
            m.week++;
          }
          const [many, few] = [low, high].map((m) => where(m.open, (x) => x === 1));
          expect(isSubset(few, many)).toBe(true);
          fewer += many.length - few.length;
        }
      }),
      { numRuns: 12 },
    );
    expect(fewer).toBeGreaterThan(0);
  });
});
