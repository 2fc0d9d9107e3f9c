import { parseDay } from '../base/calendar.ts';
import { builtInPlatforms, type Grade } from '../model/index.ts';
import { platformFields, type FieldValue, type Founded } from './platformFields.ts';
import type { Path, PlatformBlock } from './scenario.ts';

/** Where a constant path places its only knot; the value holds before and after. */
const firstKnot = '2018-12-31';

const founded = (value: FieldValue, source: string, grade: Grade): Founded => ({ value, source, grade });
const assumed = (value: FieldValue, source: string): Founded => founded(value, source, 'assumed');
const text = (en: string, zh: string): Founded => founded({ en, zh }, 'Own name', 'official');

function dated(between: Path['between'], values: Readonly<Record<string, number>>): Path {
  return { knots: Object.entries(values).map(([day, value]) => ({ day: parseDay(day)!, value })), between };
}

/** A path that never changes. */
export const constant = (value: number): Path => dated('step', { [firstKnot]: value });
const ramp = (values: Readonly<Record<string, number>>): Path => dated('linear', values);

const shelfConstant = 'Shelf attention is held constant: its growth is the growth of the basket';
const exposureSource =
  'Ordering from ALG01 to ALG04 in scenarios/observed/parameters.csv; sizes are the author’s';
const paidSource = 'Between a tenth and a third of feed exposure is sold; the size is the author’s';
const storesSource = 'Prior by tier: merchants of 2018 sell where the shelves are';
const habitSource =
  'Shares of online retail in 2018 (VAL22a to VAL25a in parameters.csv), other platforms left out';
const feedSource = 'Back-cast from the 7 to 8 % of 2022 (TRF12 in parameters.csv)';
const noAnchorCap = assumed(1, 'No cap on one anchor is known');
const cut = assumed(
  0.1,
  'Within the 5 to 20 % of alliance rules; FEE09 recalls 50 % of outside goods on Kuaishou, not used',
);
const emptySlot = assumed(
  -6,
  'Empty slot of 2019: an order here is some hundreds of times rarer than on an ordinary shelf',
);

/** Values of the shelf platforms differ from each other only where their sales and fees do. */
function shelf(users: number, minutes: number): Record<string, Founded> {
  return {
    channels: founded(['live', 'shelf'], 'Both sell by live rooms and by search', 'press'),
    'attention.users': assumed(constant(users), shelfConstant),
    'attention.minutes': assumed(constant(minutes), shelfConstant),
    'load.start': assumed(0.05, shelfConstant),
    'load.ceiling': assumed(0.05, shelfConstant),
    'load.growth': assumed(0, shelfConstant),
    liveShare: assumed(constant(1), 'Its only content channel is live'),
    'exposure.concentration': assumed(1.2, exposureSource),
    'exposure.privateDomain': assumed(0.35, exposureSource),
    'exposure.paid': assumed(0.1, paidSource),
    'exposure.cap': noAnchorCap,
    leaks: assumed(false, 'What is shown here is sold here'),
  };
}

function initialStores(brand: number, mid: number, tail: number, factory: number): Record<string, Founded> {
  return {
    'stores.initial.brand': assumed(brand, storesSource),
    'stores.initial.mid': assumed(mid, storesSource),
    'stores.initial.tail': assumed(tail, storesSource),
    'stores.initial.factory': assumed(factory, storesSource),
  };
}

const taobao: Record<string, Founded> = {
  title: text('Taobao', '淘宝'),
  ...shelf(300_000_000, 20),
  'attention.users': founded(
    ramp({
      '2018-12-31': 14_000_000,
      '2019-12-31': 17_000_000,
      '2020-12-31': 26_000_000,
      '2021-12-31': 28_000_000,
    }),
    'Viewers of Taobao Live: F127 in observed.csv (+100 % in 2020) less what the adoption of content shopping already brings; level and other years assumed. Shelves do not use it',
    'research-firm',
  ),
  'fees.take': founded(
    0.045,
    'FEE04 in parameters.csv (3.6 to 3.8 % with advertising), widened for alliance fees',
    'derived',
  ),
  'fees.commissionCut': cut,
  ...initialStores(0.95, 0.95, 0.95, 0.4),
  'stores.breadthCeiling': assumed(1, 'The full assortment is listed here'),
  initialHabit: founded(0.74, habitSource, 'derived'),
  'stores.cost': assumed(1, 'The yardstick of the others'),
  lowerTierTilt: assumed(0, 'The yardstick of the others'),
};

const jd: Record<string, Founded> = {
  title: text('JD', '京东'),
  ...shelf(60_000_000, 15),
  'fees.take': founded(0.07, 'FEE06 in parameters.csv', 'recalled'),
  'fees.commissionCut': cut,
  ...initialStores(0.9, 0.3, 0.01, 0.05),
  'stores.breadthCeiling': assumed(0.8, 'A narrower catalogue than Taobao’s'),
  initialHabit: founded(0.22, habitSource, 'derived'),
  'stores.cost': founded(
    3,
    'FEE05a and FEE06 in parameters.csv; with 0.27 m third-party merchants (F325) against 10 m on Taobao',
    'derived',
  ),
  lowerTierTilt: assumed(-0.25, 'Its buyers live in larger cities; the size is the author’s'),
};

const kuaishou: Record<string, Founded> = {
  title: text('Kuaishou', '快手'),
  channels: founded(['live', 'video', 'shelf', 'ad'], 'slot_targets_2019.csv', 'derived'),
  'fees.take': founded(0.012, 'FEE11 in parameters.csv: 1.0 to 1.2 % of GMV', 'derived'),
  'fees.commissionCut': cut,
  'attention.users': founded(
    ramp({
      '2018-07-02': 117_100_000,
      '2019-07-02': 175_600_000,
      '2020-04-01': 257_700_000,
      '2020-05-16': 262_100_000,
      '2020-10-01': 271_500_000,
      '2021-02-15': 295_300_000,
      '2021-05-16': 293_200_000,
      '2021-11-15': 323_300_000,
      '2022-02-15': 345_500_000,
    }),
    'F227 to F254 in observed.csv: period averages at mid-period, 2020H2 from year and first half',
    'filing',
  ),
  'attention.minutes': founded(
    ramp({
      '2018-07-02': 64.9,
      '2019-07-02': 74.6,
      '2020-04-01': 85.3,
      '2020-10-01': 89.3,
      '2021-02-15': 99.3,
      '2021-05-16': 106.9,
      '2021-11-15': 118.9,
      '2022-02-15': 128.1,
    }),
    'F229 to F256 in observed.csv: period averages at mid-period, 2020H2 from year and first half',
    'filing',
  ),
  'load.start': assumed(0.01, feedSource),
  'load.ceiling': assumed(0.029, feedSource),
  'load.growth': assumed(0.035, feedSource),
  liveShare: assumed(
    ramp({ '2019-01-01': 0.6, '2021-12-31': 0.75 }),
    'Selling on Kuaishou is mostly live; no series found',
  ),
  'exposure.concentration': assumed(0.8, exposureSource),
  'exposure.privateDomain': assumed(0.55, exposureSource),
  'exposure.paid': assumed(0.1, paidSource),
  'exposure.cap': assumed(0.05, 'An inclusive feed is its declared aim; the size is the author’s'),
  ...initialStores(0.02, 0.03, 0.02, 0.03),
  'stores.breadthCeiling': founded(0.05, 'MHM03a in parameters.csv (a Douyin shop), read across', 'assumed'),
  'slotPriors.shelf': emptySlot,
  initialHabit: assumed(0.005, habitSource),
  'stores.cost': assumed(0.5, 'Deposits of an order of magnitude less (FEE12), read across'),
  lowerTierTilt: assumed(0.3, 'Its users live in smaller cities; the size is the author’s'),
  leaks: assumed(true, 'A viewer can search a shelf platform for what was shown'),
};

const douyin: Record<string, Founded> = {
  title: text('Douyin', '抖音'),
  channels: founded(['live', 'video', 'shelf', 'ad'], 'slot_targets_2019.csv', 'derived'),
  'fees.take': founded(0.02, 'FEE07 in parameters.csv: 1 to 5 %, many orders at a temporary 1 %', 'recalled'),
  'fees.commissionCut': cut,
  'attention.users': founded(
    ramp({
      '2018-10-15': 200_000_000,
      '2019-01-15': 250_000_000,
      '2019-07-15': 320_000_000,
      '2020-01-15': 400_000_000,
      '2020-08-15': 600_000_000,
      '2020-12-15': 610_000_000,
      '2021-06-15': 630_000_000,
      '2021-12-15': 650_000_000,
    }),
    'F278 to F282 (company) and F420 to F422 (recalled, wide) in observed.csv; August 2020 includes Huoshan',
    'official',
  ),
  'attention.minutes': founded(
    ramp({ '2019-01-01': 50, '2020-06-15': 58, '2022-02-14': 89 }),
    'F286 and F288 in observed.csv; F286 is per monthly user and is put on daily users with F284; 2019 assumed',
    'derived',
  ),
  'load.start': assumed(0.015, feedSource),
  'load.ceiling': assumed(0.08, feedSource),
  'load.growth': assumed(0.03, feedSource),
  liveShare: assumed(
    ramp({
      '2019-01-01': 0.15,
      '2020-01-09': 0.24,
      '2020-02-20': 0.28,
      '2020-12-31': 0.45,
      '2021-12-31': 0.55,
    }),
    'VAL28a and VAL28b in parameters.csv observe January and February 2020; the rest is assumed',
  ),
  'exposure.concentration': assumed(1.3, exposureSource),
  'exposure.privateDomain': assumed(0.1, exposureSource),
  'exposure.paid': assumed(0.15, paidSource),
  'exposure.cap': noAnchorCap,
  ...initialStores(0.02, 0.015, 0.005, 0.01),
  'stores.breadthCeiling': founded(
    0.05,
    'MHM03a in parameters.csv: 9 of 194 articles; MHM03b: 2 of 945',
    'research-firm',
  ),
  'slotPriors.shelf': emptySlot,
  initialHabit: assumed(0.005, habitSource),
  'stores.cost': founded(
    0.5,
    'FEE12 in parameters.csv: deposits an order of magnitude below Tmall’s',
    'recalled',
  ),
  lowerTierTilt: assumed(0, 'Its users live everywhere'),
  leaks: assumed(true, 'A viewer can search a shelf platform for what was shown'),
};

/** The built-in blocks, value by value, with source and grade. */
export const builtInValues: Readonly<Record<string, Readonly<Record<string, Founded>>>> = {
  taobao,
  jd,
  kuaishou,
  douyin,
};

/** A block from the values of its fields; a field without a value is absent (`slotPriors`). */
export function blockOf(name: string, values: ReadonlyMap<string, FieldValue>): PlatformBlock {
  const block: Record<string, unknown> = { name, slotPriors: {} };
  for (const field of platformFields) {
    const value = values.get(field.name);
    if (value === undefined) continue;
    const steps = field.name.split('.');
    const last = steps.pop()!;
    let map = block;
    for (const step of steps) map = (map[step] ??= {}) as Record<string, unknown>;
    map[last] = value;
  }
  return block as unknown as PlatformBlock;
}

/** The values of a built-in platform, by field name. */
export function valuesOf(name: string): Map<string, FieldValue> {
  return new Map(Object.entries(builtInValues[name] ?? {}).map(([field, { value }]) => [field, value]));
}

/** The platforms that every scenario starts from: taobao, jd, kuaishou, douyin. */
export const defaultPlatforms: readonly PlatformBlock[] = builtInPlatforms.map((name) =>
  blockOf(name, valuesOf(name)),
);
