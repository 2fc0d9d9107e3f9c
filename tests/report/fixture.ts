import seedrandom from 'seedrandom';
import { fourWeekMean } from '../../src/analysis/index.ts';
import { dayFromCivil, formatDay, wholePeriods } from '../../src/base/calendar.ts';
import type {
  AccountRow,
  Assumption,
  ComparisonReport,
  Difference,
  Diversion,
  Estimate,
  FitRow,
  NetRow,
  Flow,
  PolicyMark,
  Spread,
  SubsidyReturn,
  SurvivalRow,
  WeeklySeries,
} from '../../src/study/findings.ts';
import { accountQuantities, type Quantity } from './accounts.ts';

/** A made-up comparison, as large and as awkward as a real one: five scenarios, four platforms, three years of weeks. */

const WEEKS = 157;
const START = dayFromCivil(2018, 12, 31);
const REPLICATES = 20;
const BASELINE = 'no-ban';

const platforms = [
  { name: 'taobao', title: 'Taobao' },
  { name: 'jd', title: 'JD' },
  { name: 'kuaishou', title: 'Kuaishou' },
  { name: 'douyin', title: 'Douyin' },
];

const scenarios = [
  {
    name: 'no-ban',
    title: 'No ban',
    question: null,
    within: null,
    changes: [],
    reference: null,
    touches: [],
  },
  {
    name: 'cart-ban',
    title: 'Cart ban',
    question: 'What does the ban of 9 October 2020 do by itself?',
    ...{ within: null, reference: 'no-ban', touches: [{ platform: 'douyin', what: 'links' }] },
    changes: [
      'Douyin: Star Map fee of 20 % of commission on live orders that settle on Taobao or JD, from 2020-08-20.',
      'Douyin: such orders only through Star Map, at half of their usual number, from 2020-09-06.',
      'Douyin: no such orders from 2020-10-09.',
    ],
  },
  {
    name: 'ban-subsidy',
    title: 'Ban plus coupon',
    question: 'Does a coupon offset the ban?',
    ...{
      within: 'cart-ban',
      reference: 'cart-ban',
      touches: [{ platform: 'douyin', what: 'consumerCoupon' }],
    },
    changes: ['Douyin: coupon for buyers 5 % from 2020-10-12, at most 300m CNY a week.'],
  },
  {
    name: 'ban-traffic',
    title: 'Ban plus traffic support',
    question: 'Does traffic for brands and mid-size sellers offset it?',
    ...{
      within: 'cart-ban',
      reference: 'cart-ban',
      touches: [{ platform: 'douyin', what: 'trafficSupport' }],
    },
    changes: ['Douyin: traffic reserved for own shops 10 % from 2020-10-12, for brand and mid.'],
  },
  {
    name: 'ban-quality',
    title: 'Ban plus inspections',
    question: 'What if bad sellers are cleared at the same time?',
    ...{
      within: 'cart-ban',
      reference: 'cart-ban',
      touches: [{ platform: 'douyin', what: 'inspectionRate' }],
    },
    changes: ['Douyin: inspections of stores 2 %/week from 2020-12-28.'],
  },
];

/** Effect of a scenario on a platform's weekly GMV, as a share, long after the ban. */
const effects: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'cart-ban': { taobao: -0.004, jd: -0.003, kuaishou: 0.05, douyin: -0.08 },
  'ban-subsidy': { taobao: -0.008, jd: -0.005, kuaishou: 0.02, douyin: 0.12 },
  'ban-traffic': { taobao: -0.006, jd: -0.004, kuaishou: 0.03, douyin: 0.01 },
  'ban-quality': { taobao: -0.002, jd: -0.002, kuaishou: 0.06, douyin: -0.15 },
};

const base: Readonly<Record<string, number>> = { taobao: 120, jd: 38, kuaishou: 3, douyin: 2 };
const growth: Readonly<Record<string, number>> = { taobao: 0.002, jd: 0.003, kuaishou: 0.016, douyin: 0.02 };

const random = seedrandom('fixture');
const noise = (width: number): number => (random() + random() + random() - 1.5) * width;
const quantile = (sorted: readonly number[], q: number): number => {
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};
const ordered = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

function spread(values: readonly number[]): Spread {
  const sorted = ordered(values);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return {
    mean,
    median: quantile(sorted, 0.5),
    p10: quantile(sorted, 0.1),
    p90: quantile(sorted, 0.9),
    n: values.length,
  };
}

const days = Array.from({ length: WEEKS }, (_, w) => START + 7 * w);
const season = (day: number): number => {
  const date = formatDay(day).slice(5);
  if (date >= '11-05' && date <= '11-12') return 2.7;
  return date >= '06-12' && date <= '06-19' ? 1.6 : 1;
};
const banned = (day: number): number => Math.min(1, Math.max(0, (day - dayFromCivil(2020, 9, 6)) / 120));
/** Stable noise of a replicate, so that differences are far narrower than levels, as pairing makes them. */
const level = Array.from({ length: REPLICATES }, () => platforms.map(() => 1 + noise(0.08)));

/** GMV of one week, CNY bn. */
function weekly(scenario: string, p: number, r: number, day: number, attention: boolean): number {
  const { name } = platforms[p];
  const w = (day - START) / 7;
  const plain =
    base[name] *
    Math.exp(growth[name] * w) *
    season(day) *
    level[r][p] *
    (attention && name === 'douyin' ? 1.6 : 1);
  const effect = (effects[scenario]?.[name] ?? 0) * banned(day);
  return plain * (1 + effect * (1 + (level[r][(p + 1) % 4] - 1) * 6));
}

const paths = new Map<string, number[][]>();
for (const { name } of scenarios)
  for (let p = 0; p < platforms.length; p++)
    for (const attention of [false, true])
      paths.set(
        `${name} ${p} ${attention}`,
        level.map((_, r) => days.map((day) => weekly(name, p, r, day, attention))),
      );

interface Drawn {
  readonly scenario: string;
  readonly p: number;
  readonly attention: boolean;
  readonly paired: boolean;
  readonly smooth: boolean;
}

function series({ scenario, p, attention, paired, smooth }: Drawn): WeeklySeries {
  const line = (path: number[]): ArrayLike<number> => (smooth ? fourWeekMean(path) : path);
  const own = paths.get(`${scenario} ${p} ${attention}`)!.map(line);
  const other = paths.get(`${BASELINE} ${p} ${attention}`)!.map(line);
  const weeks = days.map((_, w) => ordered(own.map((path, r) => path[w] - (paired ? other[r][w] : 0))));
  const at = (q: number): number[] => weeks.map((sorted) => quantile(sorted, q));
  return {
    ...{ scenario, metric: attention ? 'gmv.attention' : 'gmv.settled', platform: platforms[p].name },
    ...{ channel: null, tier: null, unit: 'CNY_bn', n: REPLICATES },
    mean: weeks.map((sorted) => sorted.reduce((a, b) => a + b, 0) / sorted.length),
    ...{ p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) },
  };
}

const allSeries = (
  some: readonly { readonly name: string }[],
  paired: boolean,
  smooth: boolean,
): WeeklySeries[] =>
  some.flatMap(({ name: scenario }) =>
    platforms.flatMap((_, p) =>
      [false, true].map((attention) => series({ scenario, p, attention, paired, smooth })),
    ),
  );

const periods = wholePeriods(START, START + 7 * WEEKS);
const settled = (p: number) => (scenario: string, from: number, until: number) =>
  paths
    .get(`${scenario} ${p} false`)!
    .map((path) => path.reduce((sum, v, w) => (days[w] >= from && days[w] < until ? sum + v : sum), 0));
const all = (scenario: string, from: number, until: number): number[] =>
  platforms.map((_, p) => settled(p)(scenario, from, until)).reduce((a, b) => a.map((v, r) => v + b[r]));
const drifting =
  (start: number, change: number, width: number) => (scenario: string, _from: number, until: number) =>
    level.map((row, r) => {
      const effect =
        scenario === BASELINE ? 0 : change * banned(until) * (1 + (level[(r + 3) % REPLICATES][0] - 1) * 12);
      return start * (1 + (row[0] - 1) * width) + effect;
    });

const anchorKinds = ['native', 'family', 'guide', 'self', 'celebrity'];

const quantities: Quantity[] = [
  ...platforms.map(({ name }, p) => ({
    metric: 'gmv.settled',
    platform: name,
    unit: 'CNY_bn',
    values: settled(p),
  })),
  { metric: 'gmv.settled', platform: null, unit: 'CNY_bn', values: all },
  { metric: 'closedLoopRatio', platform: 'douyin', unit: 'share', values: drifting(0.42, 0.31, 1) },
  { metric: 'stores.open', platform: 'douyin', unit: 'stores', values: drifting(182_000, 41_000, 1) },
  { metric: 'sellers.moved', platform: null, unit: 'sellers', values: drifting(96_000, 14_000, 1) },
  { metric: 'hhi.settled', platform: null, unit: '1', values: drifting(0.55, -0.01, 1) },
  { metric: 'hhi.attention', platform: null, unit: '1', values: drifting(0.48, -0.02, 1) },
  ...platforms.flatMap(({ name }, p) => [
    { metric: 'sellers.topShare', platform: name, unit: 'share', values: drifting(0.5 + p / 10, 0.02, 1) },
    { metric: 'anchors.topShare', platform: name, unit: 'share', values: drifting(0.01 + p / 100, 0, 1) },
  ]),
  ...[undefined, ...anchorKinds].flatMap((tier, k) =>
    (['idle', 'rematched', 'changedPlatform', 'left'] as const).map((what, i) => ({
      ...{ metric: `anchors.${what}`, platform: null, unit: 'anchors' },
      ...(tier === undefined ? {} : { tier }),
      values: drifting((9000 * (i + 1)) / (k + 1), i === 3 ? 0 : (7000 * (2 - i)) / (k + 1), 1),
    })),
  ),
  ...accountQuantities({
    ...{ platforms: platforms.map((p) => p.name), baseline: BASELINE, level, changed: banned, settled },
  }),
];

const place = (q: Quantity, period: string) => ({
  ...{ metric: q.metric, platform: q.platform, channel: null, tier: q.tier ?? null, period, unit: q.unit },
});

function estimates(scenario: string): Estimate[] {
  return quantities.flatMap((q) =>
    periods.flatMap((t) => {
      const values = q.values(scenario, t.from, t.until);
      return values.length === 0 ? [] : [{ ...place(q, t.name), ...spread(values) }];
    }),
  );
}

function differences(scenario: string, baseline: string): Difference[] {
  return quantities.flatMap((q) =>
    periods.flatMap((t) => {
      const other = q.values(baseline, t.from, t.until);
      const paired = q.values(scenario, t.from, t.until).map((v, r) => v - other[r]);
      if (paired.length === 0) return [];
      const probabilityPositive = paired.filter((d) => d > 0).length / paired.length;
      return [{ ...place(q, t.name), ...spread(paired), scenario, baseline, probabilityPositive }];
    }),
  );
}

const sellerPlaces = [
  ...[
    'none',
    'taobao',
    'jd',
    'kuaishou',
    'douyin',
    'taobao+jd',
    'taobao+kuaishou',
    'taobao+douyin',
    'jd+douyin',
  ],
  ...['kuaishou+douyin', 'taobao+jd+douyin', 'taobao+kuaishou+douyin', 'taobao+jd+kuaishou+douyin'],
];
const anchorPlaces = [
  ...['idle', 'left', 'douyin>live>taobao', 'douyin>live>jd', 'douyin>live>douyin', 'douyin>video>taobao'],
  ...['kuaishou>live>kuaishou', 'kuaishou>live>taobao', 'taobao>live>taobao'],
];

const around = (mean: number): Spread => ({
  ...{ mean, median: mean * 0.99, p10: mean * 0.85, p90: mean * 1.17, n: REPLICATES },
});

function flowsOf(scenario: string, kind: 'seller' | 'anchor', tier: string | null, size: number): Flow[] {
  const places = kind === 'seller' ? sellerPlaces : anchorPlaces;
  const unit = kind === 'seller' ? ('sellers' as const) : ('anchors' as const);
  return periods.flatMap(({ name: period }) =>
    places.flatMap((from, i) =>
      places.flatMap((to, j): Flow[] => {
        if (from !== to && (i * 7 + j * 3) % 4 !== 0) return [];
        const share = from === to ? 9 / (i + 1) : 0.5 / (1 + i + j);
        const pull = to.includes('douyin') && scenario !== BASELINE ? 1.8 : 1;
        return [
          { scenario, kind, tier, period, from, to, unit, ...around(size * share * pull * (1 + noise(0.2))) },
        ];
      }),
    ),
  );
}

const sizes: readonly [string | null, number][] = [
  [null, 400_000],
  ['brand', 4_000],
  ['mid', 40_000],
  ['tail', 330_000],
  ['factory', 26_000],
];

const cells = ['douyin>live>taobao', 'douyin>live>jd', 'douyin>video>taobao', 'taobao>shelf>taobao'];
const gains = [
  'douyin>live>douyin',
  'kuaishou>live>kuaishou',
  'taobao>live>taobao',
  'douyin>video>taobao',
  'none',
];

const diversionOf = (scenario: string): Diversion[] =>
  periods
    .filter((t) => t.from >= dayFromCivil(2020, 7, 1) || t.name === 'total' || t.name === '2020')
    .flatMap(({ name: period }) =>
      cells.flatMap((from, i) =>
        gains
          .filter((to) => to !== from)
          .map((to, j) => {
            const mean = 11 / (1 + i * 2 + j);
            return {
              ...{ scenario, baseline: BASELINE, from, to, period, unit: 'CNY_bn' as const },
              ...{ mean, p10: mean * 0.6, p90: mean * 1.5, n: REPLICATES },
            };
          }),
      ),
    );

/** A tenth of what is lost to each cell comes back later where it reached nobody. */
const accountOf = (scenario: string): AccountRow[] =>
  periods.flatMap(({ name: period }) => {
    const rows = gains.flatMap((to, j) => {
      const amount = 16 / (1 + j);
      return to === 'none'
        ? [
            { to: 'none', amount: 0.9 * amount },
            { to: 'later', amount: 0.1 * amount },
          ]
        : [{ to, amount }];
    });
    const sum = (of: readonly { amount: number }[]): number =>
      of.reduce((all, { amount }) => all + amount, 0);
    const gained = rows.filter(({ to }) => to.includes('>'));
    return [...rows, { to: 'gained', amount: sum(gained) }, { to: 'lost', amount: sum(rows) }].map(
      ({ to, amount: mean }) => ({
        ...{ scenario, to, period, mean },
        ...{ p10: mean * 0.6, p90: mean * 1.5, n: REPLICATES },
      }),
    );
  });

/** Routes that lose or gain for certain, and two of which nothing clear is left. */
const netOf = (scenario: string): NetRow[] =>
  periods.flatMap(({ name: period }) =>
    [...new Set([...cells, ...gains])]
      .filter((cell) => cell !== 'none')
      .map((cell, i) => {
        const mean = (cells.includes(cell) ? -9 : 8) / (1 + i);
        const wide = i % 3 === 2 ? 1.6 : 0.4;
        const ends = [mean * (1 - wide), mean * (1 + wide)].sort((a, b) => a - b);
        return { scenario, cell, period, mean, p10: ends[0], p90: ends[1], n: REPLICATES };
      }),
  );

const survivalWeeks = [0, 1, 2, 4, 8, 13, 26, 52];

/** Each kind finds goods at a pace of its own; one in ten leaves. */
const survivalOf = (scenario: string): SurvivalRow[] =>
  ['kuaishou', 'douyin'].flatMap((platform) =>
    anchorKinds.flatMap((group, k) =>
      survivalWeeks.flatMap((weeks) => {
        const still = Math.pow(1 - 0.02 * (k + 1) - (scenario === BASELINE ? 0.01 : 0), weeks);
        const shares = {
          still,
          rematched: 0.6 * (1 - still),
          changedPlatform: 0.3 * (1 - still),
          left: 0.1 * (1 - still),
        };
        return Object.entries(shares).map(([outcome, mean]) => ({
          ...{ scenario, state: 'anchor.idle', platform, group, outcome, weeks, mean },
          ...{ p10: mean * 0.8, p90: Math.min(1, mean * 1.2), n: REPLICATES },
        }));
      }),
    ),
  );

const sharedMarks = [
  ['2019-04-01', 'douyin', 'own shops for accounts with 300,000 followers'],
  ['2019-06-01', 'kuaishou', 'JD links open'],
  ['2020-03-01', 'douyin', 'zero-threshold shops and cold-start traffic'],
  ['2021-04-10', 'taobao', 'exclusivity ends'],
];
const banMarks = [
  ['2020-08-20', 'douyin', 'Star Map fee of 20 %, own shops 5 %'],
  ['2020-08-26', 'douyin', 'ban announced'],
  ['2020-09-06', 'douyin', 'outside live orders through Star Map only'],
  ['2020-10-09', 'douyin', 'outside live orders banned'],
];
const extraMarks: Readonly<Record<string, readonly string[]>> = {
  'ban-subsidy': ['2020-10-12', 'douyin', 'coupon of 5 %'],
  'ban-traffic': ['2020-10-12', 'douyin', 'traffic support ramps to 10 %'],
  'ban-quality': ['2020-12-28', 'douyin', 'inspections of 2 % a week'],
};

function marksOf(scenario: string): PolicyMark[] {
  const mark =
    (shared: boolean) =>
    ([date, platform, label]: readonly string[]): PolicyMark => ({
      ...{ scenario, date, platform, label, shared },
    });
  const extra = extraMarks[scenario];
  const own = scenario === BASELINE ? [] : extra ? [...banMarks, extra] : banMarks;
  return [...sharedMarks.map(mark(true)), ...own.map(mark(false))];
}

const fit: FitRow[] = Array.from({ length: 24 }, (_, i) => {
  const observed = 10 * (i + 1);
  const simulated = i === 5 ? null : observed * (1 + ((i % 7) - 3) * 0.09);
  return {
    ...{
      id: `F${String(i + 1).padStart(3, '0')}`,
      what: {
        en: `${platforms[i % 4].title} GMV, all channels`,
        zh: `${platforms[i % 4].title} GMV，全部渠道`,
      },
      unit: 'CNY_bn',
    },
    ...{
      period: i < 12 ? '2019' : '2020Q4',
      observed,
      low: i === 9 ? null : observed * 0.85,
      high: i === 9 ? null : observed * 1.15,
    },
    ...{
      simulated,
      p10: simulated === null ? null : simulated * 0.96,
      p90: simulated === null ? null : simulated * 1.04,
    },
    ...{ ratio: simulated === null ? null : simulated / observed, source: 'JD.com 20-F FY2019 (recalled)' },
    ...{
      grade: i % 3 ? 'press' : 'filing',
      use: i < 12 ? ('fit' as const) : ('check' as const),
      note:
        i % 5
          ? { en: '', zh: '' }
          : { en: 'Placed orders, including unpaid ones.', zh: '下单口径，含未支付订单。' },
    },
  };
});

const assumptions: Assumption[] = Array.from({ length: 60 }, (_, i) => {
  const varies = i % 20 === 7;
  const value = (s: number): string => (varies && s > 0 ? `${i + s} %` : `${i} %`);
  return {
    ...{
      name: `rematch.${i}`,
      meaning: 'Weekly probability that an idle anchor finds goods of the platform’s own shops',
      unit: 'share/week',
    },
    values: Object.fromEntries(scenarios.map((s, at) => [s.name, value(at)])),
    ...{
      range: '2 % to 20 %',
      source: i % 2 ? 'no source' : 'PingWest 2020-09-07',
      grade: i % 2 ? 'assumed' : 'press',
      varies,
    },
  };
});

const interval = (value: number, half: number, n = REPLICATES) => ({
  ...{ value, low: value - half, high: value + half, n },
});

/** A coupon that sells more the less of it is paid, and does nothing clear to the market as a whole. */
const subsidies: SubsidyReturn[] = [
  {
    ...{ scenario: 'ban-subsidy', without: 'cart-ban', settings: ['douyin.consumerCoupon'] },
    ...{ platforms: ['douyin'], period: 'total', n: REPLICATES, spend: interval(5.2, 0.3) },
    returns: [
      ...[['douyin', 14.1, 0.6] as const, [null, 0.2, 0.5] as const].map(([platform, gain, half]) => ({
        ...{ metric: 'gmv.net', platform, unit: 'CNY_bn', gain: interval(gain, half) },
        ...{ rate: 'CNY/CNY', perYuan: interval(gain / 5.2, half / 5) },
      })),
      {
        ...{ metric: 'gmv.settled', platform: 'douyin', unit: 'CNY_bn', gain: interval(21.7, 1) },
        ...{ rate: 'CNY/CNY', perYuan: interval(21.7 / 5.2, 0.2) },
      },
      {
        ...{ metric: 'platform.contribution', platform: 'douyin', unit: 'CNY_bn', gain: interval(-4.7, 0.2) },
        ...{ rate: 'CNY/CNY', perYuan: interval(-0.9, 0.04) },
      },
      {
        ...{ metric: 'stores.entered', platform: 'douyin', unit: 'stores', gain: interval(9000, 12_000) },
        ...{ rate: 'stores/m CNY', perYuan: interval(9000 / 5200, 12_000 / 5000) },
      },
    ],
    deadweight: interval(0.84, 0.02),
    doses: [0.25, 0.5, 0.75, 1, 1.5].map((dose, i, all) => ({
      ...{ dose, after: all[i - 1] ?? 0, spend: interval(5.2 * dose, 0.4 * dose, 5) },
      ...{ gain: interval(16 * dose - 1.9 * dose * dose, dose, 5) },
      marginal: interval((16 - 3.8 * dose) / 5.2, 0.3, 5),
    })),
  },
];

const hash = (n: number): string => `sha256:${n.toString(16).padStart(2, '0').repeat(32)}`;
const alternatives = scenarios.slice(1);

/** The report of the fixture, built once. */
export const fixture: ComparisonReport = {
  findings: {
    ...{
      schema: 'cartban.findings/1',
      study: 'compare',
      engine: { version: '0.1.0', model: hash(1) },
      hash: hash(2),
    },
    ...{ baseline: BASELINE, replicates: REPLICATES, seed: 7 },
    scenarios: scenarios.map(({ name, title }, i) => ({
      name,
      title,
      hash: hash(i + 3),
      estimates: estimates(name),
    })),
    differences: [
      ...alternatives.flatMap((s) => differences(s.name, BASELINE)),
      ...alternatives
        .filter((s) => s.reference !== BASELINE)
        .flatMap((s) => differences(s.name, s.reference!)),
    ],
    flows: scenarios.flatMap(({ name }) =>
      sizes.flatMap(([tier, size]) => [
        ...flowsOf(name, 'seller', tier, size),
        ...flowsOf(name, 'anchor', tier === null ? null : `kind-${tier}`, size / 50),
      ]),
    ),
    diversion: alternatives.flatMap((s) => diversionOf(s.name)),
    failures: [
      {
        ...{
          scenario: 'ban-quality',
          replicate: 13,
          seed: 7,
          stage: 'settleOrders',
          message: 'moneyIsConserved broke in week 31',
        },
        replay: 'cartban run ban-quality.yaml --seed 7 --until 2019-08-05',
      },
    ],
    subsidies,
  },
  platforms,
  scenarios,
  weeks: days.map(formatDay),
  weekly: allSeries(scenarios, false, false),
  weeklyDifferences: allSeries(alternatives, true, false),
  fourWeekly: allSeries(scenarios, false, true),
  fourWeeklyDifferences: allSeries(alternatives, true, true),
  marks: scenarios.flatMap((s) => marksOf(s.name)),
  survival: scenarios.flatMap((s) => survivalOf(s.name)),
  account: alternatives.flatMap((s) => accountOf(s.name)),
  net: alternatives.flatMap((s) => netOf(s.name)),
  fit,
  ...{ judged: 'cart-ban', planned: REPLICATES },
  goodPerBad: scenarios.flatMap((s) =>
    estimates(s.name)
      .filter((e) => e.metric === 'enforcement.goodPerBad')
      .map((e) => ({
        ...{ scenario: s.name, platform: e.platform!, period: e.period },
        ...{ value: e.median, low: e.p10, high: e.p90, n: e.n },
      })),
  ),
  assumptions,
  provenance: {
    ...{
      version: '0.1.0',
      model: hash(1),
      hash: hash(2),
      seed: 7,
      engine: 'distribution',
      population: 200_000,
    },
    ...{ merchants: 1500, anchors: 900, from: formatDay(START), weeks: WEEKS, plotly: '4.1.2' },
    command:
      'npx cartban run scenarios/no-ban.yaml scenarios/cart-ban.yaml scenarios/ban-subsidy.yaml --seed 7 --replicates 20',
    scenarioHashes: Object.fromEntries(scenarios.map((s, i) => [s.name, hash(i + 3)])),
  },
};

/** The fixture's scenarios with nothing but settled GMV, for properties that read many reports. */
export const settledOnly = fixture.findings.scenarios.map((s) => ({
  ...s,
  estimates: s.estimates.filter((e) => e.metric === 'gmv.settled'),
}));

/** The fixture with some part replaced in its findings. */
export function withFindings(part: Partial<ComparisonReport['findings']>): ComparisonReport {
  return { ...fixture, findings: { ...fixture.findings, ...part } };
}
