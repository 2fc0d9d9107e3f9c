/** A modeller's own suite: the new rule keeps its own law and breaks none of the others. */
import { describe, expect, test } from 'vitest';
import { breachText, laws, lawVerdicts, levers, scenarios } from '../src/index.ts';

describe('a market with curfews', () => {
  const found = lawVerdicts({ laws, runs: 3, seed: 7, scenario: null, from: scenarios });

  test('knows the lever', () => {
    expect(levers.map(({ name }) => name)).toContain('nightCurfew');
  });

  test.each(found)('keeps $law.name', (verdict) => {
    expect(breachText(verdict)).toBeNull();
    if (verdict.law.name === 'curfewsEmptyRooms') expect(verdict.checked).toBeGreaterThan(5);
  });
});
