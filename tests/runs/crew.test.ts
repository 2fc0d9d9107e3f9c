import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deriveKeys } from '../../src/base/random.ts';
import { help, order, OUTCOMES, COPIES, type Crew, type ShardJob } from '../../src/engine/kernels/desks.ts';
import { tableKernel } from '../../src/engine/kernels/tableKernel.ts';
import { ConsumerRules } from '../../src/model/index.ts';
import { withCrew } from '../../src/runs/crew.ts';
import { everythingTwice, snapshot } from '../engine/snapshot.ts';

const shard = new URL('../../dist/shard.js', import.meta.url);

/** Weeks until every helper has drawn somebody, four at the least; a helper takes a while to be there. */
const MOST_WEEKS = 400;

/** Whether anybody’s week was drawn at a desk since the week began. */
function drew({ memory, desk }: ShardJob): boolean {
  const o = new Int32Array(memory.buffer, 0, 64);
  const at = o[order.desks] + desk * o[order.deskBytes] + o[order.intent];
  return new Uint32Array(memory.buffer, at, OUTCOMES * COPIES).some((count) => count > 0);
}

/** States, orders and content shoppers after some weeks, or after so many that every helper has helped. */
function weeksWith(
  helpers: number,
  population: number,
  most = MOST_WEEKS,
): { weeks: unknown[]; states: Buffer; helped: number } {
  const m = snapshot(false, 11, everythingTwice);
  const rules = new ConsumerRules(m);
  return withCrew(helpers === 0 ? undefined : { helpers, shard: shard.href }, (crew) => {
    const jobs: ShardJob[] = [];
    const seen: Crew | null = crew && { ...crew, hire: (job) => (jobs.push(job), crew.hire(job)) };
    const kernel = tableKernel(rules, population, deriveKeys(4, 2).consumers, seen)!;
    const helped = new Set<ShardJob>();
    const weeks: unknown[] = [];
    for (let week = 0; week < most && (crew === null || week < 4 || helped.size < helpers); week++) {
      kernel.week(week);
      weeks.push([m.orders.slice(), m.leakOrders.slice(), rules.active, kernel.lost()]);
      for (const job of jobs) if (drew(job)) helped.add(job);
    }
    return { weeks, states: Buffer.from(kernel.save()), helped: helped.size };
  });
}

test.each([1, 3])('a run’s consumers are the same to the bit with %i threads that help', (helpers) => {
  expect(existsSync(shard), 'dist/shard.js is missing: npm run build').toBe(true);
  const { weeks, states, helped } = weeksWith(helpers, 1_000_000);
  expect(helped).toBe(helpers);
  const alone = weeksWith(0, 1_000_000, weeks.length);
  expect(weeks).toEqual(alone.weeks);
  expect(states.equals(alone.states)).toBe(true);
});

test('a thread that fails at its work stops the run in the same week', () => {
  const rules = new ConsumerRules(snapshot(false, 11, everythingTwice));
  const jobs: ShardJob[] = [];
  const crew: Crew = { helpers: 1, hire: (job) => jobs.push(job) };
  const kernel = tableKernel(rules, 200_000, deriveKeys(4, 2).consumers, crew)!;
  const o = new Int32Array(jobs[0].memory.buffer, 0, 64);
  // a chunk to take, of people who are not in the memory
  const { states } = order;
  const right = o[states];
  o[states] = 2 ** 31 - 2 ** 20;
  o[order.next] = 0;
  expect(() => help(jobs[0])).toThrow();
  o[states] = right;
  expect(() => kernel.week(0)).toThrow('failed');
});
