import { adsAreEarned } from './adsAreEarned.ts';
import { adsAreWhatSellersPay } from './adsAreWhatSellersPay.ts';
import { airtimeIsWhole } from './airtimeIsWhole.ts';
import { anchorsAreKept } from './anchorsAreKept.ts';
import { anchorsArePlaced } from './anchorsArePlaced.ts';
import { attentionLowersThePriceOfTraffic } from './attentionLowersThePriceOfTraffic.ts';
import { bannedRoutesSellNothing } from './bannedRoutesSellNothing.ts';
import { betterSlotsAttract } from './betterSlotsAttract.ts';
import { bonusesAreSubsidies } from './bonusesAreSubsidies.ts';
import { budgetsAreAnnounced } from './budgetsAreAnnounced.ts';
import { budgetsAreKept } from './budgetsAreKept.ts';
import { budgetsSetThePriceOfTraffic } from './budgetsSetThePriceOfTraffic.ts';
import { burnsRepel } from './burnsRepel.ts';
import { cashFollowsLedger } from './cashFollowsLedger.ts';
import { choicesAreProbabilities } from './choicesAreProbabilities.ts';
import { claimsAreRationed } from './claimsAreRationed.ts';
import { closedAndShopless } from './closedAndShopless.ts';
import { closedRoutesHelpRivals } from './closedRoutesHelpRivals.ts';
import { coldStartDrawsSellers } from './coldStartDrawsSellers.ts';
import { commissionsAreBooked } from './commissionsAreBooked.ts';
import { complianceIsATrait } from './complianceIsATrait.ts';
import { dearEffortIsLess } from './dearEffortIsLess.ts';
import { depositsAreBooked } from './depositsAreBooked.ts';
import { depositsAreKept } from './depositsAreKept.ts';
import { depositsFollowLedger } from './depositsFollowLedger.ts';
import { duesAreBalanced } from './duesAreBalanced.ts';
import { emptyRowsChangeNothing } from './emptyRowsChangeNothing.ts';
import { emptySubsidiesAreNone } from './emptySubsidiesAreNone.ts';
import { entryHasItsPrice } from './entryHasItsPrice.ts';
import { evenPlatformsShareEvenly } from './evenPlatformsShareEvenly.ts';
import { everythingIsFinite } from './everythingIsFinite.ts';
import { exposureIsShared } from './exposureIsShared.ts';
import { exclusivityKeepsSellersAway } from './exclusivityKeepsSellersAway.ts';
import { exposureIsPaidInCash } from './exposureIsPaidInCash.ts';
import { falseAlarmsFlagMore } from './falseAlarmsFlagMore.ts';
import { feesTurnAnchorsAway } from './feesTurnAnchorsAway.ts';
import { finesTakeWhatIsThere } from './finesTakeWhatIsThere.ts';
import { futureIsUnknown } from './futureIsUnknown.ts';
import { gatesKeepTheirCapacity } from './gatesKeepTheirCapacity.ts';
import { gmvAgreesBothWays } from './gmvAgreesBothWays.ts';
import { healedAtOnce } from './healedAtOnce.ts';
import { idleFindWhatTheySearch } from './idleFindWhatTheySearch.ts';
import { indifferenceIsEven } from './indifferenceIsEven.ts';
import { linksBannedCloseTheLoop } from './linksBannedCloseTheLoop.ts';
import { liveBansStayInLiveRooms } from './liveBansStayInLiveRooms.ts';
import { lowDepositsDrawSellers } from './lowDepositsDrawSellers.ts';
import { lowerPermitsIdleMore } from './lowerPermitsIdleMore.ts';
import { lowTakeDrawsSellers } from './lowTakeDrawsSellers.ts';
import { merchantsKeepTheRest } from './merchantsKeepTheRest.ts';
import { missedGoodsAreNotFlagged } from './missedGoodsAreNotFlagged.ts';
import { moneyHasNoName } from './moneyHasNoName.ts';
import { moneyIsConserved } from './moneyIsConserved.ts';
import { moreInspectionsFindMore } from './moreInspectionsFindMore.ts';
import { moreInspectionsLeaveFewerStores } from './moreInspectionsLeaveFewerStores.ts';
import { netIsGrossLessRefunds } from './netIsGrossLessRefunds.ts';
import { neutralLeversChangeNothing } from './neutralLeversChangeNothing.ts';
import { nobodyIsLost } from './nobodyIsLost.ts';
import { nothingWithoutViewers } from './nothingWithoutViewers.ts';
import { openingsAreTold } from './openingsAreTold.ts';
import { orderOfPlatformsIsNothing } from './orderOfPlatformsIsNothing.ts';
import { ordersAreBooked } from './ordersAreBooked.ts';
import { pastsAreComplete } from './pastsAreComplete.ts';
import { platformsFollowLedger } from './platformsFollowLedger.ts';
import { populationIsAScale } from './populationIsAScale.ts';
import { refundsAreDue } from './refundsAreDue.ts';
import { refundsAreNoMoreThanOrders } from './refundsAreNoMoreThanOrders.ts';
import { refundsAreOwed } from './refundsAreOwed.ts';
import { refundsComeWhenDue } from './refundsComeWhenDue.ts';
import { refundsReachBuyers } from './refundsReachBuyers.ts';
import { reservesReachAnchors } from './reservesReachAnchors.ts';
import { reservesReachStores } from './reservesReachStores.ts';
import { returnsAreForeseen } from './returnsAreForeseen.ts';
import { salesAreSharedOut } from './salesAreSharedOut.ts';
import { salesReachAnchors } from './salesReachAnchors.ts';
import { salesReachStores } from './salesReachStores.ts';
import { sharesAreShares } from './sharesAreShares.ts';
import { sightNeedsLinks } from './sightNeedsLinks.ts';
import { stakesRaiseEffort } from './stakesRaiseEffort.ts';
import { steepFeedsAreUnequal } from './steepFeedsAreUnequal.ts';
import { storesAreKept } from './storesAreKept.ts';
import { storesFollowFlows } from './storesFollowFlows.ts';
import { storesFollowLedger } from './storesFollowLedger.ts';
import { substitutesAreNotBoth } from './substitutesAreNotBoth.ts';
import { substitutionSparesInterest } from './substitutionSparesInterest.ts';
import { unerringInspectionsCloseBadStores } from './unerringInspectionsCloseBadStores.ts';
import { waiversDrawSellers } from './waiversDrawSellers.ts';
import { whatBuyersPayIsReceived } from './whatBuyersPayIsReceived.ts';
import type { Law, RunLaw, StepLaw, TieLaw, TwinLaw, WeekLaw } from './law.ts';

export { begin } from './began.ts';
export { everythingIsFinite } from './everythingIsFinite.ts';
export type {
  Began,
  FigureColumn,
  Figures,
  Law,
  Pick,
  RunLaw,
  StepLaw,
  TieLaw,
  TwinLaw,
  WeekLaw,
} from './law.ts';

/** Everything that must hold, by rule. */
export const laws: readonly Law[] = [
  moneyIsConserved,
  cashFollowsLedger,
  depositsFollowLedger,
  storesFollowLedger,
  merchantsKeepTheRest,
  commissionsAreBooked,
  platformsFollowLedger,
  adsAreEarned,
  ordersAreBooked,
  salesReachAnchors,
  salesReachStores,
  returnsAreForeseen,
  duesAreBalanced,
  refundsAreOwed,
  refundsAreDue,
  refundsReachBuyers,
  budgetsAreAnnounced,
  claimsAreRationed,
  bonusesAreSubsidies,
  anchorsAreKept,
  openingsAreTold,
  storesAreKept,
  whatBuyersPayIsReceived,
  gmvAgreesBothWays,
  salesAreSharedOut,
  refundsAreNoMoreThanOrders,
  refundsComeWhenDue,
  netIsGrossLessRefunds,
  budgetsAreKept,
  depositsAreKept,
  depositsAreBooked,
  finesTakeWhatIsThere,
  adsAreWhatSellersPay,
  exposureIsPaidInCash,
  anchorsArePlaced,
  storesFollowFlows,
  nobodyIsLost,
  choicesAreProbabilities,
  everythingIsFinite,
  airtimeIsWhole,
  sharesAreShares,
  bannedRoutesSellNothing,
  linksBannedCloseTheLoop,
  liveBansStayInLiveRooms,
  futureIsUnknown,
  emptyRowsChangeNothing,
  neutralLeversChangeNothing,
  emptySubsidiesAreNone,
  betterSlotsAttract,
  closedRoutesHelpRivals,
  burnsRepel,
  substitutionSparesInterest,
  nothingWithoutViewers,
  closedAndShopless,
  indifferenceIsEven,
  substitutesAreNotBoth,
  healedAtOnce,
  idleFindWhatTheySearch,
  entryHasItsPrice,
  orderOfPlatformsIsNothing,
  evenPlatformsShareEvenly,
  moneyHasNoName,
  populationIsAScale,
  pastsAreComplete,
  lowerPermitsIdleMore,
  feesTurnAnchorsAway,
  moreInspectionsFindMore,
  moreInspectionsLeaveFewerStores,
  unerringInspectionsCloseBadStores,
  falseAlarmsFlagMore,
  missedGoodsAreNotFlagged,
  waiversDrawSellers,
  lowDepositsDrawSellers,
  lowTakeDrawsSellers,
  coldStartDrawsSellers,
  exclusivityKeepsSellersAway,
  reservesReachAnchors,
  exposureIsShared,
  reservesReachStores,
  steepFeedsAreUnequal,
  budgetsSetThePriceOfTraffic,
  attentionLowersThePriceOfTraffic,
  stakesRaiseEffort,
  dearEffortIsLess,
  sightNeedsLinks,
  gatesKeepTheirCapacity,
  complianceIsATrait,
].sort((a, b) => a.rule - b.rule);

const of = <K extends Law['kind']>(kind: K): Extract<Law, { kind: K }>[] =>
  laws.filter((law): law is Extract<Law, { kind: K }> => law.kind === kind);

/** Checked at the end of every week. */
export const weekLaws: readonly WeekLaw[] = of('week');

/** Checked in every run, after each step that writes one of the columns that they tie (`compile/guard.ts`). */
export const tieLaws: readonly TieLaw[] = of('tie');

/** Checked on the figures of one run. */
export const runLaws: readonly RunLaw[] = of('run');

/** Checked on markets that differ by one thing before a step. */
export const stepLaws: readonly StepLaw[] = of('step');

/** Checked on two runs of scenarios that must agree. */
export const twinLaws: readonly TwinLaw[] = of('twin');
