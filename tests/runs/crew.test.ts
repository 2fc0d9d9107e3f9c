import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { tableKernel } from '../../src/engine/kernels/tableKernel.ts';
import { ConsumerRules } from '../../src/model/index.ts';
import { withCrew } from '../../src/runs/crew.ts';
import { everythingTwice, snapshot } from '../engine/snapshot.ts';

const shard = new URL('../../dist/shard.js', import.meta.url);

/** States, orders and content shoppers after some weeks, on one thread and so many helpers. */
function weeksWith(helpers: number, population: number): { weeks: unknown; states: Buffer } {
  const m = snapshot(false, 11, everythingTwice);
  const rules = new ConsumerRules(m);
  return withCrew(helpers === 0 ? undefined : { helpers, shard: shard.href }, (crew) => {
    const kernel = tableKernel(rules, population, deriveKeys(4, 2).consumers, crew)!;
    const weeks = [0, 1, 2, 3].map((week) => {
      kernel.week(week);
      return [m.orders.slice(), m.leakOrders.slice(), rules.active, kernel.lost()];
    });
    return { weeks, states: Buffer.from(kernel.save()) };
  });
}

test('a run’s consumers are the same to the bit on one, two and four threads', () => {
  expect(existsSync(shard), 'dist/shard.js is missing: npm run build').toBe(true);
  const alone = weeksWith(0, 1_000_000);
  for (const helpers of [1, 3]) {
    const { weeks, states } = weeksWith(helpers, 1_000_000);
    expect(weeks).toEqual(alone.weeks);
    expect(states.equals(alone.states)).toBe(true);
  }
});
