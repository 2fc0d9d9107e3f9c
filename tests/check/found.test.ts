/** Scenarios on which a law was once broken, as `cartban check` wrote them. */
import { expect, test } from 'vitest';
import { judge } from '../../src/check/index.ts';
import { moneyHasNoName } from '../../src/model/laws/moneyHasNoName.ts';
import { resolveText, scenarioOf } from '../scenario/files.ts';

/** What a scenario file, judged on its own seed, breaks of the law that it once broke. */
function broken(text: string): readonly unknown[] {
  const scenario = scenarioOf(resolveText(text));
  const { checked, breaches } = judge(scenario, [moneyHasNoName], scenario.run.seed);
  expect(checked.get(moneyHasNoName)).toBe(1);
  return breaches;
}

test('an anchor who has earned nothing yet chooses alike in every currency', () => {
  const found = broken(`
schema: 1
title: { en: Random }
run: { from: 2019-05-13, weeks: 4, seed: 176, engine: counts, population: 987, merchants: 79, anchors: 70 }
parameters:
  defect.scale: 10.463252585999999 %
  share.home: "0.1122216656"
  self.margin: 10.00000045 %
`);
  expect(found).toEqual([]);
});

test('the price of exposure of a platform on which few spend few fen is a quotient, whose sums follow the currency', () => {
  const found = broken(`
schema: 1
title: { en: Random }
run: { from: 2020-12-21, weeks: 2, seed: 8, population: 972, merchants: 75, anchors: 15 }
parameters:
  taste.spread: 4.073745666538724e-111 utils
  nest.interest: "0.5058167218"
`);
  expect(found).toEqual([]);
});

test('a few fen that are left of a total budget promise nobody a coupon', () => {
  const found = broken(`
schema: 1
title: { en: Random }
run: { from: 2021-10-18, weeks: 4, seed: 898, engine: agents, population: 813, merchants: 35, anchors: 47 }
platforms:
  douyin:
    fees: { take: 0.00000024000000000000004 %, commissionCut: 8.74838645 % }
    exposure: { concentration: "1.29440955", privateDomain: 95.1964059 %, paid: 29.4563452 %, cap: 100 % }
    stores: { breadthCeiling: 14.072799124000002 % }
links:
  - id: row0
    on: kuaishou
    channel: live
    from: 2021-10-08
    rule: gate
    to: [kuaishou, taobao, jd]
    announced: 2021-10-03
    capacity: 117.84207195 %
    fee: { rate: 1.879924338 %, of: gmv, paidBy: anchor }
levers:
  douyin.consumerCoupon:
    steps: { 2021-10-22: 20 %, 2021-11-22: 0 %, 2021-11-28: 20 % }
    from: 2021-10-22
    until: 2021-12-14
    weeklyBudget: 75.1349545m CNY
    totalBudget: 45.298105m CNY
`);
  expect(found).toEqual([]);
});
