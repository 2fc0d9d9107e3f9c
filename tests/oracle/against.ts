/** The oracle and the engine side by side, week by week. */
import { deriveKeys } from '../../src/base/random.ts';
import { compile } from '../../src/compile/compile.ts';
import { run } from '../../src/engine/index.ts';
import type { ColumnName } from '../../src/model/columns.ts';
import type { Market } from '../../src/model/index.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { roughConstants } from '../engine/market.ts';
import { consumersOf, fromOrders, untilOrders } from './run.ts';
import { columnNames, differences, fillColumn } from './sameColumns.ts';
import { calendarOf } from './start/drivers.ts';
import { start } from './start/start.ts';
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
    fromOrders(world);
    compare(market, columnNames);
  };
  run(compile(scenario, constants, watch), seed, 0);
  return found.slice(0, most);
}
