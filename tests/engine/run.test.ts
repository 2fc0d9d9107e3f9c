import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay, quarterOf } from '../../src/base/calendar.ts';
import { Fault } from '../../src/base/problem.ts';
import { deriveKeys, type StreamKeys } from '../../src/base/random.ts';
import { run, type Plan, type ResultColumn } from '../../src/engine/index.ts';
import { alone, type Past } from '../../src/engine/past.ts';

const blank = { platform: null, channel: null, to: null, tier: null, unit: '1', kind: 'flow' } as const;
const column = (metric: string): ResultColumn => ({ ...blank, platform: 'douyin', channel: 'live', metric });

/** What a plan of two columns was asked to do, in order. */
interface Diary {
  readonly plan: Plan;
  readonly said: string[];
  readonly keys: StreamKeys[];
}

function diary(from: string, weeks: number, value: (week: number, c: number) => number): Diary {
  const said: string[] = [];
  const keys: StreamKeys[] = [];
  const plan: Plan = {
    ...{ from: parseDay(from)!, weeks, columns: [column('first'), column('second')], derived: [] },
    start(given) {
      keys.push(given);
      let now = -1;
      return {
        kernel: {
          ...{ size: 1, week: () => undefined, lost: () => null },
          ...{ save: () => new Float64Array(), restore: () => undefined },
        },
        ...{ save: () => now, restore: (state: unknown) => void said.push(`restore ${String(state)}`) },
        steps: ['plough', 'sow'].map((name) => ({ name, run: () => void said.push(`${name} ${now}`) })),
        beginWeek: (week) => void said.push(`week ${(now = week)}`),
        measure: (out) => out.forEach((_, c) => (out[c] = value(now, c))),
        mark: (day) => void said.push(`mark ${formatDay(day)}`),
        panels: () => [],
        spells: () => [],
      };
    },
  };
  return { plan, said, keys };
}

describe('run', () => {
  test('goes through the weeks and their steps in order, and stores a value as column × weeks + week', () => {
    const { plan, said, keys } = diary('2019-01-07', 3, (w, c) => 10 * c + w);
    const results = run(plan, 7, 2);
    expect(said.filter((x) => !x.startsWith('mark'))).toEqual(
      [0, 1, 2].flatMap((w) => [`week ${w}`, `plough ${w}`, `sow ${w}`]),
    );
    expect(Array.from(results.values)).toEqual([0, 1, 2, 10, 11, 12]);
    expect(keys).toEqual([deriveKeys(7, 2)]);
  });

  test('marks where individuals stand at the start and at the last week that ends in each quarter', () => {
    const { plan, said } = diary('2018-12-31', 53, () => 0);
    run(plan, 7, 0);
    expect(said.filter((x) => x.startsWith('mark'))).toEqual(
      ['2018-12-31', '2019-04-01', '2019-07-01', '2019-09-30', '2019-12-30'].map((day) => `mark ${day}`),
    );
  });

  test('marks once for each quarter in which a week ends and after which another quarter’s week would', () => {
    const monday = parseDay('2015-01-05')!;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 60 }), (skipped, weeks) => {
        const from = monday + 7 * skipped;
        const { plan, said } = diary(formatDay(from), weeks, () => 0);
        run(plan, 7, 0);
        const lastWeek = new Map<string, number>();
        for (let w = 0; w <= weeks; w++) lastWeek.set(quarterOf(from + 7 * w + 6), w);
        const ends = [...lastWeek.values()]
          .filter((w) => w < weeks)
          .map((w) => formatDay(from + 7 * (w + 1)));
        expect(said.filter((x) => x.startsWith('mark')).slice(1)).toEqual(ends.map((day) => `mark ${day}`));
      }),
    );
  });

  test('refuses a figure that is not finite, and says which, where and when', () => {
    const wrong = fc.constantFrom(NaN, Infinity, -Infinity);
    fc.assert(
      fc.property(wrong, fc.nat(4), fc.nat(1), (bad, week, c) => {
        const { plan } = diary('2019-01-07', 5, (w, i) => (w === week && i === c ? bad : 1));
        const name = ['first', 'second'][c];
        expect(() => run(plan, 7, 0)).toThrow(Fault);
        const monday = formatDay(parseDay('2019-01-07')! + 7 * week);
        const finding = `${name} douyin live is ${bad} in week ${week} (Monday ${monday}); a figure must be finite`;
        expect(() => run(plan, 7, 0)).toThrow(finding);
      }),
    );
  });

  test('leaves the pasts that are wanted, and goes on from one as if it had run the weeks before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (weeks, from) => {
        const value = (w: number, c: number): number => 100 * c + w;
        const [whole, rest] = [diary('2019-01-07', weeks, value), diary('2019-01-07', weeks, value)];
        const pasts: Past[] = [];
        const first = run(whole.plan, 7, 0, {
          ...{ from: null, wants: (week) => week % 3 === 0 },
          keep: (past) => pasts.push(past),
        });
        expect(pasts.map(({ week }) => week)).toEqual([...Array(weeks).keys()].filter((w) => w % 3 === 0));
        // a past stands where the week before it ended
        pasts.forEach(({ week, state }) => expect(state).toBe(week - 1));
        const past = pasts[from % pasts.length];
        const second = run(rest.plan, 7, 0, { ...alone, from: { past, values: first.values.slice() } });
        expect(second).toEqual(first);
        const restored = whole.said.indexOf(`week ${past.week}`);
        expect(rest.said).toEqual([`restore ${past.week - 1}`, ...whole.said.slice(restored)]);
      }),
    );
  });

  test('takes over no week but those before the past that it goes on from', () => {
    const { plan } = diary('2019-01-07', 4, (w, c) => 10 * c + w);
    const past = { week: 2, state: 1 };
    const { values } = run(plan, 7, 0, { ...alone, from: { past, values: new Float64Array(8).fill(77) } });
    expect(Array.from(values)).toEqual([77, 77, 2, 3, 77, 77, 12, 13]);
  });
});
