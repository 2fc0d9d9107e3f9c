/** Ways in which steps could break each law of steps: what the law is shown in place of what came out of them. */
import { accounts } from '../../src/model/ledger.ts';
import type { Market } from '../../src/model/index.ts';
import { changed, where } from '../../src/model/laws/copies.ts';
import { dueSlot, groups, lags } from '../../src/model/orderGroups.ts';

export type Wrong = (after: readonly Market[], before: Market) => readonly Market[];

/** As if the effect were the other way round. */
const swapped =
  (i: number, j: number): Wrong =>
  (after) =>
    after.with(i, after[j]).with(j, after[i]);

/** One of the markets came out otherwise. */
const other =
  (k: number, change: (m: Market, before: Market) => void): Wrong =>
  (after, before) =>
    after.with(
      k,
      changed(after[k], (m) => change(m, before)),
    );

type Fen =
  'ledger' | 'cash' | 'escrow' | 'fund' | 'storeNet' | 'storeReturned' | 'storeRefused' | 'returnsDue';
type Column =
  | Fen
  | 'legsDue'
  | 'poolBack'
  | 'adSpend'
  | 'poolNet'
  | 'adsEarned'
  | 'takeEarned'
  | 'subsidyPaid'
  | 'finesTaken';

/** Some of a column more than there is. */
const more =
  (k: number, column: Column, at: number | ((m: Market, before: Market) => number), by = 1): Wrong =>
  (after, before) =>
    other(k, (m) => {
      const i = typeof at === 'number' ? at : at(m, before);
      m[column][i] = m[column][i] + by;
    })(after, before);

const first = (column: ArrayLike<number>, holds: (x: number, i: number) => boolean): number =>
  where(column, holds)[0];
const selling = (m: Market): number => first(m.storeSales, (x) => x > 1000);

/** Gates serve another share of what is asked of them. */
const rationed = (by: (share: number, cell: number) => number): Wrong =>
  other(0, (m) =>
    where(m.inputs.policy.gateRow, (row) => row >= 0).forEach((i) => {
      m.served[i] = by(m.served[i], i);
      m.servedNow[i] = 1 - m.gated[i] * (1 - m.served[i]);
    }),
  );

export const wrongSteps: Readonly<Record<string, readonly Wrong[]>> = {
  whatBuyersPayIsReceived: [
    more(0, 'ledger', accounts.consumers),
    more(1, 'ledger', accounts.anchors, 0.5),
    more(2, 'ledger', accounts.mcns),
    more(3, 'takeEarned', 0),
    more(0, 'poolNet', 0),
    more(4, 'subsidyPaid', 0),
  ],
  refundsAreNoMoreThanOrders: [
    more(0, 'returnsDue', selling),
    more(0, 'storeRefused', selling, 1e15),
    more(0, 'poolBack', 0, 1e15),
    more(0, 'legsDue', accounts.anchors),
    // the buyers of a week get back what they never paid
    other(0, (m) => {
      m.legsDue[accounts.consumers] = m.legsDue[accounts.consumers] + 1e15;
      m.legsDue[accounts.merchants] = m.legsDue[accounts.merchants] - 1e15;
    }),
    // a refund comes a week before its lag
    other(0, (m) => {
      const i = first(m.storeBack, (fen) => fen > 0);
      const [store, lag] = [Math.floor(i / lags), i % lags];
      const [due, early] = [1, 0].map((l) => dueSlot(m.week, lag + l) * m.open.length + store);
      m.returnsDue[early] = m.returnsDue[early] + m.storeBack[i];
      m.returnsDue[due] = m.returnsDue[due] - m.storeBack[i];
    }),
  ],
  refundsComeWhenDue: [
    more(0, 'storeReturned', 7),
    more(0, 'ledger', accounts.consumers),
    other(0, (m) => m.returnsDue.fill(0)),
    more(0, 'returnsDue', (m) => dueSlot(m.week) * m.open.length),
  ],
  depositsAreBooked: [
    more(0, 'escrow', 0),
    more(0, 'fund', 2),
    more(0, 'ledger', accounts.escrow),
    more(0, 'ledger', accounts.funds),
  ],
  finesTakeWhatIsThere: [
    more(0, 'fund', 1),
    more(0, 'finesTaken', 1),
    more(0, 'escrow', (m) => first(m.closed, (x) => x === 2)),
    more(0, 'storeNet', (m) => first(m.inspected, (x) => x === 2), -1e12),
    more(0, 'cash', 0, -1e15),
    // a store that was not flagged loses its deposit
    other(0, (m) => {
      const i = first(m.escrow, (fen, store) => fen > 0 && m.inspected[store] < 2);
      const p = i % m.frame.sizes.platforms;
      for (const column of [m.fund, m.finesTaken]) column[p] = column[p] + m.escrow[i];
      m.escrow[i] = 0;
    }),
  ],
  exposureIsPaidInCash: [
    more(0, 'cash', 4),
    more(0, 'ledger', accounts.merchants),
    more(0, 'adsEarned', 3),
    more(0, 'adSpend', 3),
    // somebody spends what it does not have
    other(0, (m, before) => {
      const merchant = first(before.cash, (fen) => fen > 0);
      const P = m.frame.sizes.platforms;
      m.adSpend[merchant * P] = m.adSpend[merchant * P] + before.cash[merchant] + 1;
      m.cash[merchant] = m.cash[merchant] - before.cash[merchant] - 1;
    }),
  ],
  liveBansStayInLiveRooms: [
    ...(['permit', 'gated', 'outlook', 'feeOnAnchor', 'feeOnMerchant'] as const).map((name) =>
      other(1, (m) => (m[name][0] = m[name][0] + 1e-15)),
    ),
    other(1, (m) => {
      const a = first(
        m.anchorIdle,
        (x, i) => x === 0 && m.frame.routes[m.anchorRoute[i]].channel === 'video',
      );
      m.anchorIdle[a] = 1;
    }),
  ],
  lowerPermitsIdleMore: [swapped(0, 1)],
  gatesKeepTheirCapacity: [
    rationed((share) => share * 1.01),
    rationed((share) => share * 0.99),
    rationed((share) => (share < 1 ? 1 : share)),
    rationed((share, cell) => (cell % 2 === 0 ? share / 2 : share)),
    other(0, (m) => (m.served[first(m.inputs.policy.gateRow, (row) => row < 0)] = 0.5)),
    other(0, (m) => (m.gateBase[0] = m.gateBase[0] + 1)),
    other(0, (m) => m.servedNow.fill(1)),
  ],
  complianceIsATrait: [
    // drawn anew, and idle as before
    other(1, (m) => m.anchorIdle.reverse()),
    other(1, (m, before) => m.anchorIdle.set(before.anchorIdle)),
  ],
  feesTurnAnchorsAway: [
    swapped(0, 1),
    other(1, (m) => {
      const rg = first(m.offer, Number.isFinite);
      m.offer[rg] = m.offer[rg] * (1 + 1e-15);
    }),
  ],
  moreInspectionsFindMore: [
    swapped(0, 1),
    other(1, (m) => m.inspected.fill(0)),
    other(1, (m) => m.inspected.fill(1)),
    other(1, (m) => m.closed.fill(0)),
  ],
  moreInspectionsLeaveFewerStores: [swapped(0, 1)],
  unerringInspectionsCloseBadStores: [
    other(0, (m, before) => {
      const q = m.frame.parameters['inspect.threshold'];
      m.closed[first(before.goodness, (x, i) => before.open[i] === 1 && x > q)] = 2;
    }),
    other(1, (m) => m.closed.fill(0)),
  ],
  falseAlarmsFlagMore: [swapped(0, 1)],
  missedGoodsAreNotFlagged: [swapped(0, 1), swapped(0, 2)],
  waiversDrawSellers: [
    swapped(0, 1),
    // so does a seller of a tier that may not claim
    other(1, (m) => {
      const P = m.frame.sizes.platforms;
      const mayNot = (i: number): boolean => ((m.subsidyTiers[0] >> m.tier[Math.floor(i / P)]) & 1) === 0;
      const i = where(m.opened, (x, store) => x === 0 && mayNot(store))[0] as number | undefined;
      if (i !== undefined) m.opened[i] = 1;
    }),
  ],
  lowDepositsDrawSellers: [swapped(0, 1)],
  lowTakeDrawsSellers: [swapped(0, 1)],
  coldStartDrawsSellers: [swapped(0, 1)],
  exclusivityKeepsSellersAway: [
    swapped(0, 1),
    other(1, (m) => (m.opened[first(m.opened, (x, i) => x === 0 && isSmall(m, i))] = 1)),
  ],
  reservesReachAnchors: [swapped(0, 1), swapped(2, 3)],
  reservesReachStores: [
    swapped(0, 1),
    swapped(2, 3),
    other(1, (m) => {
      const at = first(m.storeSold, (fen, i) => fen > 0 && i % groups > 0);
      m.storeSold[at] = m.storeSold[at] + 1;
    }),
  ],
  steepFeedsAreUnequal: [swapped(0, 1)],
  budgetsSetThePriceOfTraffic: [
    other(1, (m) => m.adPrice.forEach((price, p) => (m.adPrice[p] = price * (1 + 1e-9)))),
    other(1, (m) => m.adSpend.forEach((fen, i) => (m.adSpend[i] = 2 * fen))),
    other(1, (m) => {
      const i = selling(m);
      m.storeSales[i] = m.storeSales[i] * 1.01;
    }),
    swapped(0, 1),
  ],
  attentionLowersThePriceOfTraffic: [
    other(1, (m) => m.adPrice.forEach((price, p) => (m.adPrice[p] = price * (1 + 1e-9)))),
    other(1, (m) => (m.adSpend[0] = m.adSpend[0] + 1)),
  ],
  stakesRaiseEffort: [swapped(0, 1), swapped(0, 2), swapped(0, 3)],
  dearEffortIsLess: [swapped(0, 1)],
  // probabilities that add up to more than one leave less than nothing of some
  nobodyIsLost: [other(0, (m) => m.choice.intent.fill(0.9))],
  betterSlotsAttract: [swapped(0, 1)],
  closedRoutesHelpRivals: [swapped(0, 1)],
  burnsRepel: [
    // class 0 who bought nowhere yet and was burned on the first platform; the last cell is of who bought on the last
    other(
      0,
      (m) => (m.choice.intent[(m.choice.platforms + 1) * m.choice.categories * m.choice.platforms] = 0.9),
    ),
    other(0, (m) => (m.choice.interest[m.choice.platforms * m.choice.categories * m.choice.platforms] = 0.9)),
  ],
  substitutionSparesInterest: [swapped(0, 1), other(1, (m) => (m.choice.interest[0] = 0.9))],
  indifferenceIsEven: [other(0, (m) => (m.choice.intent[3] = m.choice.intent[3] + 1e-9))],
  substitutesAreNotBoth: [swapped(0, 1)],
  healedAtOnce: [swapped(0, 1), other(1, (m) => m.choice.defect.fill(1))],
  idleFindWhatTheySearch: [swapped(0, 1)],
  entryHasItsPrice: [swapped(0, 1), other(1, (m) => m.opened.fill(0))],
  exposureIsShared: [
    other(0, (m) => m.exposure.forEach((e, a) => (m.exposure[a] = e / 2))),
    other(0, (m) => (m.exposure[first(m.exposure, (e) => e > 0)] = 2)),
  ],
  orderOfPlatformsIsNothing: [
    other(1, (m) => {
      const rg = first(m.offer, Number.isFinite);
      m.offer[rg] = m.offer[rg] + 1e-9;
    }),
    other(1, (m) => (m.choice.intent[7] = m.choice.intent[7] + 1e-9)),
    other(1, (m) => (m.anchorIdle[0] = 1 - m.anchorIdle[0])),
  ],
  evenPlatformsShareEvenly: [
    other(0, (m) =>
      m.choice.intent.forEach((x, i) => i % m.choice.platforms === 0 && (m.choice.intent[i] = x * 1.001)),
    ),
  ],
  sightNeedsLinks: [
    swapped(0, 1),
    other(3, (m) => (m.dataStock[2] = m.dataStock[2] * (1 + 1e-15))),
    other(1, (m) => m.visibleShare.fill(0)),
    other(1, (m) => m.matching.fill(1)),
  ],
};

/** Tail sellers and factories. */
const isSmall = (m: Market, store: number): boolean =>
  m.tier[Math.floor(store / m.frame.sizes.platforms)] >= 2;
