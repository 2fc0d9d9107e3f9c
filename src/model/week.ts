import { adjustPrices } from './mechanisms/adjustPrices.ts';
import { bookOrders } from './mechanisms/bookOrders.ts';
import { buyTraffic } from './mechanisms/buyTraffic.ts';
import { complyOrIdle } from './mechanisms/complyOrIdle.ts';
import { creditAnchors } from './mechanisms/creditAnchors.ts';
import { creditStores } from './mechanisms/creditStores.ts';
import { followCalendar } from './mechanisms/followCalendar.ts';
import { foreseeReturns } from './mechanisms/foreseeReturns.ts';
import { improveGoods } from './mechanisms/improveGoods.ts';
import { indexOffers } from './mechanisms/indexOffers.ts';
import { inspectStores } from './mechanisms/inspectStores.ts';
import { learnFromData } from './mechanisms/learnFromData.ts';
import { closeBooks, learnFromWeek } from './mechanisms/learnFromWeek.ts';
import { matureReturns } from './mechanisms/matureReturns.ts';
import type { Mechanism } from './mechanisms/mechanism.ts';
import { openBooks } from './mechanisms/openBooks.ts';
import { payStores } from './mechanisms/payStores.ts';
import { rateStores } from './mechanisms/rateStores.ts';
import { rationGates, rememberRequests } from './mechanisms/rationGates.ts';
import { reviewStores } from './mechanisms/reviewStores.ts';
import { reviseAnchors } from './mechanisms/reviseAnchors.ts';
import { setPolicy } from './mechanisms/setPolicy.ts';
import { settleOrders } from './mechanisms/settleOrders.ts';
import { shareAttention } from './mechanisms/shareAttention.ts';
import { shareExposure } from './mechanisms/shareExposure.ts';
import { stockShelves } from './mechanisms/stockShelves.ts';
import { subsidiseAnchors } from './mechanisms/subsidiseAnchors.ts';
import { valueOffers } from './mechanisms/valueOffers.ts';
import { weighChoices } from './mechanisms/weighChoices.ts';

/** Where the engine’s consumers make their choices: between the table and the till. */
export const consumersChoose = 'consumersChoose';

/**
 * The week, in order. Policy comes before anchors, since compliance is immediate and adaptation is not; anchors before
 * consumers, since air-time is what consumers see; money after choice; inspection, entry and learning last, so that
 * they act on next week’s market.
 */
export const week: readonly (Mechanism | typeof consumersChoose)[] = [
  setPolicy, // the rules of the week, pro-rated by day
  followCalendar, // baskets: growth, season, epidemic
  shareAttention, // commercial attention of platforms and channels
  stockShelves, // goods on offer by platform and category
  rationGates, // what a gate lets through
  complyOrIdle, // anchors without a permitted source fall idle
  valueOffers, // what an offer is worth to a buyer
  reviseAnchors, // anchors re-match, change source, channel or platform, or leave
  shareExposure, // who is seen, and what idle air-time is lost
  indexOffers, // the offer index of each slot
  weighChoices, // the choice table
  consumersChoose, // interest, intent, experience, habit, adoption
  bookOrders, // spending in whole fen
  rememberRequests, // what gates will be measured by
  openBooks, // the week’s accounts begin at zero
  matureReturns, // refunds that are due
  buyTraffic, // sellers pay for exposure, its price clears
  creditAnchors, // sales to anchors
  creditStores, // sales to stores
  foreseeReturns, // what of them will come back, and when
  settleOrders, // the legs of every order, and of refunds to come
  payStores, // what merchants keep, goods to suppliers, rebates
  subsidiseAnchors, // live-room subsidies and recruitment bonuses
  rateStores, // reviews and public trust
  improveGoods, // effort for quality
  inspectStores, // inspections, strikes, fines, closures
  reviewStores, // merchants open stores, widen their assortment, leave
  learnFromWeek, // moving means, followers
  adjustPrices, // list prices and commissions
  learnFromData, // what platforms learn from orders they see
  closeBooks, // the ledger sums to zero
];
