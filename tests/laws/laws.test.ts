import { describe, expect, test } from 'vitest';
import { breachText, lawVerdicts, type LawVerdict } from '../../src/check/index.ts';
import { laws } from '../../src/model/laws/index.ts';
import { fifthPlatform, historyWith } from '../engine/market.ts';

const isLong = Boolean(process.env['CARTBAN_LONG']);
/** Random scenarios that every law is judged on, from the seed that `cartban check` takes; a batch of them stands in memory at a time. */
const [BATCHES, BATCH] = isLong ? [200, 50] : [1, 14];
const TIMEOUT = isLong ? 24 * 3_600_000 : 300_000;
/** A law that had less to check than this was not tested. */
const A_FEW = 5;

/** A counterexample as the scenario file that shows it, and the command that does. */
const told = (verdict: LawVerdict): string | string[] => breachText(verdict) ?? [];

describe('every law', () => {
  test(
    'holds in random markets under random policies, in every engine, and has something to check there',
    { timeout: TIMEOUT },
    () => {
      const checked = new Map(laws.map(({ name }) => [name, 0]));
      for (let batch = 0; batch < BATCHES; batch++) {
        const found = lawVerdicts({ laws, runs: BATCH, seed: 7 + batch, scenario: null });
        expect(found.flatMap(told)).toEqual([]);
        for (const { law, checked: times } of found) checked.set(law.name, checked.get(law.name)! + times);
      }
      for (const [name, times] of checked) expect(times, name).toBeGreaterThanOrEqual(A_FEW);
    },
  );

  test('holds with a fifth platform, which is data and no code', { timeout: TIMEOUT }, () => {
    const history = historyWith({ weeks: 5, merchants: 80, anchors: 60 });
    const scenario = { ...history, platforms: [...history.platforms, fifthPlatform] };
    const ofOneRun = laws.filter(({ kind }) => kind !== 'twin');
    expect(lawVerdicts({ laws: ofOneRun, runs: 1, seed: 5, scenario }).flatMap(told)).toEqual([]);
  });
});
