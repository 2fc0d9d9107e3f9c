import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flagProbability } from '../../../src/model/mechanisms/enforcement.ts';
import { inspectStores } from '../../../src/model/mechanisms/inspectStores.ts';
import { reviewStores } from '../../../src/model/mechanisms/reviewStores.ts';
import { orderedPair as pair } from '../../../src/check/numbers.ts';
import { after, where, withParameters } from '../../../src/model/laws/copies.ts';
import { marketsBefore } from '../weeks.ts';

/** Markets in which one flag closes a store. */
const inspected = marketsBefore(inspectStores, (m) => withParameters(m, { 'inspect.strikes': 1 }));

describe('inspections', () => {
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
});
