/**
 * The sharpest test of the model on three fixed scenarios: every column of every week against the oracle, before any
 * mutant is asked about by anything dearer. The random scenarios are in tests/oracle.
 */
import { expect, test } from 'vitest';
import { fifthPlatform, platform } from '../engine/market.ts';
import { busyScenario } from '../model/busy.ts';
import { disagreements } from '../oracle/against.ts';
import { stirredScenario } from '../oracle/stirred.ts';

test('the engine and the oracle tell the same of weeks in which no term vanishes, agent by agent', () => {
  expect(disagreements(stirredScenario({ engine: 'agents', population: 800 }))).toEqual([]);
});

test('the engine and the oracle tell the same of weeks in which no term vanishes, as a distribution', () => {
  expect(disagreements(stirredScenario())).toEqual([]);
});

test('the engine and the oracle tell the same of weeks in which everything happens', () => {
  expect(disagreements(busyScenario())).toEqual([]);
});

test('the engine and the oracle tell the same of a market with a mall without rooms and a feed without a past', () => {
  const busy = stirredScenario({ weeks: 6, engine: 'agents', population: 200 });
  const mall = { ...platform('mall'), initialHabit: 0 };
  expect(disagreements({ ...busy, platforms: [mall, ...busy.platforms, fifthPlatform] })).toEqual([]);
});
