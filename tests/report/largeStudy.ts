import seedrandom from 'seedrandom';
import type {
  ComparisonReport,
  Diversion,
  Estimate,
  Flow,
  Interval,
  NetRow,
  SubsidyReturn,
  WeeklySeries,
} from '../../src/study/findings.ts';
import { fixture } from './fixture.ts';

/**
 * What the five shipped scenarios have with 40 replicates (November 2026): 20,600 kinds of flows, more than half of
 * them equal in all scenarios because they end before the ban; 2,400 diversions a scenario; most of them so rare that
 * the 10 % quantile is zero, a third of the flows also the 90 % quantile. The other numbers are drawn afresh, so that
 * this study is harder to press than the real one (by a third).
 */
const FLOWS = 20_600;
const DIVERSIONS = 2_400;
const BAN = '2020-08-01';

type Key = Pick<Flow, 'kind' | 'tier' | 'period' | 'from' | 'to'>;

const platforms = ['taobao', 'jd', 'kuaishou', 'douyin'];
const sets = Array.from({ length: 16 }, (_, bits) =>
  bits === 0 ? 'none' : platforms.filter((_name, p) => (bits >> p) & 1).join('+'),
);
const cells = platforms.flatMap((on) =>
  ['live', 'video', 'ad'].flatMap((channel) => platforms.map((to) => `${on}>${channel}>${to}`)),
);
const periods = [...new Set(fixture.findings.flows.map((f) => f.period))];
const groups = [
  ...[null, 'brand', 'mid', 'tail', 'factory'].map((tier) => ({ kind: 'seller' as const, tier })),
  ...[null, 'native', 'family', 'guide', 'self', 'celebrity'].map((tier) => ({
    kind: 'anchor' as const,
    tier,
  })),
];

/** The first `most` of all keys in a random order: which places are linked differs from period to period. */
function some<T>(random: () => number, all: readonly T[], most: number): T[] {
  const ranked = all.map((item) => ({ item, at: random() })).sort((a, b) => a.at - b.at);
  return ranked.slice(0, most).map(({ item }) => item);
}

function flowKeys(random: () => number): Key[] {
  const all = groups.flatMap(({ kind, tier }) => {
    const places = kind === 'seller' ? sets : [...cells.slice(0, 20), 'idle', 'left'];
    return periods.flatMap((period) =>
      places.flatMap((from) => places.map((to): Key => ({ kind, tier, period, from, to }))),
    );
  });
  return some(random, all, FLOWS);
}

const isLate = (period: string): boolean => period === 'total' || period >= '2020Q3' || period === '2020';

/** Values per scenario that are one before the ban and mostly differ after it. */
function spreads(random: () => number, names: readonly string[], late: boolean) {
  const draw = () => {
    const mean = 10 ** (0.6 + 5 * random() ** 2) * (0.5 + random());
    const p90 = random() < 0.35 ? 0 : mean * (1 + 3 * random());
    return { mean, median: mean, p10: random() < 0.85 ? 0 : mean * random(), p90, n: 40 };
  };
  const common = draw();
  return names.map((scenario) => ({ scenario, ...(late && random() < 0.8 ? draw() : common) }));
}

/** Other numbers of about the same size. */
function drawn(random: () => number, { mean, p10, p90 }: { mean: number; p10: number; p90: number }) {
  const by = 0.9 + 0.1 * random();
  return { mean: mean * by, p10: p10 * by * random(), p90: p90 * by };
}

/** A figure that differs between scenarios once the ban is near. */
function ownAfterBan<T extends Estimate>(random: () => number, row: T): T {
  return isLate(row.period)
    ? { ...row, ...drawn(random, row), median: row.median * (0.9 + 0.1 * random()) }
    : row;
}

/** A series whose later weeks are all its own. */
function varied(random: () => number, s: WeeklySeries, scenario: string): WeeklySeries {
  const first = fixture.weeks.findIndex((week) => week >= BAN);
  const own = (values: readonly number[]): number[] =>
    values.map((v, w) => (w < first ? v : v * (1 + 0.02 * random())));
  return {
    ...s,
    scenario,
    p10: own(s.p10),
    p25: own(s.p25),
    p50: own(s.p50),
    p75: own(s.p75),
    p90: own(s.p90),
  };
}

/** A subsidy whose numbers are all its own. */
function ownReturns(random: () => number, s: SubsidyReturn, scenario: string): SubsidyReturn {
  const own = ({ value, low, high, n }: Interval): Interval => {
    const by = 0.9 + 0.1 * random();
    return { value: value * by, low: low! * by * random(), high: high! * by, n };
  };
  return {
    ...{ ...s, scenario, spend: own(s.spend!), deadweight: own(s.deadweight!) },
    returns: s.returns.map((r) => ({ ...r, gain: own(r.gain), perYuan: own(r.perYuan!) })),
    doses: s.doses.map((d) => ({
      ...{ ...d, spend: own(d.spend), gain: own(d.gain), marginal: own(d.marginal!) },
    })),
  };
}

/** The difference of every route in every period, none like another. */
const netOf = (random: () => number, names: readonly string[]): NetRow[] =>
  names.flatMap((scenario) =>
    periods.flatMap((period) =>
      cells.map((cell): NetRow => {
        const mean = (random() - 0.5) * 100;
        const [p10, p90] = [mean - 9 * random(), mean + 9 * random()];
        return { scenario, cell, period, mean, p10, p90, n: 40 };
      }),
    ),
  );

/** A comparison of `count` scenarios over 40 replicates, made up from the fixture's. */
export function largeStudy(count: number): ComparisonReport {
  const random = seedrandom('large');
  const sources = fixture.scenarios.map((s) => s.name);
  const names = Array.from({ length: count }, (_, i) => sources[i] ?? `scenario-${i}`);
  const sourceOf = (i: number): string => sources[i] ?? sources[1 + (i % (sources.length - 1))];
  const all = <T extends { scenario: string }>(rows: readonly T[], vary: (row: T, name: string) => T): T[] =>
    names.flatMap((name, i) => rows.filter((r) => r.scenario === sourceOf(i)).map((r) => vary(r, name)));
  const series = (rows: readonly WeeklySeries[]) => all(rows, (s, name) => varied(random, s, name));
  const flows = flowKeys(random).flatMap((key) =>
    spreads(random, names, isLate(key.period)).map((spread): Flow => ({
      ...{ ...key, ...spread, unit: key.kind === 'seller' ? 'sellers' : 'anchors' },
    })),
  );
  const pairs = periods.flatMap((period) =>
    cells.slice(0, 20).flatMap((from) => cells.slice(0, 20).map((to) => ({ from, to, period }))),
  );
  const diversion = some(random, pairs, DIVERSIONS).flatMap((key) =>
    spreads(random, names.slice(1), true).map(({ mean, p10, p90, n, scenario }): Diversion => ({
      ...{ ...key, scenario, baseline: names[0], unit: 'CNY_bn' },
      ...{ mean: mean / 1e4 + 1e-4, p10: p10 / 1e4, p90: p90 / 1e4, n },
    })),
  );
  const { findings } = fixture;
  // Every scenario but the baseline pays a subsidy of its own.
  const subsidies = names.slice(1).map((scenario) => ownReturns(random, findings.subsidies[0], scenario));
  return {
    ...fixture,
    scenarios: names.map((name, i) => ({ ...fixture.scenarios[sources.indexOf(sourceOf(i))], name })),
    findings: {
      ...findings,
      replicates: 40,
      scenarios: names.map((name, i) => {
        const source = findings.scenarios[sources.indexOf(sourceOf(i))];
        return { ...source, name, estimates: source.estimates.map((e) => ownAfterBan(random, e)) };
      }),
      differences: all(findings.differences, (d, scenario) => ({ ...ownAfterBan(random, d), scenario })),
      ...{ flows, diversion, subsidies },
    },
    ...{ weekly: series(fixture.weekly), weeklyDifferences: series(fixture.weeklyDifferences) },
    ...{ fourWeekly: series(fixture.fourWeekly) },
    ...{ fourWeeklyDifferences: series(fixture.fourWeeklyDifferences) },
    goodPerBad: all(fixture.goodPerBad, (r, scenario) => ({ ...r, scenario, value: r.value * random() })),
    survival: all(fixture.survival, (s, scenario) => ({ ...s, scenario, ...drawn(random, s) })),
    account: all(fixture.account, (a, scenario) => ({ ...a, scenario, ...drawn(random, a) })),
    net: netOf(random, names.slice(1)),
    marks: all(fixture.marks, (m, scenario) => ({ ...m, scenario })),
  };
}
