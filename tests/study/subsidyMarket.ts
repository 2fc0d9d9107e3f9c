import { parseDay } from '../../src/base/calendar.ts';
import type { ResultColumn, Results } from '../../src/engine/results.ts';
import type { LeverSetting } from '../../src/scenario/scenario.ts';
import type { Comparison } from '../../src/study/compare.ts';
import type { Case } from '../../src/study/study.ts';
import { column } from '../analysis/synthetic.ts';
import { ban, comparison, scenario } from './market.ts';

const day = (text: string): number => parseDay(text)!;

/** A setting of a lever on Douyin that holds one value from the second week on. */
export const setting = (lever: string, value: number, changes: Partial<LeverSetting> = {}): LeverSetting => ({
  ...{ platform: 'douyin', lever, from: day('2019-01-07'), until: null },
  path: { knots: [{ day: day('2019-01-07'), value }], between: 'step' },
  ...{ weeklyBudget: null, totalBudget: null, of: null, tiers: null, ...changes },
});

export const coupon = setting('consumerCoupon', 0.08, { weeklyBudget: 1000 });
/** The history's own subsidy, which no scenario here may lose. */
export const waiver = setting('onboardingWaiver', 0.3);

const history = scenario('no-ban', { levers: [waiver] });
export const banned = scenario('cart-ban', { links: [ban], levers: [waiver] });
export const subsidised = scenario('ban-subsidy', { links: [ban], levers: [waiver, coupon] });

/** The shipped shape: history, ban, and ban with a coupon. */
export const subsidyComparison = (changes: Partial<Comparison> = {}): Comparison =>
  comparison({ scenarios: [history, banned, subsidised], replicates: 10, ...changes });

const douyin = (metric: string, rest: Partial<ResultColumn> = {}): ResultColumn =>
  column(metric, { platform: 'douyin', ...rest });
const columns: ResultColumn[] = [
  ...[column('gmv.net'), douyin('gmv.net'), douyin('gmv.settled'), douyin('gmv.own')],
  ...[douyin('stores.entered', { unit: 'stores' }), douyin('subsidy.spend'), douyin('subsidy.coupon')],
];

/** Net GMV that a yuan of the coupon brings to Douyin and to all platforms, and its stores per CNY bn. */
export const TRUTH = { net: 3, everywhere: -0.5, settled: 4, stores: 2000 };

/**
 * A market whose answers are known: a week's coupon costs its rate times something of the replicate, each yuan of it
 * brings what `TRUTH` says, own sales without it are 10 a week and 10 × (1 + `pull` × rate) with it.
 */
export const subsidyMarket =
  (truth = TRUTH, pull = 5) =>
  ({ scenario: s, replicate }: Case): Results => {
    const { from, weeks } = s.run;
    const rate = s.levers.find((l) => l.lever === 'consumerCoupon')?.path.knots[0].value ?? 0;
    const luck = 10 + replicate + s.links.length;
    const waived = 0.01 * replicate;
    const spend = rate * (1 + 0.1 * replicate);
    const week = [
      ...[5 * luck + truth.everywhere * spend, luck + truth.net * spend, luck + truth.settled * spend],
      ...[10 * (1 + pull * rate), 100 + replicate + truth.stores * spend],
      ...[spend + waived, spend],
    ];
    const values = Float64Array.from(
      { length: columns.length * weeks },
      (_, i) => week[Math.floor(i / weeks)],
    );
    return { from, weeks, columns, derived: [], values, panels: [], spells: [] };
  };
