/** Scenarios on which a law was once broken, as `cartban check` wrote them. */
import { expect, test } from 'vitest';
import { judge } from '../../src/check/index.ts';
import { moneyHasNoName } from '../../src/model/laws/moneyHasNoName.ts';
import { resolveText, scenarioOf } from '../scenario/files.ts';

test('an anchor who has earned nothing yet chooses alike in every currency', () => {
  const scenario = scenarioOf(
    resolveText(`
schema: 1
title: { en: Random }
run: { from: 2019-05-13, weeks: 4, seed: 176, engine: counts, population: 987, merchants: 79, anchors: 70 }
parameters:
  defect.scale: 10.463252585999999 %
  share.home: "0.1122216656"
  self.margin: 10.00000045 %
`),
  );
  const { checked, breaches } = judge(scenario, [moneyHasNoName], 176);
  expect(checked.get(moneyHasNoName)).toBe(1);
  expect(breaches).toEqual([]);
});
