/** The oracle’s week and run. */
import { deriveKeys } from '../../src/base/random.ts';
import type { World } from './world.ts';
import { complyOrIdle, reviseAnchors, shareExposure } from './week/anchors.ts';
import { weighChoices } from './week/choices.ts';
import type { Consumers } from './week/consumers.ts';
import { Mass } from './week/mass.ts';
import { People } from './week/people.ts';
import { adjustPrices, closeBooks, learnFromData, learnFromWeek } from './week/learning.ts';
import {
  followCalendar,
  rationGates,
  rememberRequests,
  shareAttention,
  stockShelves,
} from './week/market.ts';
import { indexOffers, valueOffers } from './week/offers.ts';
import {
  bookOrders,
  buyTraffic,
  creditAnchors,
  creditStores,
  matureReturns,
  openBooks,
} from './week/orders.ts';
import { setPolicy } from './week/policy.ts';
import { improveGoods, inspectStores, rateStores } from './week/quality.ts';
import { foreseeReturns } from './week/returns.ts';
import { payStores, settleOrders, subsidiseAnchors } from './week/settlement.ts';
import { reviewStores, type Hears } from './week/stores.ts';

/** Weeks in which consumers settle into the first week’s table. */
const SETTLING = 26;

export function consumersOf(world: World, seed: number, replicate: number): Consumers {
  const { consumers } = deriveKeys(seed, replicate);
  return world.scenario.run.engine === 'agents' ? new People(world, consumers) : new Mass(world);
}

/** Everything up to and with the choice of consumers. */
export function untilOrders(world: World, consumers: Consumers): void {
  world.personsPerConsumer = world.drivers.spenders / consumers.size;
  setPolicy(world);
  followCalendar(world);
  shareAttention(world);
  stockShelves(world);
  rationGates(world);
  complyOrIdle(world);
  valueOffers(world);
  reviseAnchors(world);
  shareExposure(world);
  indexOffers(world);
  consumers.weeks(weighChoices(world), world.week === 0 ? SETTLING : 0);
  world.adopters = Math.round((consumers.contentShoppers / consumers.size) * 1e12) / 1e12;
}

/** Everything after it; `hears` is told what sellers expect of stores. */
export function fromOrders(world: World, hears: Hears): void {
  bookOrders(world);
  rememberRequests(world);
  openBooks(world);
  matureReturns(world);
  buyTraffic(world);
  creditAnchors(world);
  creditStores(world);
  foreseeReturns(world);
  settleOrders(world);
  payStores(world);
  subsidiseAnchors(world);
  rateStores(world);
  improveGoods(world);
  inspectStores(world);
  reviewStores(world, hears);
  learnFromWeek(world);
  adjustPrices(world);
  learnFromData(world);
  closeBooks(world);
}
