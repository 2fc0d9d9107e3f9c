import { expect, test, vi } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { run } from '../../src/engine/index.ts';
import type * as Random from '../../src/base/random.ts';
import { historyWith, roughConstants } from './market.ts';

const seen = new Set<string>();
let twice = 0;

/** Tag of their stream in its key. */
const CONSUMERS = 1;

vi.mock('../../src/base/random.ts', async (importOriginal) => {
  const original = await importOriginal<typeof Random>();
  const threefry4x32: typeof Random.threefry4x32 = (key, agent, week, purpose, draw, out) => {
    if (key[2] === CONSUMERS) {
      const counter = [...key, agent, week, purpose, draw].join(' ');
      if (seen.has(counter)) twice++;
      seen.add(counter);
    }
    original.threefry4x32(key, agent, week, purpose, draw, out);
  };
  return { ...original, threefry4x32 };
});

test.each([
  ['agents', 300],
  ['counts', 300],
  ['counts', 20_000],
] as const)(
  'no draw of consumers has the key and counter of another (rule 48): %s, %d',
  (engine, population) => {
    const scenario = historyWith({ weeks: 2, merchants: 40, anchors: 40, engine, population });
    seen.clear();
    twice = 0;
    run(compile(scenario, roughConstants(scenario)), 3, 0);
    expect(seen.size).toBeGreaterThan(5000);
    expect(twice).toBe(0);
  },
);
