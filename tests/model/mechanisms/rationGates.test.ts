import { describe, expect, test } from 'vitest';
import { emptyMarket } from '../../engine/market.ts';
import { defaultPlatforms } from '../../../src/scenario/platforms.ts';
import type { Market } from '../../../src/model/index.ts';
import { rationGates, rememberRequests } from '../../../src/model/mechanisms/rationGates.ts';

/** A market in which cells 0 and 1 are under gate `row` this week, all others open; −1 for no gate. */
function gateWeek(m: Market, row: number, orders: number): void {
  const gateRow = new Int32Array(m.permit.length).fill(-1);
  gateRow.fill(row, 0, 2);
  m.gated.fill(0);
  if (row >= 0) m.gated.fill(1, 0, 2);
  m.inputs = { ...m.inputs, policy: { ...m.inputs.policy, gateRow } };
  rationGates.run(m);
  // what is asked for is served in part, as the offer index would have it
  m.orders.forEach((_, i) => (m.orders[i] = orders * m.servedNow[i]));
  rememberRequests.run(m);
  m.week++;
}

function market(...capacities: number[]): Market {
  const m = emptyMarket(defaultPlatforms);
  return { ...m, frame: { ...m.frame, gateCapacities: capacities } };
}

const served = (m: Market): number[] => [m.served[0], m.served[1], m.served[2]];

describe('a gate', () => {
  test('serves its share of the mean of the four weeks before it began, and nothing else is touched', () => {
    const m = market(0.5);
    for (const orders of [1, 10, 20, 30, 40]) gateWeek(m, -1, orders);
    expect(served(m)).toEqual([1, 1, 1]);
    gateWeek(m, 0, 80);
    expect(served(m)).toEqual([(0.5 * 25) / 40, (0.5 * 25) / 40, 1]);
    gateWeek(m, 0, 80);
    expect(m.served[0]).toBeCloseTo((0.5 * 25) / 80, 12);
  });

  test('counts what was asked for, not what it served', () => {
    const m = market(0.5);
    for (let w = 0; w < 4; w++) gateWeek(m, -1, 40);
    for (let w = 0; w < 8; w++) gateWeek(m, 0, 40);
    expect(m.served[0]).toBeCloseTo(0.5, 12);
    expect(m.lastRequests[0]).toBeCloseTo(40, 10);
  });

  test('serves everybody while fewer ask than may', () => {
    const m = market(1.2);
    for (let w = 0; w < 6; w++) gateWeek(m, w < 4 ? -1 : 0, 40);
    expect(served(m)).toEqual([1, 1, 1]);
  });

  test('that follows another without a gap keeps its base; after a gap it takes a new one', () => {
    const m = market(0.5, 0.25);
    for (let w = 0; w < 4; w++) gateWeek(m, -1, 40);
    gateWeek(m, 0, 40);
    gateWeek(m, 1, 100);
    gateWeek(m, 1, 100);
    expect(m.served[0]).toBeCloseTo((0.25 * 40) / 100, 12);
    for (let w = 0; w < 4; w++) gateWeek(m, -1, 100);
    gateWeek(m, 1, 100);
    expect(m.served[0]).toBeCloseTo(0.25, 12);
  });

  test('in force from the start takes the requests of the first week as its base', () => {
    const m = market(0.5);
    gateWeek(m, 0, 40);
    expect(served(m)).toEqual([1, 1, 1]);
    gateWeek(m, 0, 40);
    expect(m.served[0]).toBe(0.5);
    gateWeek(m, 0, 80);
    gateWeek(m, 0, 80);
    expect(m.served[0]).toBeCloseTo(0.25, 12);
  });

  test('for a part of the week rations in part', () => {
    const m = market(0.5);
    for (let w = 0; w < 4; w++) gateWeek(m, -1, 40);
    gateWeek(m, 0, 40);
    m.gated.fill(2 / 7, 0, 2);
    rationGates.run(m);
    expect(m.servedNow[0]).toBeCloseTo(1 - (2 / 7) * 0.5, 12);
  });

  test('without capacity serves nobody from its first day, and remembers no request as more than was ordered', () => {
    const m = market(0);
    gateWeek(m, 0, 40);
    expect(served(m)).toEqual([0, 0, 1]);
    expect([m.lastRequests[0], m.lastRequests[2]]).toEqual([0, 40]);
  });

  test('serves nobody where nobody asked before it, and everybody while nobody asks', () => {
    const unknown = market(0.5);
    for (const orders of [0, 0]) gateWeek(unknown, -1, orders);
    gateWeek(unknown, 0, 40);
    expect(served(unknown)).toEqual([0, 0, 1]);
    const quiet = market(0.5);
    for (const orders of [40, 0]) gateWeek(quiet, -1, orders);
    gateWeek(quiet, 0, 0);
    expect(served(quiet)).toEqual([1, 1, 1]);
  });
});
