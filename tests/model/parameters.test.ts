import { describe, expect, test } from 'vitest';
import { parameters } from '../../src/model/index.ts';
import { judged } from '../laws/simulating.ts';
import { busyScenario } from './busy.ts';

const busy = busyScenario({ weeks: 2, merchants: 60, anchors: 40 });

const ends = parameters.flatMap(({ name, bounds }) => bounds.map((value) => ({ name, value })));
/** All of them take a minute; a fixed one in six is enough where a push waits. */
const tried = process.env['CARTBAN_LONG'] ? ends : ends.filter((_, i) => i % 6 === 1);

describe('parameters', () => {
  test.each(parameters)('$name has its default in its range, and its range within its bounds', (p) => {
    expect(p.default).toBeGreaterThanOrEqual(p.range[0]);
    expect(p.default).toBeLessThanOrEqual(p.range[1]);
    expect(p.range[0]).toBeGreaterThanOrEqual(p.bounds[0]);
    expect(p.range[1]).toBeLessThanOrEqual(p.bounds[1]);
  });

  test.each(tried)('$name at its bound $value breaks no law', ({ name, value }) => {
    const { breaches } = judged({ ...busy, parameters: { ...busy.parameters, [name]: value } });
    expect(breaches).toEqual([]);
  });
});
