import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { setPolicy } from '../../../src/model/mechanisms/setPolicy.ts';
import { massScenarios } from '../../../src/check/scenarios.ts';
import { busyScenario } from '../busy.ts';
import { weeksOf } from '../weeks.ts';
import { after } from '../../../src/model/laws/copies.ts';

const run = setPolicy.run.bind(setPolicy);

describe('policy of the week', () => {
  test('turns fees on commission into shares of list price before they are added', () => {
    fc.assert(
      fc.property(massScenarios, (scenario) => {
        const m = after(weeksOf(scenario, 2, setPolicy), run);
        const p = m.inputs.policy;
        m.feeOnAnchor.forEach((fee, i) => {
          const due = p.feeRateAnchorGmv[i] + m.routeCommission[i] * p.feeRateAnchorCommission[i];
          expect(fee).toBeCloseTo(due, 14);
        });
        m.feeOnMerchant.forEach((fee, i) => {
          const due = p.feeRateMerchantGmv[i] + m.routeCommission[i] * p.feeRateMerchantCommission[i];
          expect(fee).toBeCloseTo(due, 14);
        });
      }),
      { numRuns: 10 },
    );
  });

  test('leaves to a week what the total budget of a subsidy still holds', () => {
    const m = weeksOf(busyScenario(), 6, setPolicy);
    const now = after(m, run);
    now.subsidyBudget.forEach((fen, at) => {
      expect(fen).toBeLessThanOrEqual(Math.max(0, 5e8 - m.subsidySpent[at]));
      expect(fen === 0 ? now.subsidyRate[at] : 1).toBe(fen === 0 ? 0 : 1);
    });
    expect(Math.max(...m.subsidySpent)).toBeGreaterThan(0);
  });

  test('takes a subsidy without a fen to spend for none', () => {
    const m = weeksOf(fc.sample(massScenarios, { numRuns: 1, seed: 1 })[0], 1, setPolicy);
    const policyWith = (yuan: number): Market['inputs']['policy'] => ({
      ...m.inputs.policy,
      levers: Object.fromEntries(
        Object.keys(m.inputs.policy.levers).map((name) => [name, new Float64Array(4).fill(0.1)]),
      ),
      budgets: Object.fromEntries(
        Object.keys(m.inputs.policy.budgets).map((name) => [name, new Float64Array(4).fill(yuan)]),
      ),
      totals: Object.fromEntries(
        Object.keys(m.inputs.policy.totals).map((name) => [name, new Float64Array(4).fill(Infinity)]),
      ),
    });
    m.subsidySpent.fill(0);
    for (const [yuan, rate] of [
      [0, 0],
      [0.009, 0],
      [0.01, 0.1],
      [Infinity, 0.1],
    ] as const) {
      const now = after(m, run, (copy) => (copy.inputs = { ...copy.inputs, policy: policyWith(yuan) }));
      expect(
        now.subsidyRate.every((x) => x === rate),
        `${yuan} yuan`,
      ).toBe(true);
      expect([...now.coldStart]).toEqual([0.1, 0.1, 0.1, 0.1]);
    }
  });
});
