import type { Mechanism } from './mechanisms/mechanism.ts';
import { bookOrders } from './mechanisms/bookOrders.ts';
import { complyOrIdle } from './mechanisms/complyOrIdle.ts';
import { creditAnchors } from './mechanisms/creditAnchors.ts';
import { creditStores } from './mechanisms/creditStores.ts';
import { followCalendar } from './mechanisms/followCalendar.ts';
import { indexOffers } from './mechanisms/indexOffers.ts';
import { inspectStores } from './mechanisms/inspectStores.ts';
import { closeBooks, learnFromWeek } from './mechanisms/learnFromWeek.ts';
import { rationGates, rememberRequests } from './mechanisms/rationGates.ts';
import { reviewStores } from './mechanisms/reviewStores.ts';
import { reviseAnchors } from './mechanisms/reviseAnchors.ts';
import { setPolicy } from './mechanisms/setPolicy.ts';
import { settleOrders } from './mechanisms/settleOrders.ts';
import { shareAttention } from './mechanisms/shareAttention.ts';
import { shareExposure } from './mechanisms/shareExposure.ts';
import { stockShelves } from './mechanisms/stockShelves.ts';
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
  creditAnchors, // sales to anchors
  settleOrders, // the legs of every order
  creditStores, // sales to stores, goods to suppliers
  inspectStores, // quality inspections close stores
  reviewStores, // merchants open stores, widen their assortment, leave
  learnFromWeek, // moving means, followers
  closeBooks, // the ledger sums to zero
];
