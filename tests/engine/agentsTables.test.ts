/** Individuals by tables in WebAssembly, and one by one in the plain loop: the same to the bit. */
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsKernel, agentsLoop } from '../../src/engine/kernels/agents.ts';
import { tableKernel } from '../../src/engine/kernels/tableKernel.ts';
import { ConsumerRules, type Market } from '../../src/model/index.ts';
import { behaviour, everythingTwice, snapshot } from './snapshot.ts';

/** States, orders and content shoppers after each week, and what is said of those who are lost. */
function weeksOf(m: Market, engine: 'loop' | 'tables', population: number, seed: number): unknown[] {
  const rules = new ConsumerRules(m);
  const key = deriveKeys(seed, 1).consumers;
  const loop = engine === 'loop';
  const kernel = loop ? agentsLoop(rules, population, key) : tableKernel(rules, population, key, null);
  if (!kernel) throw new Error('this host has no WebAssembly with vectors');
  const { tables } = rules;
  const seen: unknown[] = [];
  for (const week of [-1, 0, 1, 7]) {
    kernel.week(week);
    const states = Array.from(kernel.save(), (s) => (loop ? s : tables.stateOf(s)));
    seen.push({ week, states, orders: m.orders.slice(), leaks: m.leakOrders.slice(), active: rules.active });
    seen.push(kernel.lost());
  }
  return seen;
}

describe('individuals by tables', () => {
  test('live the weeks of the plain loop, bit for bit, on any market of four or five platforms', () => {
    let orders = 0;
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.nat(1e6),
        behaviour,
        fc.integer({ min: 1, max: 1200 }),
        (five, seed, changes, population) => {
          const m = snapshot(five, seed, changes);
          const [loop, tables] = (['loop', 'tables'] as const).map((e) => weeksOf(m, e, population, seed));
          expect(tables).toEqual(loop);
          orders += m.orders.reduce((a, b) => a + b, 0);
        },
      ),
      { numRuns: 30, examples: [[false, 1, everythingTwice, 1000]] },
    );
    expect(orders).toBeGreaterThan(1000);
  });

  test('say so when somebody remembers what there is not', () => {
    const rules = new ConsumerRules(snapshot(false, 3, {}));
    const kernel = tableKernel(rules, 500, deriveKeys(1, 0).consumers, null)!;
    kernel.week(0);
    expect(kernel.lost()).toBeNull();
    const state = kernel.save();
    state[77] = 7;
    kernel.restore(state);
    expect(kernel.lost()).toMatch(/remembers what there is not: 7/);
  });
});

describe('a host without vectors in WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  test('lives the same weeks in the plain loop', async () => {
    const population = 25_000;
    const weekOf = (make: typeof agentsKernel): unknown => {
      const m = snapshot(false, 5, everythingTwice);
      const rules = new ConsumerRules(m);
      make(rules, population, deriveKeys(2, 0).consumers).week(3);
      return [m.orders.slice(), m.leakOrders.slice(), rules.active];
    };
    const byTables = weekOf(agentsKernel);
    vi.resetModules();
    vi.stubGlobal('WebAssembly', undefined);
    const { agentsKernel: bare } = await import('../../src/engine/kernels/agents.ts');
    const { tableKernel: none } = await import('../../src/engine/kernels/tableKernel.ts');
    const rules = new ConsumerRules(snapshot(false, 5, {}));
    expect(none(rules, population, deriveKeys(2, 0).consumers, null)).toBeNull();
    expect(weekOf(bare)).toEqual(byTables);
  });
});
