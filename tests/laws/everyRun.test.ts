import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runLaws } from '../../src/model/laws/index.ts';
import { examples, scenarios } from '../arbitraries.ts';
import { fifthPlatform, historyWith } from '../engine/market.ts';
import { judged } from './simulating.ts';

describe('laws of every week and of every run', () => {
  test('hold in random markets under random policies, in every engine', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { results, breaches } = judged(scenario);
        for (const law of runLaws) breaches.push(...law.check(results));
        expect(breaches).toEqual([]);
      }),
      examples(25),
    );
  });

  test('hold with a fifth platform, which is data and no code', () => {
    const history = historyWith({ weeks: 5, merchants: 80, anchors: 60 });
    const { results, breaches } = judged({ ...history, platforms: [...history.platforms, fifthPlatform] });
    for (const law of runLaws) breaches.push(...law.check(results));
    expect(breaches).toEqual([]);
  });
});
