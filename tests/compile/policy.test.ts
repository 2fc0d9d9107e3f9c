import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, type Day } from '../../src/base/calendar.ts';
import { frameOf, gateRows } from '../../src/compile/frame.ts';
import { PolicyTimeline } from '../../src/compile/policy.ts';
import { categories, levers, type Frame, type PolicyWeek } from '../../src/model/index.ts';
import { valueAt } from '../../src/scenario/path.ts';
import type { LeverSetting, LinkRule, Scenario } from '../../src/scenario/scenario.ts';
import { endOf, scenarios } from '../../src/check/scenarios.ts';
import { examples } from '../examples.ts';
import { historyWith } from '../engine/market.ts';
import { rewriting } from '../../src/check/twins.ts';
import { daysOfWeek, ruleOn, type Cell } from '../policyOracle.ts';

const G = categories.length;
const day = (text: string): Day => parseDay(text)!;

function cellOf(frame: Frame, i: number): Cell {
  const { platform, channel, to } = frame.routes[Math.floor(i / G)];
  return {
    on: frame.platformNames[platform],
    channel,
    to: frame.platformNames[to],
    category: categories[i % G],
  };
}

const mondays = ({ run }: Scenario): Day[] => Array.from({ length: run.weeks }, (_, w) => run.from + 7 * w);

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Fee rates of a cell on one day, by payer and base in the order of `feesOf`. */
const feeOfDay = (row: LinkRule | null, paidBy: string, of: string): number =>
  row?.fee?.paidBy === paidBy && row.fee.of === of ? row.fee.rate : 0;

const feesOf = (week: PolicyWeek, i: number): [string, string, number][] => [
  ['anchor', 'commission', week.feeRateAnchorCommission[i]],
  ['anchor', 'gmv', week.feeRateAnchorGmv[i]],
  ['merchant', 'commission', week.feeRateMerchantCommission[i]],
  ['merchant', 'gmv', week.feeRateMerchantGmv[i]],
];

/** The week of one cell against the mean over its days, read one by one. */
function expectCell(scenario: Scenario, frame: Frame, week: PolicyWeek, i: number, monday: Day): void {
  const rows = daysOfWeek(monday).map((d) => ruleOn(scenario.links, cellOf(frame, i), d));
  const open = rows.filter((row) => row?.rule !== 'ban');
  const gates = rows.filter((row) => row?.rule === 'gate');
  const fees = feesOf(week, i).map(([paidBy, of]) =>
    open.length > 0 ? mean(open.map((row) => feeOfDay(row, paidBy, of))) : 0,
  );
  const known = [week.permit[i], week.gated[i], gateRows(scenario)[week.gateRow[i]]?.capacity];
  const gated = open.length > 0 ? gates.length / open.length : 0;
  expect(known).toEqual([open.length / 7, gated, gates.at(-1)?.capacity]);
  feesOf(week, i).forEach(([, , rate], f) => expect(rate).toBeCloseTo(fees[f], 14));
}

const scenarioOf = (links: readonly LinkRule[], from = '2020-08-31'): Scenario =>
  historyWith({ from: day(from), weeks: 8 }, { 'anticipation.weeks': 4 }, { links, levers: [] });

const rowOf = (changes: Partial<LinkRule>): LinkRule => ({
  ...{ id: 'row', on: 'douyin', channel: 'live', to: ['taobao'], categories: null, from: day('2020-09-09') },
  ...{ announced: null, rule: 'ban', capacity: null, fee: null },
  ...changes,
});

/** The week that starts on a Monday, at Douyin’s live links to Taobao in a category. */
function weekAt(
  links: readonly LinkRule[],
  monday: string,
  category: (typeof categories)[number] = 'beauty',
) {
  const scenario = scenarioOf(links);
  const frame = frameOf(scenario);
  const wanted = { on: 'douyin', channel: 'live', to: 'taobao', category };
  const i = Array.from({ length: frame.sizes.routeGoods }).findIndex(
    (_, at) => JSON.stringify(cellOf(frame, at)) === JSON.stringify(wanted),
  );
  const week = new PolicyTimeline(scenario, frame).week(day(monday));
  return {
    permit: week.permit[i],
    gated: week.gated[i],
    fee: week.feeRateAnchorGmv[i],
    outlook: week.outlook[i],
  };
}

describe('link rules', () => {
  test('hold day by day as the language says, whatever rows there are', () => {
    let pieces = 0;
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const frame = frameOf(scenario);
        const timeline = new PolicyTimeline(scenario, frame);
        for (const monday of mondays(scenario)) {
          const week = timeline.week(monday);
          for (let i = 0; i < frame.sizes.routeGoods; i++) expectCell(scenario, frame, week, i, monday);
          pieces += week.permit.filter((x) => x > 0 && x < 1).length;
        }
      }),
      examples(12),
    );
    expect(pieces, 'cells closed for a part of a week').toBeGreaterThan(20);
  });

  test('are pro-rated by day: a ban from a Wednesday leaves two sevenths of its week', () => {
    const links = [rowOf({})];
    expect(weekAt(links, '2020-08-31').permit).toBe(1);
    expect(weekAt(links, '2020-09-07').permit).toBe(2 / 7);
    expect(weekAt(links, '2020-09-14').permit).toBe(0);
  });

  test('average a fee over the open days only, and give it exactly where it is the same on all of them', () => {
    const fee = { rate: 0.2, of: 'gmv', paidBy: 'anchor' } as const;
    const taxed = rowOf({ id: 'tax', from: day('2020-09-01'), rule: 'allow', fee });
    expect(weekAt([taxed], '2020-08-31').fee).toBeCloseTo((0.2 * 6) / 7, 15);
    expect(weekAt([taxed], '2020-09-14').fee).toBe(0.2);
    expect(weekAt([taxed, rowOf({})], '2020-09-07').fee).toBe(0.2);
  });

  test('that ask the same are one to a cell, whatever other cells they are for: their fee is exact', () => {
    for (const rate of [0.1, 0.3, 0.7]) {
      const fee = { rate, of: 'gmv', paidBy: 'anchor' } as const;
      for (let start = 1; start < 7; start++) {
        const rows = [
          rowOf({ id: 'some', from: day('2020-09-01'), rule: 'allow', fee, categories: ['beauty'] }),
          rowOf({ id: 'all', from: day('2020-09-14') + start, rule: 'allow', fee }),
        ];
        expect(weekAt(rows, '2020-09-14').fee).toBe(rate);
      }
    }
  });

  test.each([{ of: 'commission' }, { paidBy: 'merchant' }, { rate: 0.1 }] as const)(
    'are told apart where their fees differ by %j alone',
    (change) => {
      const fee = { rate: 0.2, of: 'gmv', paidBy: 'anchor' } as const;
      const other = { ...fee, ...change };
      const rows = [
        rowOf({ id: 'first', from: day('2020-09-01'), rule: 'allow', fee }),
        rowOf({ id: 'second', from: day('2020-09-09'), rule: 'allow', fee: other }),
      ];
      const scenario = scenarioOf(rows);
      const frame = frameOf(scenario);
      const week = new PolicyTimeline(scenario, frame).week(day('2020-09-14'));
      const i = [...week.permit.keys()].find(
        (at) => cellOf(frame, at).to === 'taobao' && rows[0].on === cellOf(frame, at).on,
      )!;
      for (const [paidBy, of, rate] of feesOf(week, i))
        expect(rate).toBe(paidBy === other.paidBy && of === other.of ? other.rate : 0);
    },
  );

  test('of one category win over a row for all that begins on the same day', () => {
    const links = [rowOf({}), rowOf({ id: 'beauty', rule: 'allow', categories: ['beauty'] })];
    expect(weekAt(links, '2020-09-14', 'beauty').permit).toBe(1);
    expect(weekAt(links, '2020-09-14', 'shoes').permit).toBe(0);
  });

  test('of one category end with a later row for all', () => {
    const links = [
      rowOf({ categories: ['beauty'] }),
      rowOf({ id: 'open', rule: 'allow', from: day('2020-09-21') }),
    ];
    expect(weekAt(links, '2020-09-14', 'beauty').permit).toBe(0);
    expect(weekAt(links, '2020-09-21', 'beauty').permit).toBe(1);
  });

  test('leave other channels, own shops and other settling platforms as they are (rule 16)', () => {
    const ban = rowOf({ to: ['taobao', 'jd'] });
    const [open, closed] = [scenarioOf([]), scenarioOf([ban])];
    const frame = frameOf(open);
    const [was, is] = [open, closed].map((s) => new PolicyTimeline(s, frame).week(day('2020-09-14')));
    const touched = [...is.permit.keys()].filter((i) => is.permit[i] !== was.permit[i]);
    expect(touched).toHaveLength(2 * G);
    for (const i of touched) {
      const { on, channel, to } = cellOf(frame, i);
      expect([on, channel]).toEqual(['douyin', 'live']);
      expect(ban.to).toContain(to);
    }
  });
});

describe('the outlook', () => {
  test('is the share of open days ahead by what is announced, against the days one by one', () => {
    fc.assert(
      fc.property(scenarios, fc.nat(), (scenario, pick) => {
        const frame = frameOf(scenario);
        const timeline = new PolicyTimeline(scenario, frame);
        const i = pick % frame.sizes.routeGoods;
        const ahead = 7 * Math.round(scenario.parameters['anticipation.weeks']);
        for (const monday of mondays(scenario)) {
          const known = scenario.links.filter((row) => (row.announced ?? row.from) <= monday + 6);
          let open = 0;
          for (let d = monday + 7; d < monday + 7 + ahead; d++)
            if (ruleOn(known, cellOf(frame, i), d)?.rule !== 'ban') open++;
          expect(timeline.week(monday).outlook[i]).toBeCloseTo(open / ahead, 12);
        }
      }),
      examples(60),
    );
  });

  test('knows what is announced on the last day of a week, and not what is announced on the first of the next', () => {
    const known = (announced: string): boolean => {
      const scenario = scenarioOf([rowOf({ from: day('2020-09-28'), announced: day(announced) })]);
      const week = new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-09-07'));
      return week.outlook.some((x) => x < 1);
    };
    expect(['2020-09-13', '2020-09-14'].map(known)).toEqual([true, false]);
  });

  test('falls from the week of the announcement on, week by week, and not before', () => {
    const links = [rowOf({ from: day('2020-10-12'), announced: day('2020-09-23') })];
    const path = ['2020-09-07', '2020-09-14', '2020-09-21', '2020-09-28', '2020-10-05', '2020-10-12'];
    expect(path.map((monday) => weekAt(links, monday).outlook)).toEqual([1, 1, 0.5, 0.25, 0, 0]);
  });
});

const byCell = [
  ...(['permit', 'gated', 'outlook'] as const),
  ...(['feeRateAnchorCommission', 'feeRateAnchorGmv'] as const),
  ...(['feeRateMerchantCommission', 'feeRateMerchantGmv'] as const),
];

const sameBits = (a: Float64Array, b: Float64Array): boolean => a.every((x, i) => Object.is(x, b[i]));

describe('link rules written otherwise (rule 18)', () => {
  test('give every week the same bits', () => {
    fc.assert(
      fc.property(
        scenarios.chain((s) => fc.tuple(fc.constant(s), rewriting(s))),
        ([scenario, { twin }]) => {
          const frame = frameOf(scenario);
          const [a, b] = [scenario, twin].map((s) => new PolicyTimeline(s, frame));
          for (const monday of mondays(scenario)) {
            const [was, is] = [a.week(monday), b.week(monday)];
            for (const name of byCell) expect(sameBits(was[name], is[name]), name).toBe(true);
            // which number a gate has may differ; which capacity may not
            const capacities = (s: Scenario, { gateRow }: PolicyWeek): unknown[] =>
              Array.from(gateRow, (row) => gateRows(s)[row]?.capacity);
            expect(capacities(twin, is)).toEqual(capacities(scenario, was));
          }
        },
      ),
      examples(60),
    );
  });
});

describe('a gate after a gate', () => {
  const gate = (id: string, changes: Partial<LinkRule> = {}): LinkRule =>
    rowOf({ ...{ id, rule: 'gate', capacity: 0.5, categories: ['beauty', 'shoes'] }, ...changes });
  /** The number of the gate that beauty goes through in the week after the second has begun. */
  const gateOf = (second: Partial<LinkRule>): number => {
    const scenario = scenarioOf([gate('first'), gate('second', { from: day('2020-09-16'), ...second })]);
    const frame = frameOf(scenario);
    const week = new PolicyTimeline(scenario, frame).week(day('2020-09-21'));
    const rows = gateRows(scenario).map(({ id }) => id);
    expect(rows).toEqual(['first', 'second']);
    return week.gateRow.find(
      (_, i) =>
        cellOf(frame, i).on === 'douyin' &&
        cellOf(frame, i).channel === 'live' &&
        cellOf(frame, i).to === 'taobao' &&
        cellOf(frame, i).category === 'beauty',
    )!;
  };

  test('that lets the same cells through as narrowly is the same gate, however it lists them', () => {
    expect(gateOf({})).toBe(0);
    expect(gateOf({ categories: ['shoes', 'beauty'] })).toBe(0);
  });

  test('that follows it is the same also where another row was to begin on that day', () => {
    const scenario = scenarioOf([
      gate('first'),
      rowOf({ id: 'never', from: day('2020-09-16') }),
      gate('second', { from: day('2020-09-16') }),
    ]);
    const week = new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-09-21'));
    expect([...new Set(week.gateRow)].sort()).toEqual([-1, 0]);
  });

  test('for all goods is the same after a gate for all', () => {
    const later = { categories: null, from: day('2020-09-16') };
    const scenario = scenarioOf([gate('all', { categories: null }), gate('again', later)]);
    const week = new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-09-21'));
    expect([...new Set(week.gateRow)].sort()).toEqual([-1, 0]);
  });

  test('for some goods is another one after a gate for all', () => {
    const scenario = scenarioOf([
      gate('all', { categories: null }),
      gate('some', { from: day('2020-09-16') }),
    ]);
    const week = new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-09-21'));
    expect([...new Set(week.gateRow)].sort()).toEqual([-1, 0, 1]);
  });

  test.each([
    [{ categories: null }],
    [{ categories: ['beauty'] }],
    [{ categories: ['beauty', 'food'] }],
    [{ to: ['taobao', 'jd'] }],
    [{ to: ['taobao', 'douyin'] }],
    [{ capacity: 0.4 }],
    [{ fee: { rate: 0.1, of: 'gmv', paidBy: 'anchor' } }],
  ] as Partial<LinkRule>[][])('is another one with %j: its requests are counted apart', (second) => {
    expect(gateOf(second)).toBe(1);
  });
});

describe('levers', () => {
  const coupon = (changes: Partial<LeverSetting>): Scenario =>
    historyWith(
      { from: day('2020-08-31'), weeks: 8 },
      {},
      {
        links: [],
        levers: [
          {
            ...{ platform: 'douyin', lever: 'consumerCoupon', from: null, until: null },
            ...{ weeklyBudget: null, totalBudget: null, of: null, tiers: null },
            path: { knots: [{ day: day('2020-08-31'), value: 0.07 }], between: 'step' },
            ...changes,
          },
        ],
      },
    );
  const couponOn = (scenario: Scenario, monday: string): number =>
    new PolicyTimeline(scenario, frameOf(scenario)).week(day(monday)).levers['consumerCoupon'][3];

  test('are pro-rated by day, from the first day included until the last excluded', () => {
    const scenario = coupon({ from: day('2020-09-10'), until: day('2020-09-22') });
    expect(couponOn(scenario, '2020-08-31')).toBe(0);
    expect(couponOn(scenario, '2020-09-07')).toBeCloseTo((0.07 * 4) / 7, 15);
    expect(couponOn(scenario, '2020-09-14')).toBe(0.07);
    expect(couponOn(scenario, '2020-09-21')).toBeCloseTo(0.07 / 7, 15);
    expect(couponOn(scenario, '2020-09-28')).toBe(0);
  });

  test('have budgets and tiers up to the week in which they end, and none in one that begins on that day', () => {
    const limits = { weeklyBudget: 7, totalBudget: 9, tiers: ['tail'] as LeverSetting['tiers'] };
    const scenario = coupon({ lever: 'trafficSupport', until: day('2020-09-21'), ...limits });
    const timeline = new PolicyTimeline(scenario, frameOf(scenario));
    const at = (monday: string): number[] => {
      const { budgets, totals, tiers } = timeline.week(day(monday));
      return [budgets, totals, tiers].map((of) => of['trafficSupport'][3]);
    };
    expect(at('2020-09-14')).toEqual([7, 9, 0b0100]);
    expect(at('2020-09-21')).toEqual([Infinity, Infinity, 0b1111]);
  });

  test('are of commission where a setting says so, and on no other platform', () => {
    const ofCommission = (of: LeverSetting['of']): number[] => {
      const scenario = coupon({ lever: 'inboundLinkFee', of });
      const week = new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-08-31'));
      return Array.from(week.ofCommission['inboundLinkFee']);
    };
    expect(ofCommission('commission')).toEqual([0, 0, 0, 1]);
    expect(ofCommission('gmv')).toEqual([0, 0, 0, 0]);
  });

  test('are neutral where nothing is set, and nowhere outside what was set', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const frame = frameOf(scenario);
        const week = new PolicyTimeline(scenario, frame).week(scenario.run.from);
        for (const lever of levers) {
          frame.platformNames.forEach((platform, p) => {
            const setting = scenario.levers.find((s) => s.platform === platform && s.lever === lever.name);
            const values = [lever.neutral, ...(setting?.path.knots ?? []).map(({ value }) => value)];
            const value = week.levers[lever.name][p];
            expect(value).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-15));
            expect(value).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-15));
            const { from } = scenario.run;
            const inForce =
              setting && (setting.from ?? from) < from + 7 && (setting.until ?? Infinity) > from;
            expect(week.budgets[lever.name][p]).toBe((inForce ? setting.weeklyBudget : null) ?? Infinity);
            expect(week.totals[lever.name][p]).toBe((inForce ? setting.totalBudget : null) ?? Infinity);
          });
        }
      }),
      examples(60),
    );
  });

  test('reach the tiers that are named, all where none is', () => {
    const support = (tiers: LeverSetting['tiers']): number => {
      const scenario = coupon({ lever: 'trafficSupport', tiers });
      return new PolicyTimeline(scenario, frameOf(scenario)).week(day('2020-08-31')).tiers[
        'trafficSupport'
      ][3];
    };
    expect(support(null)).toBe(0b1111);
    expect(support(['brand', 'tail'])).toBe(0b0101);
  });
});

describe('a path by date', () => {
  const knots = [
    { day: 100, value: 1 },
    { day: 110, value: 3 },
  ];
  test('steps or ramps between its knots and holds its ends', () => {
    const days = [90, 100, 105, 109, 110, 200];
    expect(days.map((d) => valueAt({ knots, between: 'step' }, d))).toEqual([1, 1, 1, 1, 3, 3]);
    expect(days.map((d) => valueAt({ knots, between: 'linear' }, d))).toEqual([1, 1, 2, 2.8, 3, 3]);
  });
});

test('no announcement or start beyond the run is lost: the last week knows its own days only', () => {
  const scenario = scenarioOf([rowOf({ from: endOf(scenarioOf([]).run), announced: null })]);
  const frame = frameOf(scenario);
  const timeline = new PolicyTimeline(scenario, frame);
  for (const monday of mondays(scenario)) expect(Math.min(...timeline.week(monday).outlook)).toBe(1);
});
