import seedrandom from 'seedrandom';
import type {
  AccountRow,
  ComparisonReport,
  Difference,
  Estimate,
  Interval,
  Spread,
  SubsidyReturn,
} from '../../src/study/findings.ts';
import { fixture } from './fixture.ts';

/** How large the quantities of a unit are, so that every way of printing them is met. */
const sizes: Readonly<Record<string, number>> = {
  CNY_bn: 400,
  share: 1,
  index: 1,
  '1': 1,
  sellers: 2e5,
  stores: 2e5,
  anchors: 3e4,
};

type Random = () => number;

/** From a thousandth of a size to all of it. */
const sized = (random: Random, unit: string): number =>
  (sizes[unit] ?? 100) * 10 ** (-3 * random()) * random();

function spreadOf(values: readonly number[], n: number): Spread {
  const [p10, median, p90] = [...values].sort((a, b) => a - b);
  return { mean: (p10 + median + p90) / 3, median, p10, p90, n };
}

/** A level: a positive spread. */
function levelOf<T extends Estimate>(random: Random, row: T): T {
  const width = random();
  const middle = sized(random, row.unit);
  return { ...row, ...spreadOf([middle * (1 - 0.5 * width), middle, middle * (1 + width)], row.n) };
}

/** A difference of any kind: above zero, below it, around it, on its edge, or none at all. */
function differenceOf(random: Random, row: Difference): Difference {
  const kind = Math.floor(random() * 5);
  const draw = (): number => sized(random, row.unit);
  const values = [
    [draw(), draw(), draw()],
    [-draw(), -draw(), -draw()],
    [-draw(), draw() - draw(), draw()],
    [0, draw(), draw()],
    [0, 0, 0],
  ][kind];
  const spread = spreadOf(values, row.n);
  const share = [1, 0.03, 0.2 + 0.6 * random(), 0.85, 0.5][kind];
  const probabilityPositive = kind === 4 ? 0.5 : Math.round(share * row.n) / row.n;
  return { ...row, ...spread, probabilityPositive };
}

/** An account whose parts add up. */
function accountOf(random: Random, rows: readonly AccountRow[]): AccountRow[] {
  const cells = rows.filter((a) => a.to.includes('>')).map((a) => ({ ...a, mean: sized(random, 'CNY_bn') }));
  const sum = (of: readonly AccountRow[]): number => of.reduce((all, a) => all + a.mean, 0);
  const like = (to: string, mean: number): AccountRow => ({ ...rows[0], to, mean });
  const ends = [
    like('later', random() < 0.3 ? 0 : sized(random, 'CNY_bn')),
    like('none', sized(random, 'CNY_bn')),
  ];
  const all = [
    ...cells,
    ...ends,
    like('gained', sum(cells)),
    like('lost', sum(cells) + ends[0].mean + ends[1].mean),
  ];
  return all.map((a) => ({ ...a, p10: a.mean * (1 - random()), p90: a.mean * (1 + random()) }));
}

/** Scenarios that are kept: the baseline and two others; and periods of flows, which are many. */
const kept = new Set(fixture.scenarios.slice(0, 3).map((s) => s.name));
const keptPeriods = new Set(['2020Q4', '2020', 'total']);
const ofKept = <T extends { readonly scenario: string }>(rows: readonly T[]): T[] =>
  rows.filter((row) => kept.has(row.scenario));

/** Numbers of no known interval drawn afresh. */
function amountOf<T extends { mean: number; p10: number; p90: number; unit: string }>(
  random: Random,
  row: T,
): T {
  const mean = sized(random, row.unit);
  return { ...row, mean, p10: mean * (1 - random()), p90: mean * (1 + random()) };
}

/** An interval of any kind, now and then without ends, as a ratio has where the spending may be nothing. */
function intervalOf(random: Random, unit: string, n: number, positive = false): Interval {
  const draw = (): number => sized(random, unit);
  const kind = positive ? 0 : Math.floor(random() * 5);
  const values = [
    [draw(), draw(), draw()],
    [-draw(), -draw(), -draw()],
    [-draw(), draw() - draw(), draw()],
    [0, draw(), draw()],
    [0, 0, 0],
  ][kind];
  const [low, value, high] = [...values].sort((a, b) => a - b);
  return random() < 0.2 ? { value, low: null, high: null, n } : { value, low, high, n };
}

/** A subsidy with returns, a deadweight and doses of its own. */
function subsidyOf(random: Random, s: SubsidyReturn): SubsidyReturn {
  const any = (unit: string, n: number): Interval => intervalOf(random, unit, n);
  return {
    ...s,
    spend: intervalOf(random, 'CNY_bn', s.n, true),
    deadweight: intervalOf(random, 'share', s.n, true),
    returns: s.returns.map((r) => ({
      ...{ ...r, gain: any(r.unit, s.n) },
      perYuan: random() < 0.1 ? null : any(r.rate, s.n),
    })),
    doses: s.doses.map((d) => ({
      ...{ ...d, spend: intervalOf(random, 'CNY_bn', 5, true), gain: any('CNY_bn', 5) },
      marginal: any('CNY/CNY', 5),
    })),
  };
}

function findingsOf(random: Random): ComparisonReport['findings'] {
  const { findings } = fixture;
  const scenarios = findings.scenarios.filter((s) => kept.has(s.name));
  return {
    ...findings,
    scenarios: scenarios.map((s) => ({ ...s, estimates: s.estimates.map((e) => levelOf(random, e)) })),
    differences: ofKept(findings.differences).map((d) => differenceOf(random, d)),
    flows: ofKept(findings.flows.filter((f) => keptPeriods.has(f.period))).map((f) => amountOf(random, f)),
    diversion: ofKept(findings.diversion).map((d) => amountOf(random, d)),
    subsidies: ofKept(findings.subsidies).map((s) => subsidyOf(random, s)),
  };
}

function accountsOf(random: Random): AccountRow[] {
  const rows = ofKept(fixture.account);
  const keys = [...new Set(rows.map((a) => `${a.scenario} ${a.period}`))];
  return keys.flatMap((key) =>
    accountOf(
      random,
      rows.filter((a) => `${a.scenario} ${a.period}` === key),
    ),
  );
}

/**
 * The fixture with every number of its findings, account, survival and fit drawn afresh; the weeks stay as they are.
 * Fewer scenarios and flows, so that all that can be chosen of it is looked at in seconds.
 */
export function randomReport(seed: number): ComparisonReport {
  const random = seedrandom(`report ${seed}`);
  return {
    ...fixture,
    scenarios: fixture.scenarios.filter((s) => kept.has(s.name)),
    ...{ weekly: ofKept(fixture.weekly), weeklyDifferences: ofKept(fixture.weeklyDifferences) },
    ...{
      fourWeekly: ofKept(fixture.fourWeekly),
      fourWeeklyDifferences: ofKept(fixture.fourWeeklyDifferences),
    },
    marks: ofKept(fixture.marks),
    findings: findingsOf(random),
    account: accountsOf(random),
    net: ofKept(fixture.net).map((d) => {
      const [p10, mean, p90] = [0, 0, 0].map(() => sized(random, 'CNY_bn')).sort((a, b) => a - b);
      const shift = Math.floor(3 * random()) * 0.5 * (p10 + p90);
      return { ...d, mean: mean - shift, p10: p10 - shift, p90: p90 - shift };
    }),
    survival: ofKept(fixture.survival).map((s) => {
      const [p10, mean, p90] = [random(), random(), random()].sort((a, b) => a - b);
      return { ...s, mean, p10, p90 };
    }),
    goodPerBad: ofKept(fixture.goodPerBad).map(({ n, ...r }) => ({
      ...r,
      ...intervalOf(random, '1', n, true),
    })),
    fit: fixture.fit.map((row) => ({
      ...row,
      simulated: row.simulated === null ? null : row.simulated * (0.7 + 0.6 * random()),
    })),
  };
}
