import { deadweight, meanWithInterval, ratioOfMeans, type Interval, type Pair } from '../analysis/index.ts';
import { sumInBlocks } from '../base/statistics.ts';
import type { Results } from '../engine/results.ts';
import { CURVE_REPLICATES, type DoseDesign, type Dosed } from './doseDesign.ts';
import type { DoseStep, SubsidyReturn } from './findings.ts';
import { subsidyKinds, type Quantity } from './subsidyKinds.ts';

/** A finished run; as in `compare.ts`, which concludes with this. */
interface Run {
  readonly replicate: number;
  readonly results: Results;
}
type Runs = (scenario: string) => readonly Run[];
type RunPair = readonly [own: Results, without: Results];

/** All platforms together. */
const ALL: readonly null[] = [null];

/** The weekly values of a quantity, or null where the run has no such column. */
function weekly(r: Results, metric: string, platform: string | null, channel: string | null) {
  const at = r.columns.findIndex(
    (c) =>
      c.metric === metric &&
      c.platform === platform &&
      c.channel === channel &&
      c.to === null &&
      c.tier === null,
  );
  return at < 0 ? null : r.values.subarray(at * r.weeks, (at + 1) * r.weeks);
}

/** A flow over the whole run, platforms added up; zero where it is not measured. */
const total = (r: Results, metric: string, platforms: readonly (string | null)[]): number =>
  platforms.reduce<number>((sum, p) => sum + sumInBlocks(weekly(r, metric, p, null) ?? []), 0);

/** What both runs of a pair give by replicate: the difference of a flow. */
const gained = (pairs: readonly RunPair[], metric: string, platforms: readonly (string | null)[]): number[] =>
  pairs.map(([own, without]) => total(own, metric, platforms) - total(without, metric, platforms));

function pairsOf(own: readonly Run[], without: readonly Run[]): RunPair[] {
  const others = new Map(without.map((r) => [r.replicate, r.results]));
  return own.flatMap(({ replicate, results }): RunPair[] => {
    const other = others.get(replicate);
    return other ? [[results, other]] : [];
  });
}

const SPEND = 'subsidy.spend';

/**
 * The metric that tells what one kind spent: its own, or, in results that do not tell kinds apart, the platform's whole
 * spending where no other kind is added there.
 */
function spendMetric(r: Results, platform: string, lever: string, extra: Dosed['extra']): string | null {
  const { spend } = subsidyKinds[lever] ?? { spend: null };
  if (spend === null || weekly(r, spend, platform, null)) return spend;
  return extra.filter((e) => e.setting.platform === platform).length === 1 ? SPEND : null;
}

/** What one pair of runs spent in addition on the extra subsidies, and how much of it on what happens without them. */
interface Idle {
  readonly idle: number;
  readonly spent: number;
}

/** Null where the spending or the base of some kind is not measured; kinds that cost no cash do not count. */
function idleOf([own, without]: RunPair, extra: Dosed['extra']): Idle | null {
  let [idle, spent] = [0, 0];
  for (const { setting } of extra) {
    const { platform, lever } = setting;
    const kind = subsidyKinds[lever];
    if (kind?.spend === null) continue;
    const metric = kind && spendMetric(own, platform, lever, extra);
    const of = (r: Results, { metric: name, channel }: Quantity) => weekly(r, name, platform, channel);
    const [a, b] = [own, without].flatMap((r) => {
      const spend = metric ? weekly(r, metric, platform, null) : null;
      const base = kind ? of(r, kind.base) : null;
      return spend && base ? [{ spend, base }] : [];
    });
    if (!a || !b) return null;
    idle += deadweight(a, b, kind.span);
    spent += sumInBlocks(a.spend) - sumInBlocks(b.spend);
  }
  return { idle, spent };
}

/** A ratio of means where something was spent; null otherwise. */
function perYuan(gains: readonly number[], spent: readonly number[], scale = 1): Interval | null {
  if (!(spent.reduce((a, b) => a + b, 0) > 0)) return null;
  return ratioOfMeans(gains.map((gain, i): Pair => [gain * scale, spent[i]]));
}

/** What is asked of a subsidy: metric, whether on the paying platforms or on all, and what a yuan of it is counted in. */
const asked = [
  { metric: 'gmv.net', everywhere: false, unit: 'CNY_bn', rate: 'CNY/CNY', scale: 1 },
  { metric: 'gmv.net', everywhere: true, unit: 'CNY_bn', rate: 'CNY/CNY', scale: 1 },
  { metric: 'gmv.settled', everywhere: false, unit: 'CNY_bn', rate: 'CNY/CNY', scale: 1 },
  { metric: 'platform.contribution', everywhere: false, unit: 'CNY_bn', rate: 'CNY/CNY', scale: 1 },
  { metric: 'stores.entered', everywhere: false, unit: 'stores', rate: 'stores/m CNY', scale: 1e-3 },
] as const;

function returnsOf(pairs: readonly RunPair[], platforms: readonly string[], spent: readonly number[]) {
  return asked.flatMap(({ metric, everywhere, unit, rate, scale }): SubsidyReturn['returns'][number][] => {
    const gains = gained(pairs, metric, everywhere ? ALL : platforms);
    const gain = meanWithInterval(gains);
    const platform = everywhere ? null : platforms.join('+');
    return gain ? [{ metric, platform, unit, gain, rate, perYuan: perYuan(gains, spent, scale) }] : [];
  });
}

/** The share of the spending on extra subsidies that is deadweight; between none and all. */
function deadweightShare(pairs: readonly RunPair[], extra: Dosed['extra']): Interval | null {
  const found = pairs.map((pair) => idleOf(pair, extra)).filter((x) => x !== null);
  if (found.length < pairs.length) return null;
  const share = perYuan(
    found.map((x) => x.idle),
    found.map((x) => x.spent),
  );
  const clipped = (x: number): number => Math.min(1, Math.max(0, x));
  const end = (x: number | null): number | null => (x === null ? null : clipped(x));
  return share && { ...share, value: clipped(share.value), low: end(share.low), high: end(share.high) };
}

/** The curve over doses, each against dose 0 and against the dose before it, on the replicates that doses are run on. */
function stepsOf({ doses }: Dosed, platforms: readonly string[], runs: Runs): DoseStep[] {
  const few = (name: string): readonly Run[] => runs(name).filter((r) => r.replicate <= CURVE_REPLICATES);
  const shown = doses.filter((d, i) => d.runs !== doses[i - 1]?.runs && few(d.runs).length > 0);
  const [none, ...rest] = shown;
  if (none?.dose !== 0) return [];
  return rest.flatMap(({ dose, runs: name }, i): DoseStep[] => {
    const before = shown[i];
    const pairs = pairsOf(few(name), few(none.runs));
    const step = pairsOf(few(name), few(before.runs));
    const spend = meanWithInterval(gained(pairs, SPEND, platforms));
    const gain = meanWithInterval(gained(pairs, 'gmv.net', platforms));
    if (!spend || !gain) return [];
    const marginal = perYuan(gained(step, 'gmv.net', platforms), gained(step, SPEND, platforms));
    return [{ dose, after: before.dose, spend, gain, marginal }];
  });
}

function returnOf(dosed: Dosed, runs: Runs): SubsidyReturn {
  const platforms = [...new Set(dosed.extra.map((e) => e.setting.platform))];
  const without = dosed.doses.find((d) => d.dose === 0)!.runs;
  const pairs = pairsOf(runs(dosed.scenario), runs(without));
  const spent = gained(pairs, SPEND, platforms);
  return {
    ...{ scenario: dosed.scenario, without, platforms },
    settings: dosed.extra.map(({ setting }) => `${setting.platform}.${setting.lever}`),
    ...{ period: 'total', n: pairs.length, spend: meanWithInterval(spent) },
    returns: returnsOf(pairs, platforms, spent),
    deadweight: deadweightShare(pairs, dosed.extra),
    doses: stepsOf(dosed, platforms, runs),
  };
}

/**
 * What the extra subsidies of each scenario bring against the same scenario without them, over the whole run. Runs are
 * paired by replicate; a ratio is one of means, for its interval see `analysis/ratioOfMeans.ts`.
 */
export const subsidyReturns = ({ dosed }: DoseDesign, runs: Runs): SubsidyReturn[] =>
  dosed.map((d) => returnOf(d, runs));
