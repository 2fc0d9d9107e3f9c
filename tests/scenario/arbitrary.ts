import fc from 'fast-check';
import { dayFromCivil, formatDay } from '../../src/base/calendar.ts';
import { formatQuantity } from '../../src/base/units.ts';
import {
  builtInPlatforms,
  categories,
  channels,
  levers,
  parameters,
  tiers,
  type Lever,
} from '../../src/model/index.ts';
import { platformFields } from '../../src/scenario/index.ts';

/** Random well-formed scenario files as plain values, from the declarations. */

type Plain = Record<string, unknown>;

const dayNumber = fc.integer({ min: dayFromCivil(2019, 1, 1), max: dayFromCivil(2021, 12, 31) });
const day = dayNumber.map(formatDay);

const within = ([low, high]: readonly [number, number]): fc.Arbitrary<number> =>
  fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true });

const knots = (lever: Lever): fc.Arbitrary<Plain> =>
  fc
    .uniqueArray(dayNumber, { minLength: 1, maxLength: 4 })
    .chain((days) =>
      fc
        .tuple(...days.map(() => within(lever.range)))
        .map((values) =>
          Object.fromEntries(
            days.sort((a, b) => a - b).map((d, i) => [formatDay(d), formatQuantity(values[i], lever.unit)]),
          ),
        ),
    );

const value = (lever: Lever): fc.Arbitrary<Plain> =>
  fc.oneof(
    within(lever.range).map((v) => ({ value: formatQuantity(v, lever.unit) })),
    knots(lever).map((steps) => ({ steps })),
    knots(lever).map((ramp) => ({ ramp })),
  );

const some = <T>(items: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...items], { minLength: 1 });

const setting = (lever: Lever): fc.Arbitrary<Plain> =>
  fc
    .tuple(
      value(lever),
      fc.record(
        {
          until: fc.constant('2022-06-01'),
          ...(!lever.bases ? {} : { of: fc.constantFrom(...lever.bases) }),
        },
        { requiredKeys: [] },
      ),
      lever.budget
        ? fc.option(within([1, 1e9]).map((v) => ({ weeklyBudget: formatQuantity(v, 'CNY') })))
        : fc.constant(null),
      lever.forTiers ? fc.option(some(tiers).map((tier) => ({ for: { tier } }))) : fc.constant(null),
    )
    .map(([v, ends, budget, limited]) => ({ ...v, ...ends, ...budget, ...limited }));

const leverKeys = builtInPlatforms.flatMap((platform) =>
  levers.map((lever) => ({ key: `${platform}.${lever.name}`, lever })),
);
const leverSettings = fc
  .subarray(leverKeys, { maxLength: 5 })
  .chain((chosen) =>
    fc
      .tuple(...chosen.map(({ lever }) => setting(lever)))
      .map((all) => Object.fromEntries(all.map((s, i) => [chosen[i].key, s]))),
  );

/** Every row has a start of its own, so that none overlap. */
const rows = fc.uniqueArray(dayNumber, { maxLength: 6 }).chain((days) =>
  fc.tuple(
    ...days.map((d, i) =>
      fc
        .record({
          on: fc.constantFrom('kuaishou', 'douyin'),
          channel: fc.constantFrom(...channels),
          to: some(['taobao', 'jd']),
          rule: fc.constantFrom('allow', 'gate', 'ban'),
          categories: fc.option(some(categories)),
          rate: fc.option(within([0, 0.4])),
        })
        .map(({ rule, categories: goods, rate, ...row }) => ({
          id: `row${i}`,
          ...row,
          from: formatDay(d),
          rule,
          ...(goods ? { categories: goods } : {}),
          ...(rule === 'gate' ? { capacity: '50 %', announced: formatDay(d - 10) } : {}),
          ...(rate === null
            ? {}
            : { fee: { rate: formatQuantity(rate, 'share'), of: 'gmv', paidBy: 'merchant' } }),
        })),
    ),
  ),
);

const declared = fc.subarray([...parameters], { maxLength: 6 });
const parameterValues = declared.chain((chosen) =>
  fc
    .tuple(
      ...chosen.map((p) => within([Math.max(p.bounds[0], p.range[0]), Math.min(p.bounds[1], p.range[1])])),
    )
    .map((values) =>
      Object.fromEntries(values.map((v, i) => [chosen[i].name, formatQuantity(v, chosen[i].unit)])),
    ),
);
const uncertain = declared.map((chosen) => Object.fromEntries(chosen.map((p) => [p.name, null])));

const taking = platformFields.find(({ name }) => name === 'fees.take')!;
const blocks = fc.record(
  Object.fromEntries(
    builtInPlatforms.map((name) => [
      name,
      within(taking.range!).map((v) => ({ fees: { take: formatQuantity(v, 'share') } })),
    ]),
  ),
  { requiredKeys: [] },
);

export const scenarioFile: fc.Arbitrary<Plain> = fc.record({
  schema: fc.constant(1),
  title: fc.record({
    en: fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => `t ${s.replaceAll('\ufffd', '')}`),
  }),
  run: fc.record({ seed: fc.nat(), weeks: fc.integer({ min: 160, max: 300 }) }),
  platforms: blocks,
  parameters: parameterValues,
  links: rows,
  levers: leverSettings,
  uncertain,
  expect: fc.constantFrom([], ['gmv.linked of douyin through live is 0 from 2020-10-12']),
});

export { day };
