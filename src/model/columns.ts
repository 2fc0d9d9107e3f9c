/**
 * Long because it is the one table of everything that a week reads and writes.
 *
 * The columns of consumers, merchants, anchors, platforms and routes. A column over two sets is stored with the second
 * index running fastest.
 */
export const sizes = [
  'platforms',
  'slots',
  'routes',
  'routeGoods',
  'routeGoodsMonth',
  'slotGoods',
  'poolGoods',
  'poolGroups',
  'poolReturns',
  'poolLags',
  'merchants',
  'stores',
  'storeGroups',
  'storeReturns',
  'anchors',
  'classes',
  'classPlatforms',
  'categories',
  'legs',
  'legsDue',
  'platformsDue',
  'subsidies',
  'habits',
  'one',
] as const;
export type SizeName = (typeof sizes)[number];
export type Sizes = Readonly<Record<SizeName, number>>;

type Storage = 'f64' | 'i32' | 'u16' | 'u8';
type ArrayOf<S extends Storage> = S extends 'f64'
  ? Float64Array
  : S extends 'i32'
    ? Int32Array
    : S extends 'u16'
      ? Uint16Array
      : Uint8Array;

export interface ColumnDeclaration<S extends Storage = Storage> {
  readonly storage: S;
  readonly size: SizeName;
  /** `carried` from week to week and filled at the start; otherwise filled anew each week before it is read. */
  readonly carried: boolean;
  readonly meaning: string;
  /**
   * `fen`: whole fen, so that one too many can be told; `agents`: where agents are, so that none can be lost. A law of
   * `laws/index.ts` ties every such column to others.
   */
  readonly kind: ColumnKind;
  /** The infinity that has a meaning here: nothing on offer, no limit. */
  readonly infinite: number | null;
}
export type ColumnKind = 'number' | 'fen' | 'agents';

const declare =
  (carriedOver: boolean) =>
  <S extends Storage>(
    storage: S,
    size: SizeName,
    meaning: string,
    kind: ColumnKind = 'number',
    infinite: number | null = null,
  ): ColumnDeclaration<S> => ({ storage, size, carried: carriedOver, meaning, kind, infinite });
const weekly = declare(false);
const carried = declare(true);

export const columns = {
  // policy, pro-rated by day
  permit: weekly('f64', 'routeGoods', 'share of the week in which the route is open (0 to 1)'),
  gated: weekly('f64', 'routeGoods', 'share of the week’s open days on which orders are gated (0 to 1)'),
  served: carried('f64', 'routeGoods', 'share of requested orders that a gate serves (0 to 1)'),
  feeOnAnchor: weekly('f64', 'routeGoods', 'link fee paid by the anchor’s side, share of list price'),
  feeOnMerchant: weekly('f64', 'routeGoods', 'link fee paid by the merchant, share of list price'),
  outlook: weekly(
    'f64',
    'routeGoods',
    'share of the weeks ahead in which the route is known to be open (0 to 1)',
  ),
  subsidyRate: weekly('f64', 'subsidies', 'rate announced, by kind of subsidy × platform (share)'),
  subsidyBudget: weekly(
    'f64',
    'subsidies',
    'fen that may be spent this week, by kind × platform; infinite without a limit',
    'fen',
    Infinity,
  ),
  subsidyTiers: weekly('u8', 'subsidies', 'bit set of the tiers that may claim'),
  subsidyServed: carried('f64', 'subsidies', 'share of claims that was paid last week (0 to 1)'),
  subsidyClaims: weekly('f64', 'subsidies', 'claims this week, fen', 'fen'),
  subsidyPaid: weekly('f64', 'subsidies', 'paid (deposits: waived) this week, fen', 'fen'),
  subsidyBack: weekly('f64', 'subsidies', 'taken back on returned orders this week, fen', 'fen'),
  subsidySpent: carried('f64', 'subsidies', 'paid since the start of the run, fen', 'fen'),
  coldStart: weekly('f64', 'platforms', 'share of content exposure reserved for young own shops'),
  support: weekly('f64', 'platforms', 'share of content exposure reserved for own shops'),
  supportTiers: weekly('u8', 'platforms', 'bit set of the tiers that the support reaches'),
  minFans: weekly('f64', 'platforms', 'followers needed to open a store'),
  inspection: weekly('f64', 'platforms', 'weekly probability that a store is inspected'),
  inspectionByRisk: weekly('f64', 'platforms', 'share of inspections that follow complaints (0 to 1)'),
  refund: weekly('f64', 'platforms', 'share of bad orders with a refund route (0 to 1)'),
  badPress: weekly('f64', 'platforms', 'fall of public trust by news this week (0 to 1)'),
  visibility: weekly('f64', 'platforms', 'share of linked orders whose data the platform sees (0 to 1)'),
  exclusivityLoss: weekly('f64', 'platforms', 'share of profit here that a multi-homing seller risks'),
  affiliateCut: weekly('f64', 'platforms', 'cut of the commission on orders that links bring (0 to 1)'),
  linksBlocked: weekly('f64', 'platforms', 'share of links from elsewhere that do not open (0 to 1)'),
  adPlacement: weekly('f64', 'platforms', 'advertising for links to here, against history (1)'),
  routeCommission: weekly(
    'f64',
    'routeGoods',
    'commission that sellers pay on the route, share of list price',
  ),
  inboundFee: weekly(
    'f64',
    'routeGoods',
    'fee of the settling platform on linked orders, share of list price',
  ),

  // drivers
  attention: weekly('f64', 'slots', 'commercial attention of a slot relative to its 2019 mean'),
  platformAttention: weekly(
    'f64',
    'platforms',
    'commercial content attention of a platform, person-minutes a day',
  ),
  overlap: weekly('f64', 'one', 'users that feed platforms share, against mid-2019 (1)'),
  tilt: weekly('f64', 'slots', 'utility shift of platform festivals (utils)'),
  load: carried('f64', 'platforms', 'commercial share of attention'),
  fatigue: carried('f64', 'platforms', 'share of attention kept after overload (0 to 1)'),

  // pools: sellers with an open store, by settling platform and category
  poolSellers: weekly('f64', 'poolGoods', 'real sellers with an open store'),
  poolSize: weekly('f64', 'poolGoods', 'sum of the claims of open stores'),
  poolBreadth: weekly('f64', 'poolGoods', 'listed assortment, weight × listed share^curvature'),
  poolRating: weekly('f64', 'poolGoods', 'claim-weighted rating (0 to 1)'),
  poolYoung: weekly('f64', 'poolGoods', 'sum of the content claims of young stores'),
  poolQuality: weekly('f64', 'poolGoods', 'claim-weighted quality (0 to 1)'),
  poolShown: weekly('f64', 'poolGoods', 'sum of the claims to content-led sales'),
  poolShownRating: weekly('f64', 'poolGoods', 'rating weighted by content claims (0 to 1)'),
  poolShownQuality: weekly('f64', 'poolGoods', 'quality weighted by content claims (0 to 1)'),
  poolPredatory: carried('f64', 'poolGoods', 'share of content claims that predatory sellers hold (0 to 1)'),
  logPrice: carried('f64', 'poolGoods', 'log of list prices against the base year'),
  chargeReference: carried('f64', 'poolGoods', 'charges on sales in the base year, share of list price'),
  commission: carried('f64', 'poolGoods', 'market commission of honest sellers, share of list price'),
  tightness: carried('f64', 'poolGoods', 'log of goods on offer per yuan of content sales in the base year'),
  adPrice: carried(
    'f64',
    'platforms',
    'price of paid exposure, per yuan that its attention brought in the base year',
  ),
  attentionYield: carried(
    'f64',
    'platforms',
    'weekly content-led sales per person-minute of attention in the base year, yuan',
  ),
  adReference: carried('f64', 'one', 'the same in the base year, mean over platforms'),
  trust: carried('f64', 'platforms', 'public trust in the platform (0 to 1)'),
  dataStock: carried('f64', 'platforms', 'orders that the platform has seen, decaying, bn yuan'),
  visibleShare: carried('f64', 'platforms', 'share of orders begun here that the platform sees (0 to 1)'),
  matching: carried('f64', 'platforms', 'what data add to matching, factor of conversion (1 for none)'),
  breadthReference: carried('f64', 'poolGoods', 'breadth to which shelves are compared'),

  // exposure and offers
  exposure: weekly('f64', 'anchors', 'share of the content exposure of its slot and category'),
  anchorScore: weekly('f64', 'anchors', 'public-feed score S^chi, per real anchor'),
  slotFans: carried('f64', 'slotGoods', 'followers of the slot’s rostered anchors'),
  slotYoung: carried('f64', 'slotGoods', 'real anchors newly matched to own-shop goods'),
  slotOwn: carried('f64', 'slotGoods', 'real anchors with own-shop goods'),
  slotScore: carried('f64', 'slotGoods', 'sum of public-feed scores'),
  fansReference: carried(
    'f64',
    'slotGoods',
    'followers at the start, to which new followers are proportional',
  ),
  lostFans: carried('f64', 'slotGoods', 'followers whose anchor has left the slot, decaying'),
  airtime: weekly('f64', 'routeGoods', 'share of the slot’s exposure that sells by this route'),
  idleAirtime: carried('f64', 'slotGoods', 'share of the slot’s exposure that sells nothing'),
  routeSkill: carried(
    'f64',
    'routeGoods',
    'exposure-weighted mean log skill; the last one while nobody sells',
  ),
  offer: carried(
    'f64',
    'routeGoods',
    'value of the offer (utils); −infinity without goods',
    'number',
    -Infinity,
  ),
  routeShare: weekly('f64', 'routeGoods', 'share of the slot’s orders that take this route'),
  lastInclusive: carried('f64', 'slotGoods', 'inclusive value of last week (utils)', 'number', -Infinity),
  inclusive: weekly(
    'f64',
    'slotGoods',
    'inclusive value of the slot’s offers (utils); −infinity without any',
    'number',
    -Infinity,
  ),
  routeConstant: carried('f64', 'routes', 'constant of the route (utils), solved on 2019'),
  slotConstant: carried('f64', 'slots', 'constant of the slot (utils), solved on 2019'),
  classTaste: carried('f64', 'classPlatforms', 'taste of a consumer class for a platform (utils)'),
  classShare: carried('f64', 'classes', 'share of consumers in the class'),
  categoryShare: carried('f64', 'categories', 'share of occasions in the category'),
  basketInterest: weekly('f64', 'categories', 'yuan of an interest order'),
  basketIntent: weekly('f64', 'categories', 'yuan of an intent order'),

  // sales of the week
  orders: weekly('f64', 'routeGoods', 'orders requested, simulated consumers'),
  leakOrders: weekly(
    'f64',
    'routeGoods',
    'orders searched for elsewhere after a viewing, simulated consumers',
  ),
  sales: weekly('f64', 'routeGoods', 'list prices of settled orders, leaked ones included, fen', 'fen'),
  leakedSales: weekly('f64', 'routeGoods', 'list prices of leaked orders, fen', 'fen'),
  lastRequests: carried('f64', 'routeGoods', 'orders requested last week'),
  requestRing: carried('f64', 'routeGoodsMonth', 'orders requested in each of the last four weeks'),
  gateBase: carried('f64', 'routeGoods', 'mean weekly requests in the four weeks before gating began'),
  gateAge: carried('u16', 'routeGoods', 'weeks for which gates have been in force without a gap'),
  servedNow: weekly('f64', 'routeGoods', 'share of requested orders served this week (0 to 1)'),
  requestHistory: carried('f64', 'routeGoods', 'requested orders, mean of the last four weeks'),
  slotSalesMean: carried('f64', 'slotGoods', 'list prices per unit of selling exposure, moving mean, yuan'),
  poolSalesMean: carried('f64', 'poolGoods', 'sales settled on own shops, moving mean, yuan'),
  poolUnmet: carried('f64', 'poolGoods', 'sales that idle air-time of the platform leaves unmet, yuan'),
  poolPaying: carried(
    'f64',
    'poolGoods',
    'share of sales settled here that pays a commission to an anchor, moving mean',
  ),
  poolHosted: carried(
    'f64',
    'poolGoods',
    'share of sales settled here that the platform’s own content led to, moving mean',
  ),
  poolContent: carried('f64', 'poolGoods', 'content-led share of sales settled here, moving mean'),
  adopters: carried('f64', 'one', 'share of consumers who shop by content (0 to 1)'),
  initialHabit: carried('f64', 'habits', 'share of consumers by last platform at the start, 0 for none'),

  // anchors
  anchorKind: carried('u8', 'anchors', 'kind of anchor'),
  anchorCategory: carried('u8', 'anchors', 'category'),
  anchorWeight: carried('f64', 'anchors', 'real anchors for which this one stands'),
  anchorHome: carried('u8', 'anchors', 'home platform'),
  anchorSkill: carried('f64', 'anchors', 'log selling skill'),
  anchorAppeal: carried('f64', 'anchors', 'log content skill: what the feed shows'),
  anchorRecruited: carried('u16', 'anchors', 'weeks for which a recruitment bonus is still paid'),
  anchorFans: carried('f64', 'anchors', 'followers on the platform where it is, per real anchor'),
  anchorRoute: carried('i32', 'anchors', 'route, −1 when it has left the market', 'agents'),
  anchorIdle: carried('u8', 'anchors', '1 while it has no permitted source', 'agents'),
  anchorTenure: carried('u16', 'anchors', 'weeks since it took its route'),
  anchorIncome: carried('f64', 'anchors', 'recent weekly income per real anchor, yuan (moving mean)'),
  anchorAspiration: carried('f64', 'anchors', 'usual weekly income per real anchor, yuan (slow moving mean)'),
  anchorSales: weekly('f64', 'anchors', 'list prices sold this week, fen', 'fen'),
  anchorBonus: weekly('f64', 'anchors', 'live-room subsidies and recruitment bonuses this week, fen', 'fen'),
  selfSales: weekly('f64', 'routeGoods', 'list prices sold by store-run rooms this week, fen', 'fen'),
  contractSales: weekly(
    'f64',
    'routeGoods',
    'list prices sold by anchors under contract this week, fen',
    'fen',
  ),
  anchorMoved: weekly('u8', 'anchors', '1 if its place changed this week'),
  anchorFate: weekly('u8', 'anchors', 'bit set of what became of it this week (anchorFates.ts)', 'agents'),

  // merchants and their stores
  tier: carried('u8', 'merchants', 'tier'),
  category: carried('u8', 'merchants', 'category'),
  storePool: carried('i32', 'stores', 'pool of the store: settling platform × category'),
  weight: carried('f64', 'merchants', 'real sellers for which this one stands'),
  size: carried('f64', 'merchants', 'yearly sales of one seller at full assortment, yuan'),
  shownSize: carried('f64', 'merchants', 'the same as it counts on feeds, size^exponent'),
  costScale: carried('f64', 'merchants', 'cost of this seller against the mean of its tier'),
  quality: carried('f64', 'merchants', 'quality of its goods (0 to 1)'),
  followers: carried('f64', 'merchants', 'followers of its own account'),
  open: carried('u8', 'stores', '1 while the store is open', 'agents'),
  age: carried('u16', 'stores', 'weeks since opening'),
  listed: carried('f64', 'stores', 'share of the seller’s items that are listed (0 to 1)'),
  profit: carried('f64', 'stores', 'weekly profit per real seller, yuan (moving mean)'),
  revenue: carried('f64', 'stores', 'weekly sales per real seller, yuan (moving mean)'),
  aspiration: carried('f64', 'merchants', 'usual weekly profit per real seller, yuan (slow moving mean)'),
  cooldown: carried('u16', 'stores', 'weeks before a closed store may open again'),
  predatory: carried('u8', 'merchants', '1 for a seller of worthless goods at a high commission'),
  cash: carried('f64', 'merchants', 'money of the sellers for whom it stands, fen', 'fen'),
  broke: carried('u8', 'merchants', 'weeks in a row with less than no cash'),
  effort: carried('f64', 'stores', 'effort for quality (0 to 1)'),
  goodness: weekly('f64', 'stores', 'quality of the goods sold, effort included (0 to 1)'),
  ratingSum: carried('f64', 'stores', 'good reviews, decaying'),
  ratingCount: carried('f64', 'stores', 'reviews, decaying'),
  rating: weekly('f64', 'stores', 'rating shown (0 to 1)'),
  strikes: carried('u8', 'stores', 'flags since opening'),
  demoted: carried('u16', 'stores', 'weeks for which exposure is cut after a flag'),
  escrow: carried('f64', 'stores', 'deposit held by the platform, fen', 'fen'),
  orphaned: carried('u8', 'stores', 'weeks for which a closed store’s refunds fall on the platform'),
  fund: carried('f64', 'platforms', 'compensation fund of the platform, fen', 'fen'),
  inspected: weekly('u8', 'stores', '0 not inspected this week, 1 passed, 2 flagged'),
  adSpend: weekly('f64', 'stores', 'paid for exposure this week, fen', 'fen'),
  noise: weekly('f64', 'merchants', 'idiosyncratic demand of the week, mean one'),
  storeSold: weekly('f64', 'storeGroups', 'list prices sold this week by group of orders, fen', 'fen'),
  storeSales: weekly('f64', 'stores', 'list prices sold this week, fen', 'fen'),
  storeBack: weekly('f64', 'storeReturns', 'of them, what will come back, by lag, fen', 'fen'),
  storeRefused: weekly('f64', 'stores', 'bad orders of this week without a refund route, fen', 'fen'),
  storeReturned: weekly('f64', 'stores', 'list prices of orders refunded this week, fen', 'fen'),
  storeNet: weekly('f64', 'stores', 'what the merchants keep of the week before running cost, fen', 'fen'),
  returnsDue: carried('f64', 'storeReturns', 'list prices that come back, by week of the refund, fen', 'fen'),
  refundsDue: carried(
    'f64',
    'storeReturns',
    'what merchants pay for them, by week of the refund, fen',
    'fen',
  ),
  poolSold: weekly('f64', 'poolGroups', 'list prices settled here by group of orders, fen', 'fen'),
  poolBack: weekly('f64', 'poolReturns', 'of them, what will come back, by group × lag, fen', 'fen'),
  poolRefused: weekly('f64', 'poolGoods', 'of them, bad ones without a refund route, fen', 'fen'),
  poolNet: weekly('f64', 'poolGroups', 'what merchants keep of them, fen', 'fen'),
  poolRefunds: weekly('f64', 'poolLags', 'what merchants will pay for returned orders, by lag, fen', 'fen'),
  claim: weekly('f64', 'stores', 'claim of an open store to sales by search, else 0'),
  shown: weekly('f64', 'stores', 'claim of an open store to content-led sales, else 0'),
  opened: weekly('u8', 'stores', '1 if the store opened this week', 'agents'),
  closed: weekly('u8', 'stores', '1 if it closed this week: 1 by choice, 2 by the platform', 'agents'),
  moved: weekly('u8', 'merchants', '1 if its set of open stores changed this week'),

  // money of the week
  ledger: weekly('f64', 'legs', 'what each account received less what it paid this week, fen', 'fen'),
  legsDue: carried('f64', 'legsDue', 'what refunds will move, by week of the refund × account, fen', 'fen'),
  takeEarned: weekly('f64', 'platforms', 'take of the week less what refunds took back, fen', 'fen'),
  cutEarned: weekly('f64', 'platforms', 'cut of commissions, likewise, fen', 'fen'),
  feesEarned: weekly('f64', 'platforms', 'link fees, likewise, fen', 'fen'),
  adsEarned: weekly('f64', 'platforms', 'advertising, fen', 'fen'),
  finesTaken: weekly('f64', 'platforms', 'fines and forfeited deposits, fen', 'fen'),
  compensated: weekly('f64', 'platforms', 'refunds paid in place of sellers who were closed, fen', 'fen'),
  takeDue: carried('f64', 'platformsDue', 'take that refunds will take back, fen', 'fen'),
  cutDue: carried('f64', 'platformsDue', 'cut that refunds will take back, fen', 'fen'),
  feesDue: carried('f64', 'platformsDue', 'link fees that refunds will take back, fen', 'fen'),
  couponsDue: carried('f64', 'platformsDue', 'coupons that refunds will bring back, fen', 'fen'),
  commissionPaid: weekly('f64', 'platforms', 'commission on sales settled here, fen', 'fen'),
} as const satisfies Record<string, ColumnDeclaration>;

export type ColumnName = keyof typeof columns;
export type Columns = { readonly [K in ColumnName]: ArrayOf<(typeof columns)[K]['storage']> };
