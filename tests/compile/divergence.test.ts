import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/base/calendar.ts';
import { deriveKeys } from '../../src/base/random.ts';
import { axes, lengthOf } from '../../src/compile/cells.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { divergence, stepName, type Parting } from '../../src/compile/divergence.ts';
import { lockstep, unlike } from '../../src/compile/lockstep.ts';
import { columns, week as weekOrder, type ColumnName, type SizeName } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { printed, scenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { fifthPlatform, historyWith, roughConstants } from '../engine/market.ts';
import { announcement } from '../../src/check/twins.ts';
import { busyScenario } from '../model/busy.ts';
import { sameBits } from '../../src/model/laws/copies.ts';

const planOf = (scenario: Scenario): Compiled => compile(scenario, roughConstants(scenario));
const partingOf = (a: Scenario, b: Scenario): Parting => divergence([planOf(a), planOf(b)], a.run.seed, 1);

const names = Object.keys(columns) as ColumnName[];
type Saved = Readonly<Record<string, ArrayLike<number>>>;

/** Every column after every step of a run on its own, in order. */
function history(scenario: Scenario): { week: number; step: string; saved: Saved }[] {
  const plan = planOf(scenario);
  const run = plan.start(deriveKeys(scenario.run.seed, 1));
  const { choice } = run.market;
  const tables = () => ({ ...choice, interestRoutes: [] }) as unknown as Saved;
  const save = (): Saved => ({
    ...Object.fromEntries(names.map((name) => [name, run.market[name].slice()])),
    ...Object.fromEntries(
      Object.entries(tables()).flatMap(([name, table]) =>
        table instanceof Float64Array ? [[`choice.${name}`, table.slice()]] : [],
      ),
    ),
    consumers: run.kernel.save(),
  });
  const all = [{ week: 0, step: 'start', saved: save() }];
  for (let week = 0; week < plan.weeks; week++) {
    run.beginWeek(week);
    run.steps.forEach((step, i) => {
      step.run();
      all.push({ week, step: stepName(i), saved: save() });
    });
  }
  return all;
}

/** The first step after which some of these columns differ in two histories. */
function firstApart(a: ReturnType<typeof history>, b: ReturnType<typeof history>, of?: readonly string[]) {
  const at = a.findIndex(({ saved }, i) =>
    (of ?? Object.keys(saved)).some((name) => !sameBits(saved[name], b[i].saved[name])),
  );
  if (at < 0) return null;
  const { week, step } = a[at];
  const differing = Object.keys(a[at].saved).filter(
    (name) => !sameBits(a[at].saved[name], b[at].saved[name]),
  );
  return { week, step, differing, a: a[at].saved, b: b[at].saved };
}

const place = (what: { week: number; step: string } | null) => what && [what.week, what.step];

const twins = scenarios
  .map((s) => printed({ ...s, run: { ...s.run, weeks: 5 } }))
  .chain((s) => fc.tuple(fc.constant(s), announcement(s)));

describe('where two runs part', () => {
  test('is nowhere when their scenarios say the same', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const copy = structuredClone({ ...scenario, title: { en: 'Another' } });
        expect(partingOf(scenario, copy)).toEqual({
          ...{ first: null, anchor: null, consumers: null, merchant: null },
        });
      }),
      examples(5),
    );
  });

  test('is never before the week of the day on which one of them learns something else', () => {
    let parted = 0;
    fc.assert(
      fc.property(twins, ([scenario, { day, twin }]) => {
        const { first, ...decisions } = partingOf(scenario, twin);
        const week = Math.floor((day - scenario.run.from) / 7);
        if (first === null) expect(Object.values(decisions)).toEqual([null, null, null]);
        for (const when of [first, ...Object.values(decisions)]) {
          if (when !== null) expect(when.week).toBeGreaterThanOrEqual(week);
        }
        if (first !== null) parted++;
      }),
      examples(8),
    );
    expect(parted).toBeGreaterThan(1);
  });

  test('is what comparing every column after every step finds, the first decisions too', () => {
    let decided = 0;
    fc.assert(
      fc.property(twins, ([scenario, { twin }]) => {
        const parting = partingOf(scenario, twin);
        const [a, b] = [history(scenario), history(twin)];
        const found = firstApart(a, b);
        expect(place(parting.first)).toEqual(place(found));
        if (found === null || parting.first === null) return;
        const { column, index, cells, others } = parting.first;
        expect([column, ...others].sort()).toEqual(found.differing.sort());
        const apart = Array.from(found.a[column]).flatMap((x, i) =>
          Object.is(x, found.b[column][i]) ? [] : [i],
        );
        expect([apart[0], apart.length]).toEqual([index, cells]);
        expect([found.a[column][index], found.b[column][index]]).toEqual([parting.first.a, parting.first.b]);
        expect(place(parting.anchor)).toEqual(place(firstApart(a, b, ['anchorRoute', 'anchorIdle'])));
        expect(place(parting.consumers)).toEqual(place(firstApart(a, b, ['orders'])));
        expect(place(parting.merchant)).toEqual(place(firstApart(a, b, ['open'])));
        if (parting.anchor !== null || parting.merchant !== null) decided++;
      }),
      examples(6),
    );
    expect(decided).toBeGreaterThan(0);
  });

  test.each<[string, (base: Scenario) => Scenario]>([
    ['without levers and a gate', (base) => ({ ...base, levers: [], links: base.links.slice(1) })],
    ['without a ban', (base) => ({ ...base, links: base.links.filter((row) => row.rule !== 'ban') })],
  ])('is told with its day, its step and the first agent who decides otherwise, %s', (_, freed) => {
    const base = busyScenario({ weeks: 14, merchants: 60, anchors: 40 });
    const free = freed(base);
    const parting = partingOf(base, free);
    const [a, b] = [history(base), history(free)];
    for (const [what, own] of [
      ['first', undefined],
      ['anchor', ['anchorRoute', 'anchorIdle']],
      ['consumers', ['orders']],
      ['merchant', ['open']],
    ] as const) {
      const apart = firstApart(a, b, own)!;
      const { week, step, date } = parting[what]!;
      expect([week, step, date]).toEqual([apart.week, apart.step, formatDay(base.run.from + 7 * week)]);
    }
    const { frame } = planOf(base);
    const P = frame.sizes.platforms;
    const stores = firstApart(a, b, ['open'])!;
    const store = Array.from(stores.a['open']).findIndex((open, i) => open !== stores.b['open'][i]);
    const merchant = Math.floor(store / P);
    const open = (saved: Saved): string =>
      frame.platformNames.filter((_, p) => saved['open'][merchant * P + p] === 1).join('+') || 'none';
    expect(parting.merchant).toMatchObject({ a: open(stores.a), b: open(stores.b) });
    expect(parting.merchant!.agent).toMatchObject({ merchant, platform: frame.platformNames[store % P] });
    const moves = firstApart(a, b, ['anchorRoute', 'anchorIdle'])!;
    const anchor = Array.from(moves.a['anchorRoute']).findIndex(
      (r, i) => r !== moves.b['anchorRoute'][i] || moves.a['anchorIdle'][i] !== moves.b['anchorIdle'][i],
    );
    expect(parting.anchor!.agent).toMatchObject({ anchor });
    expect(parting.anchor!.a).not.toBe(parting.anchor!.b);
  });

  test('has steps that bear the names of the week’s, the market at its start before them', () => {
    expect([-1, 0, 1].map(stepName)).toEqual(['start', 'setPolicy', 'followCalendar']);
    const names = weekOrder.map((_, step) => stepName(step));
    expect(names.filter((name) => name === 'consumersChoose')).toHaveLength(1);
    expect(names.at(-1)).toBe('closeBooks');
  });

  test('is before the first week, or in the choice table, for parameters that act there', () => {
    const base = busyScenario({ weeks: 2 });
    const other = (change: Scenario['parameters'] | object): Scenario => ({
      ...base,
      parameters: { ...base.parameters, ...change },
    });
    expect(partingOf(base, other({ 'trust.start': 0.5 })).first).toMatchObject({
      ...{ week: 0, step: 'start', column: 'trust', cell: { platform: 'taobao' }, b: 0.5 },
    });
    expect(partingOf(base, other({ habit: 0.1 })).first).toMatchObject({
      ...{ week: 0, step: 'weighChoices', column: 'choice.interest' },
    });
  });
});

describe('a cell', () => {
  test('is numbered by indices whose lengths multiply to the size of its column', () => {
    const { frame } = planOf(historyWith({ weeks: 1, merchants: 30, anchors: 20 }));
    for (const size of Object.keys(axes) as SizeName[]) {
      const product = axes[size].reduce((n, axis) => n * lengthOf(axis, frame), 1);
      expect([size, product]).toEqual([size, frame.sizes[size]]);
    }
  });
});

test('two runs go as far as the shorter one', () => {
  const plans = [3, 5].map((weeks) => planOf(historyWith({ weeks, merchants: 30, anchors: 20 })));
  const weeks = (a: Compiled, b: Compiled): number[] =>
    Array.from(lockstep([a, b], 7, 0)).map(({ week }) => week);
  expect(Math.max(...weeks(plans[0], plans[1]))).toBe(2);
  expect(Math.max(...weeks(plans[1], plans[0]))).toBe(2);
});

test('markets that are built otherwise are told apart by what differs in them', () => {
  const base = historyWith({ weeks: 1, merchants: 30, anchors: 20 });
  const { frame } = planOf(base);
  const unlikeOf = (change: Partial<Scenario>) => unlike(frame, planOf({ ...base, ...change }).frame);
  expect(unlikeOf({})).toBeNull();
  expect(unlikeOf({ platforms: [...base.platforms, fifthPlatform] })).toBe('platforms');
  const [taobao, ...rest] = base.platforms;
  expect(unlikeOf({ platforms: [{ ...taobao, channels: ['shelf'] }, ...rest] })).toBe('channels');
});
