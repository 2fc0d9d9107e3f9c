import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedOf } from './drawSeed.ts';

test('the long lane draws a fresh seed each time, unless one is given; the push lane keeps its own', () => {
  const [first, second] = [seedOf({ CARTBAN_LONG: '1' }), seedOf({ CARTBAN_LONG: '1' })];
  expect(first).toMatch(/^\d+$/);
  expect(second).not.toBe(first);
  expect(seedOf({ CARTBAN_LONG: '1', CARTBAN_SEED: '5' })).toBe('5');
  expect(seedOf({})).toBeUndefined();
});

test('properties and samples are drawn with the seed of the lane', () => {
  if (process.env['CARTBAN_LONG']) expect(process.env['CARTBAN_SEED']).toMatch(/^\d+$/);
  const seed = Number(process.env['CARTBAN_SEED'] || 20201009);
  const sampled = fc.sample(fc.nat(), 5);
  expect(sampled).toEqual(fc.sample(fc.nat(), { numRuns: 5, seed }));
  expect(sampled).not.toEqual(fc.sample(fc.nat(), { numRuns: 5, seed: seed + 1 }));
  expect(fc.readConfigureGlobal().seed).toBe(seed);
});
