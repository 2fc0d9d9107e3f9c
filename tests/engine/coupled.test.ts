import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsLoop } from '../../src/engine/kernels/agents.ts';
import { distributionKernel } from '../../src/engine/index.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { weighChoices } from '../../src/model/mechanisms/weighChoices.ts';
import { behaviour, snapshot } from './snapshot.ts';

const N = 20_000;

/** Where everybody is after one week on the same draws, and the orders that the limit of many would have placed. */
function weekOf(m: Market): { states: ArrayLike<number>; orders: Float64Array } {
  const agents = agentsLoop(new ConsumerRules(m), N, deriveKeys(3, 0).consumers);
  agents.week(0);
  const states = agents.save();
  distributionKernel(new ConsumerRules(m)).week(0);
  return { states, orders: m.orders.map((x, i) => x + m.leakOrders[i]) };
}

test('a small change of utilities changes few consumers, in proportion to the orders that it moves', () => {
  let changedAtAll = 0;
  fc.assert(
    fc.property(
      fc.nat(1e6),
      behaviour,
      fc.nat(),
      fc.integer({ min: 1, max: 5 }),
      (seed, changes, s, step) => {
        const m = snapshot(false, seed, { ...changes, 'adopt.initial': 0.5 });
        const before = weekOf(m);
        const slot = s % m.slotConstant.length;
        m.slotConstant[slot] = m.slotConstant[slot] + step / 50;
        weighChoices.run(m);
        const after = weekOf(m);
        const moved = before.orders.reduce((sum, x, i) => sum + Math.abs(x - after.orders[i]), 0);
        let changed = 0;
        for (let i = 0; i < N; i++) if (before.states[i] !== after.states[i]) changed++;
        changedAtAll += changed;
        // every outcome after the one that grew moves by as much at the most: platforms and routes of its category
        expect(changed).toBeLessThan(8 * N * moved + 4.5 * Math.sqrt(8 * N * moved) + 5);
        expect(changed / N).toBeLessThan(0.25);
      },
    ),
    { numRuns: 40 },
  );
  expect(changedAtAll).toBeGreaterThan(100);
});
