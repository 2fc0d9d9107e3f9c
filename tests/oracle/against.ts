/** The oracle and the engine side by side, week by week. */
import { deriveKeys } from '../../src/base/random.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { run } from '../../src/engine/index.ts';
import type { ColumnName } from '../../src/model/columns.ts';
import { reviewStores, type Market, type StoreTerms } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { roughConstants } from '../engine/market.ts';
import { consumersOf, fromOrders, untilOrders } from './run.ts';
import { columnNames, differences, fillColumn } from './sameColumns.ts';
import { calendarOf } from './start/drivers.ts';
import { start } from './start/start.ts';
import type { Prospect } from './week/stores.ts';
import { createWorld } from './world.ts';

/** What is settled before consumers choose and not touched after, in the order of the week. */
const early = `
    permit gated outlook routeCommission feeOnAnchor feeOnMerchant inboundFee
    subsidyRate subsidyBudget subsidyTiers coldStart support supportTiers
    minFans inspection inspectionByRisk refund badPress visibility
    exclusivityLoss affiliateCut linksBlocked adPlacement basketInterest
    basketIntent overlap attention tilt platformAttention load fatigue
    goodness rating claim shown poolSellers poolBreadth poolSize poolShown
    poolYoung poolRating poolQuality poolShownRating poolShownQuality poolPredatory
    gateBase gateAge served servedNow offer anchorRoute anchorIdle
    anchorTenure anchorMoved anchorFate anchorScore slotFans slotScore slotOwn
    slotYoung exposure airtime idleAirtime routeSkill inclusive lastInclusive
    routeShare adopters
  `.match(/\w+/g) as ColumnName[];

/** Sums over thousands of rows: which of them comes first decides their last bits. */
const summed: readonly ColumnName[] = ['orders', 'leakOrders'];

/** A plan that also notes what sellers expect of every store that they do not have and did not lose this week. */
function overhear(plan: Compiled, heard: Map<number, Prospect>): Compiled {
  const sees = (i: number, terms: StoreTerms): void =>
    void (terms.kind === 'opening' && terms.barrier !== 'removed' && heard.set(i, terms.prospect));
  return {
    ...plan,
    start(keys) {
      const simulation = plan.start(keys);
      const review = (): void => reviewStores.run(simulation.market, { wants: () => true, sees });
      const steps = simulation.steps.map((step) =>
        step.name === reviewStores.name ? { ...step, run: review } : step,
      );
      return { ...simulation, steps };
    },
  };
}

/** Expectations are differences of sums of some thousand yuan and more. */
const YUAN = 1e3;

/** Stores of which the oracle and the engine say that their sellers expect other things. */
function expectedOtherwise(mine: Map<number, Prospect>, theirs: Map<number, Prospect>): string[] {
  const found =
    mine.size === theirs.size ? [] : [`oracle hears of ${mine.size} stores, engine of ${theirs.size}`];
  for (const [i, his] of theirs)
    for (const what of ['worth', 'cost'] as const) {
      const [a, b] = [mine.get(i)?.[what] ?? NaN, his[what]];
      const close = Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b), YUAN);
      if (!close) found.push(`${what} of store ${i}: oracle ${a}, engine ${b}`);
    }
  return found;
}

/** Where the oracle and the engine differ in the weeks of a scenario: week, column, index, both values. */
export function disagreements(scenario: Scenario, most = 20): string[] {
  const { seed } = scenario.run;
  const keys = deriveKeys(seed, 0);
  const constants = roughConstants(scenario);
  const world = createWorld(scenario, keys.supply);
  start(world, constants);
  const driversOf = calendarOf(world);
  const consumers = consumersOf(world, seed, 0);
  const found: string[] = [];
  const compare = (market: Market, names: readonly ColumnName[]): void => {
    for (const name of names)
      found.push(...differences(world, name, market).map((text) => `week ${market.week}: ${text}`));
  };
  const watch = (market: Market): void => {
    if (found.length > 0) return;
    world.week = market.week;
    world.drivers = driversOf(scenario.run.from + 7 * market.week);
    untilOrders(world, consumers);
    compare(market, [...early, ...summed]);
    for (const name of summed) fillColumn(world, name, market[name]);
    const mine = new Map<number, Prospect>();
    fromOrders(world, (s, prospect) => mine.set(s.index, prospect));
    found.push(...expectedOtherwise(mine, theirs).map((text) => `week ${market.week}: ${text}`));
    theirs.clear();
    compare(market, columnNames);
  };
  const theirs = new Map<number, Prospect>();
  run(overhear(compile(scenario, constants, watch), theirs), seed, 0);
  return found.slice(0, most);
}
