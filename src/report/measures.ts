import type { Difference, Estimate, Findings, GoodPerBad } from '../study/findings.ts';

/** A quantity of one platform and scenario as the sections on quality, enforcement and money print it. */
export interface PageMeasure {
  readonly scenario: string;
  readonly metric: string;
  readonly platform: string;
  readonly period: string;
  readonly unit: string;
  /** The mean where parts must add up, otherwise the median. */
  readonly value: number;
  /** Ends of the 80 % interval; null for the means, whose parts would need as many. */
  readonly p10: number | null;
  readonly p90: number | null;
  readonly n: number;
}

/** A paired difference of such a quantity; always with its interval, so that every claim can be checked. */
export interface PageMeasureDifference extends PageMeasure {
  readonly p10: number;
  readonly p90: number;
  readonly probabilityPositive: number;
}

type Periods = 'all' | 'quarters' | 'years' | 'none';

interface Carried {
  readonly value: 'mean' | 'median';
  /** Significant digits of the largest level of a row: one more than is printed of it. */
  readonly digits: number;
  readonly interval: boolean;
  /** The periods whose levels and whose differences are drawn or told. */
  readonly levels: Periods;
  readonly differences: Periods;
}

const state: Carried = { value: 'median', digits: 4, interval: true, levels: 'all', differences: 'all' };
/** Drawn by the quarter, told by the year. */
const drawn: Carried = { ...state, levels: 'quarters', differences: 'years' };
const stores: Carried = { ...state, value: 'mean', interval: false, differences: 'none' };
/** An account prints its lines with a digit more than the largest of them has by itself. */
const money: Carried = { ...state, value: 'mean', digits: 5, interval: false };

/**
 * What each metric needs on the page. `platform.contribution` and `platform.takeRate` are carried where a study reports
 * them; where it does not, the figures make them of means, and then they have no interval.
 */
const carried: Readonly<Record<string, Carried>> = {
  ...{ trust: state, 'rating.mean': state, 'returns.refused': state, 'returns.rate': state },
  ...{ 'enforcement.badFlagged': stores, 'enforcement.badPassed': stores },
  ...{ 'enforcement.goodFlagged': stores, 'enforcement.goodPassed': stores },
  ...{ 'stores.removedBad': stores, 'stores.removedGood': stores },
  'gmv.attention': { ...state, levels: 'none', differences: 'years' },
  ...{ 'ads.price': drawn, 'sales.tailShare': drawn },
  ...{ 'price.index': drawn, 'commission.mean': drawn, 'match.efficiency': drawn },
  ...{ 'platform.revenue': money, 'subsidy.spend': money, 'platform.contribution': money },
  'platform.takeRate': money,
  ...{ 'platform.take': money, 'platform.commissionCut': money, 'platform.linkFees': money },
  ...{
    'platform.ads': money,
    'platform.fines': money,
    'platform.compensation': money,
    'support.shadowCost': money,
  },
  ...{ 'subsidy.coupon': money, 'subsidy.waiver': money, 'subsidy.rebate': money, 'subsidy.live': money },
  ...{ 'subsidy.recruitment': money, 'subsidy.deposit': money },
};

/** Decimals without which a page would print less of a large number than it does now; counts need none. */
const leastDecimals: Readonly<Record<string, number>> = { CNY_bn: 2, share: 4, index: 4, '1': 1 };

/** Smaller amounts are noise of the arithmetic; only their sign is kept. */
const MOST_DECIMALS = 12;
const LEAST_DECIMALS = -9;
const tens = Array.from({ length: 24 }, (_, i) => Number(`1e${i}`));
const tenTo = (power: number): number => (power < 0 ? 1 / tens[-power] : tens[power]);

/**
 * A number with few decimals that still rounds to any fewer decimals as the number itself does, and keeps its sign:
 * a last digit of 0 or 5 is left for its neighbour unless it is exact, so that no later rounding meets a false tie.
 */
export function kept(value: number, decimals: number): number {
  // Division by a power of ten that is a whole number is exact to the last bit; its inverse is not.
  const at = (steps: number): number => (decimals < 0 ? steps * tens[-decimals] : steps / tens[decimals]);
  const steps = Math.round(decimals < 0 ? value / tens[-decimals] : value * tens[decimals]);
  return at(steps % 5 === 0 ? steps + Math.sign(value - at(steps)) : steps);
}

/** Decimals that suit all numbers of a row. */
function decimalsOf(values: readonly number[], unit: string, digits: number): number {
  const magnitude = Math.max(...values.map(Math.abs));
  let decimals = leastDecimals[unit] ?? LEAST_DECIMALS;
  while (decimals < MOST_DECIMALS && magnitude < tenTo(digits - 1 - decimals)) decimals += 1;
  // A number that reads as zero with a digit less is printed with one more (`spreadText`).
  const isLost = values.some((v) => v !== 0 && Math.abs(v) < 0.5 * tenTo(1 - decimals));
  return isLost && decimals >= 0 ? decimals + 1 : decimals;
}

function measureOf(row: Estimate, scenario: string, { value, digits, interval }: Carried): PageMeasure {
  const { metric, platform, period, unit, n } = row;
  const ends = interval ? [row.p10, row.p90] : [];
  const decimals = decimalsOf([row[value], ...ends], unit, digits);
  const [p10 = null, p90 = null] = ends.map((end) => kept(end, decimals));
  return {
    ...{ scenario, metric, platform: platform!, period, unit },
    ...{ value: kept(row[value], decimals), p10, p90, n },
  };
}

/** A paired difference with the digits that are printed of it. */
export function differenceOf(row: Difference, how: Carried = state): PageMeasureDifference {
  const measure = measureOf(row, row.scenario, { ...how, interval: true, digits: 4 });
  const probabilityPositive = Number(row.probabilityPositive.toPrecision(4));
  return { ...measure, p10: measure.p10!, p90: measure.p90!, probabilityPositive };
}

/** Neighbours are the scenarios of one quantity, which before a policy are equal and cost nothing. */
function inOrder<T extends PageMeasure>(rows: readonly T[]): T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = `${row.metric} ${row.platform} ${row.period}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.keys()].sort().flatMap((key) => groups.get(key)!);
}

const kindOf = (period: string): Periods =>
  period === 'total' ? 'none' : period.includes('Q') ? 'quarters' : 'years';

/** Whether a level is carried, or a difference: what is told by the year is so also of the headline's period. */
function isCarried(row: Estimate, differences: boolean, headline: string): boolean {
  const how = carried[row.metric];
  if (how === undefined || row.platform === null || row.channel !== null || row.tier !== null) return false;
  const periods = differences ? how.differences : how.levels;
  const kind = differences && row.period === headline ? 'years' : kindOf(row.period);
  return periods === 'all' || periods === kind;
}

/** The ratio with the digits that are printed of it; without ends where the runs set no bounds. */
function ratioMeasure({ scenario, platform, period, value, low, high, n }: GoodPerBad): PageMeasure {
  const decimals = decimalsOf([value, low ?? 0, high ?? 0], '1', 4);
  const [p10, p90] = [low, high].map((end) => (end === null ? null : kept(end, decimals)));
  return {
    ...{ scenario, metric: 'enforcement.goodPerBad', platform, period, unit: '1' },
    ...{ value: kept(value, decimals), p10, p90, n },
  };
}

/** The rows of a report that the sections on quality, enforcement and money print, as short as they print them. */
export function pageMeasures(
  { scenarios, differences }: Pick<Findings, 'scenarios' | 'differences'>,
  headline: string,
  ratios: readonly GoodPerBad[] = [],
) {
  const levels = scenarios.flatMap(({ name, estimates }) =>
    estimates.filter((e) => isCarried(e, false, headline)).map((e) => measureOf(e, name, carried[e.metric])),
  );
  const paired = differences
    .filter((d) => isCarried(d, true, headline))
    .map((d) => differenceOf(d, carried[d.metric]));
  const measures = inOrder([...levels, ...ratios.map(ratioMeasure)]);
  return { measures, measureDifferences: inOrder(paired) };
}

type At = readonly [scenario: string, metric: string, platform: string, period: string];

/** Finds the quantities of a page by what they are of. */
export interface Measures {
  readonly measure: (...at: At) => PageMeasure | undefined;
  /** Its mean and its median are both the number that is carried. */
  readonly measureDifference: (...at: At) => Difference | undefined;
}

/** The look-up of a page's quantities; those of the scenario table are found as well. */
export function readMeasures(findings: {
  readonly baseline: string;
  readonly measures: readonly PageMeasure[];
  readonly measureDifferences: readonly PageMeasureDifference[];
  readonly estimates: readonly (Estimate & { readonly scenario: string })[];
  readonly differences: readonly Difference[];
}): Measures {
  const key = (...at: At): string => at.join('\n');
  const keyOf = (r: { scenario: string; metric: string; platform: string | null; period: string }) =>
    key(r.scenario, r.metric, r.platform ?? '', r.period);
  const { baseline } = findings;
  const levels = [
    ...findings.estimates.map((e) => ({ ...e, platform: e.platform ?? '', value: e.median })),
    ...findings.measures,
  ];
  const paired = findings.measureDifferences.map(({ value, ...d }): Difference => ({
    ...d,
    ...{ baseline, channel: null, tier: null, mean: value, median: value },
  }));
  const measures = new Map(levels.map((row) => [keyOf(row), row]));
  const differences = new Map([...findings.differences, ...paired].map((row) => [keyOf(row), row]));
  return {
    measure: (...at) => measures.get(key(...at)),
    measureDifference: (...at) => differences.get(key(...at)),
  };
}
