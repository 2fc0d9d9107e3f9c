/** A modeller's own suite: the new rule keeps its own law and breaks none of the others. */
import { describe, expect, test } from 'vitest';
import { judgeLaws, laws, levers, scenarios, toYaml, type LawVerdict } from '../src/index.ts';

function verdicts(runs: number): readonly LawVerdict[] {
  const judging = judgeLaws({ laws, runs, seed: 7, scenario: null, from: scenarios });
  for (;;) {
    const step = judging.next();
    if (step.done) return step.value;
  }
}

describe('a market with curfews', () => {
  const found = verdicts(3);

  test('knows the lever', () => {
    expect(levers.map(({ name }) => name)).toContain('nightCurfew');
  });

  test.each(found)('keeps $law.name', ({ law, checked, broken }) => {
    expect(broken && `${broken.what}\n${toYaml(broken.scenario, 'brief')}`).toBeNull();
    if (law.name === 'curfewsEmptyRooms') expect(checked).toBeGreaterThan(5);
  });
});
