import { expect, it } from 'vitest';
import { findingsSchema } from '../../src/study/findingsSchema.ts';

const spread = { mean: 1, median: 1, p10: 0, p90: 2, n: 4 };
const findings = {
  schema: 'cartban.findings/1',
  study: 'compare',
  engine: { version: '0.1.0', model: 'sha256:0' },
  hash: 'sha256:1',
  baseline: 'no-ban',
  replicates: 4,
  seed: 7,
  scenarios: [],
  differences: [
    {
      ...{
        scenario: 'cart-ban',
        baseline: 'no-ban',
        metric: 'gmv.settled',
        platform: null,
        channel: null,
        tier: null,
      },
      ...{ period: '2020Q4', unit: 'CNY_bn', probabilityPositive: 0.5, ...spread },
    },
  ],
  flows: [],
  diversion: [],
  failures: [],
  subsidies: [],
};

it('findings of the contract’s shape are accepted', () => {
  expect(findingsSchema.safeParse(findings).success).toBe(true);
});

it.each([
  ['a field too many', { ...findings, extra: 1 }],
  ['another version', { ...findings, schema: 'cartban.findings/2' }],
  ['a figure that is not finite', { ...findings, differences: [{ ...findings.differences[0], mean: NaN }] }],
  [
    'a probability above one',
    { ...findings, differences: [{ ...findings.differences[0], probabilityPositive: 1.1 }] },
  ],
])('findings with %s are refused', (_, broken) => {
  expect(findingsSchema.safeParse(broken).success).toBe(false);
});
