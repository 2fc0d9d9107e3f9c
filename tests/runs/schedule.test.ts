import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Schedule } from '../../src/runs/schedule.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { Case } from '../../src/study/study.ts';

const cases = (scenarios: number, replicates: number): Case[] =>
  Array.from({ length: replicates }, (_, i) => i + 1).flatMap((replicate) =>
    Array.from({ length: scenarios }, (_, s) => ({
      scenario: { name: `s${s}` } as Scenario,
      seed: 7,
      replicate,
    })),
  );

describe('the schedule', () => {
  it('hands out every case exactly once, whichever lane asks when', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.infiniteStream(fc.nat(4)), (s, r, lanes) => {
        const all = cases(s, r);
        const schedule = new Schedule(all);
        const taken = all.map(() => schedule.next(lanes.next().value as number));
        expect(new Set(taken)).toEqual(new Set(all));
        expect(schedule.next(0)).toBeNull();
      }),
    );
  });

  it('keeps a lane with its replicate until that is used up', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(2)), (lanes) => {
        const schedule = new Schedule(cases(3, 9));
        const left = new Map<number, number>();
        const last = new Map<number, number>();
        for (let i = 0; i < 27; i++) {
          const lane = lanes.next().value as number;
          const { replicate } = schedule.next(lane)!;
          const before = last.get(lane);
          if (before !== undefined && (left.get(before) ?? 3) > 0) expect(replicate).toBe(before);
          left.set(replicate, (left.get(replicate) ?? 3) - 1);
          last.set(lane, replicate);
        }
      }),
    );
  });

  it('lets a single lane go replicate by replicate, so that the first figures come first', () => {
    const all = cases(3, 4);
    const schedule = new Schedule(all);
    expect(all.map(() => schedule.next(0))).toEqual(all);
  });

  it('gives a replicate that comes again to the lane that knows it', () => {
    const own = cases(2, 2);
    const again = cases(1, 2).map((c) => ({ ...c, scenario: { ...c.scenario, name: 'again' } }));
    const schedule = new Schedule([...own, ...again]);
    const first = [schedule.next(1), schedule.next(0), schedule.next(1), schedule.next(0)];
    expect(first.map((c) => c!.replicate)).toEqual([1, 2, 1, 2]);
    expect([schedule.next(0), schedule.next(1)]).toEqual([again[1], again[0]]);
  });

  it('leaves no lane idle while cases wait', () => {
    const schedule = new Schedule(cases(3, 1));
    expect([0, 1, 2].map((lane) => schedule.next(lane)?.scenario.name)).toEqual(['s0', 's1', 's2']);
  });
});
