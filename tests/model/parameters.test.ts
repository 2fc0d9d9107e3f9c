import { describe, expect, test } from 'vitest';
import { parameter, type Unit } from '../../src/model/declare.ts';
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

  test('without bounds of its own may be nothing, and as much as its unit allows', () => {
    const boundsOf = (unit: Unit, bounds?: readonly [number, number]) =>
      parameter('a', 'of a test', unit, 0.5, [0, 1], 'assumed', 'none', bounds).bounds;
    expect(boundsOf('share')).toEqual([0, 1]);
    expect(boundsOf('CNY')).toEqual([0, 1e7]);
    expect(boundsOf('minutes/day')).toEqual([0, 1e6]);
    expect(boundsOf('share', [-1, 2])).toEqual([-1, 2]);
  });

  test.each(tried)('$name at its bound $value breaks no law', ({ name, value }) => {
    const { breaches } = judged({ ...busy, parameters: { ...busy.parameters, [name]: value } });
    expect(breaches).toEqual([]);
  });
});
