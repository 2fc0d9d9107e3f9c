import fc from 'fast-check';
import { runInThisContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { expect, it } from 'vitest';
import { inFields } from '../../src/base/fields.ts';
import { createMarket } from '../../src/compile/compile.ts';
import { declaredConstants } from '../../src/compile/constants.ts';
import { inputsOf } from '../../src/compile/drivers.ts';
import { frameOf } from '../../src/compile/frame.ts';
import { deriveKeys } from '../../src/base/random.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { historyWith } from '../engine/market.ts';

setFlagsFromString('--allow-natives-syntax');
const isFast = runInThisContext('(o) => %HasFastProperties(o)') as (o: object) => boolean;
const alike = runInThisContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean;

it('an object in fields is equal to the one it was made of', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.anything()), (o) => {
      expect(inFields(o)).toEqual({ ...o });
    }),
    // each has keys of its own: after some thousand layouts V8 would remember no more
    { numRuns: 100 },
  );
});

it('markets and their parameters are objects of fields, and all of one layout, however many there were before', () => {
  const parts = Array.from({ length: 40 }, (_, i) => {
    const scenario = JSON.parse(
      JSON.stringify(historyWith({ merchants: 10 + (i % 3), anchors: 5, weeks: 1 })),
    ) as Scenario;
    const frame = frameOf(scenario);
    const constants = declaredConstants(scenario);
    return createMarket(scenario, frame, inputsOf(scenario, frame)[0], constants, deriveKeys(i, 0));
  });
  for (const market of parts) {
    expect(isFast(market)).toBe(true);
    expect(isFast(market.frame.parameters)).toBe(true);
    expect(alike(market, parts[0])).toBe(true);
    expect(alike(market.frame.parameters, parts[0].frame.parameters)).toBe(true);
  }
});
