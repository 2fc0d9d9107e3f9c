import fc from 'fast-check';
import { parseDay } from '../../src/base/calendar.ts';
import type { DerivedColumn, Panel, ResultColumn, Results, Spells } from '../../src/engine/results.ts';

/** Small results with known numbers, made without a model. */

const from = parseDay('2018-12-31')!;

export const platforms = ['taobao', 'douyin'] as const;

export const column = (metric: string, rest: Partial<ResultColumn> = {}): ResultColumn => ({
  ...{ metric, platform: null, channel: null, to: null, tier: null, unit: 'CNY_bn', kind: 'flow' },
  ...rest,
});

export const columns: ResultColumn[] = [
  ...platforms.map((platform) => column('gmv.settled', { platform })),
  ...platforms.map((platform) => column('gmv.attention', { platform })),
  ...platforms.map((platform) => column('stores.open', { platform, unit: 'stores', kind: 'stock' })),
  ...platforms.map((to) => column('gmv.cell', { platform: 'douyin', channel: 'live', to })),
];

export const derived: DerivedColumn[] = [
  {
    metric: 'closedLoopRatio',
    platform: 'douyin',
    channel: null,
    tier: null,
    unit: 'share',
    kind: 'ratio',
    of: [7, 3],
  },
  { metric: 'hhi.settled', platform: null, channel: null, tier: null, unit: '1', kind: 'hhi', of: [0, 1] },
];

/** Results whose value in (column, week) is given by a function. */
export function results(
  weeks: number,
  value: (column: number, week: number) => number,
  panels: Panel[] = [],
  spells: Spells[] = [],
): Results {
  const values = new Float64Array(columns.length * weeks);
  columns.forEach((_, c) => {
    for (let w = 0; w < weeks; w++) values[c * weeks + w] = value(c, w);
  });
  return { from, weeks, columns, derived, values, panels, spells };
}

/** Arbitrary weekly values of all columns. */
export const arbitraryResults = (weeks = 60): fc.Arbitrary<Results> =>
  fc
    .array(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: columns.length * weeks,
      maxLength: columns.length * weeks,
    })
    .map((values) => results(weeks, (c, w) => values[c * weeks + w]));

/** Sellers of two tiers who may move at every quarter's end of 2019. */
export const arbitraryPanel = (individuals = 12): fc.Arbitrary<Panel> => {
  const places = ['none', 'taobao', 'taobao+douyin'];
  const days = ['2018-12-31', '2019-04-01', '2019-07-01', '2019-10-01', '2020-01-01'].map((d) =>
    parseDay(d)!,
  );
  const each = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(of, { minLength: individuals, maxLength: individuals });
  return fc
    .record({
      group: each(fc.nat(1)),
      weight: each(fc.integer({ min: 1, max: 5000 })),
      marks: fc.tuple(...days.map(() => each(fc.nat(places.length - 1)))),
    })
    .map(({ group, weight, marks }) => ({
      kind: 'seller',
      places,
      groups: ['brand', 'tail'],
      group: Uint8Array.from(group),
      weight: Float64Array.from(weight),
      marks: days.map((day, i) => ({ day, place: Uint16Array.from(marks[i]) })),
    }));
};
