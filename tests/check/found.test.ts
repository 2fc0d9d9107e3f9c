/** Scenarios on which a law was once broken, as `cartban check` wrote them. */
import { expect, test } from 'vitest';
import { judge } from '../../src/check/index.ts';
import { moneyHasNoName } from '../../src/model/laws/moneyHasNoName.ts';
import { resolveText, scenarioOf } from '../scenario/files.ts';

const RULE_43 = [
  [
    'an anchor who has earned nothing yet chooses alike in every currency',
    176,
    `
schema: 1
title: { en: Random }
run: { from: 2019-05-13, weeks: 4, seed: 176, engine: counts, population: 987, merchants: 79, anchors: 70 }
parameters:
  defect.scale: 10.463252585999999 %
  share.home: "0.1122216656"
  self.margin: 10.00000045 %
`,
  ],
  [
    'a price of exposure is off by no more than a fen of each of the few budgets that make it',
    8,
    `
schema: 1
title: { en: Random }
run: { from: 2020-12-21, weeks: 2, seed: 8, population: 972, merchants: 75, anchors: 15 }
parameters:
  taste.spread: 4.073745666538724e-111 utils
  nest.interest: "0.5058167218"
`,
  ],
] as const;

test.each(RULE_43)('%s', (_, seed, text) => {
  const { checked, breaches } = judge(scenarioOf(resolveText(text)), [moneyHasNoName], seed);
  expect(checked.get(moneyHasNoName)).toBe(1);
  expect(breaches).toEqual([]);
});
