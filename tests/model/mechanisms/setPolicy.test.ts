import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Market } from '../../../src/model/index.ts';
import { setPolicy } from '../../../src/model/mechanisms/setPolicy.ts';
import { massScenarios } from '../../arbitraries.ts';
import { weeksOf } from '../weeks.ts';
import { after } from '../copies.ts';

const run = setPolicy.run.bind(setPolicy);

describe('policy of the week', () => {
  test('turns fees on commission into shares of list price before they are added', () => {
    fc.assert(
      fc.property(massScenarios, (scenario) => {
        const m = after(weeksOf(scenario, 2, setPolicy), run);
        const p = m.inputs.policy;
        const commission = scenario.parameters['commission.content'];
        m.feeOnAnchor.forEach((fee, i) =>
          expect(fee).toBeCloseTo(p.feeRateAnchorGmv[i] + commission * p.feeRateAnchorCommission[i], 14),
        );
        m.feeOnMerchant.forEach((fee, i) =>
          expect(fee).toBeCloseTo(p.feeRateMerchantGmv[i] + commission * p.feeRateMerchantCommission[i], 14),
        );
      }),
      { numRuns: 10 },
    );
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
    });
    for (const [yuan, rate] of [
      [0, 0],
      [0.009, 0],
      [0.01, 0.1],
      [Infinity, 0.1],
    ] as const) {
      const now = after(m, run, (copy) => (copy.inputs = { ...copy.inputs, policy: policyWith(yuan) }));
      expect([...now.couponRate], `${yuan} yuan`).toEqual([rate, rate, rate, rate]);
      expect([...now.waiverRate], `${yuan} yuan`).toEqual([rate, rate, rate, rate]);
      expect([...now.coldStart]).toEqual([0.1, 0.1, 0.1, 0.1]);
    }
  });
});
