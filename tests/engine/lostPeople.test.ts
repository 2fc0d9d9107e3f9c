import { afterEach, expect, test, vi } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { agentsKernel, agentsLoop } from '../../src/engine/kernels/agents.ts';
import { tableKernel } from '../../src/engine/kernels/tableKernel.ts';
import type { PopulationRules } from '../../src/engine/kernels/kernel.ts';
import { ConsumerRules } from '../../src/model/index.ts';
import { ConsumerCodes } from '../../src/model/consumerCodes.ts';
import { everythingTwice, snapshot } from './snapshot.ts';

const key = deriveKeys(3, 1).consumers;

afterEach(() => vi.unstubAllGlobals());

test('a code that nobody may have is no state, and who is in none is told to be lost', () => {
  const market = snapshot(false, 5, everythingTwice);
  const codes = new ConsumerCodes(market);
  const rules = new ConsumerRules(market);
  for (let code = 0; code < codes.codes; code++) {
    const state = codes.stateOf(code);
    if (state < rules.states) expect(codes.codeOf(state)).toBe(code);
    else expect(state).toBe(0xffff);
  }
  // last platform 7 of four
  const astray: PopulationRules = {
    ...{ classes: 1, states: rules.states, classShare: () => 1, initialShare: (s) => (s === 0 ? 1 : 0) },
    ...{ beginWeek: () => undefined, flow: () => undefined, drawCounts: () => undefined },
    step: () => codes.stateOf(7),
  };
  const kernel = agentsLoop(astray, 10, key);
  expect(kernel.lost()).toBeNull();
  kernel.week(0);
  expect(kernel.lost()).toMatch(/consumer 0 is in state \d+ of 160/);
});

test('a host that has no memory for the kernel draws the same by the loop', () => {
  const weeks = (): unknown => {
    const market = snapshot(false, 5, everythingTwice);
    const rules = new ConsumerRules(market);
    const kernel = agentsKernel(rules, 6000, key);
    kernel.week(0);
    return [market.orders.slice(), market.leakOrders.slice(), rules.active];
  };
  const usual = weeks();
  class Memory {
    constructor() {
      throw new RangeError('WebAssembly.Memory(): could not allocate memory');
    }
  }
  vi.stubGlobal('WebAssembly', Object.create(WebAssembly, { Memory: { value: Memory } }));
  expect(tableKernel(new ConsumerRules(snapshot(false, 5, everythingTwice)), 6000, key, null)).toBeNull();
  expect(weeks()).toEqual(usual);
});
