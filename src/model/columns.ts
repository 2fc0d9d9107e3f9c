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
  'merchants',
  'stores',
  'anchors',
  'classes',
  'classPlatforms',
  'categories',
  'legs',
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
}

const weekly = <S extends Storage>(storage: S, size: SizeName, meaning: string): ColumnDeclaration<S> => ({
  storage,
  size,
  carried: false,
  meaning,
});
const carried = <S extends Storage>(storage: S, size: SizeName, meaning: string): ColumnDeclaration<S> => ({
  storage,
  size,
  carried: true,
  meaning,
});

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
  couponRate: weekly('f64', 'platforms', 'coupon announced by the platform, share of list price'),
  couponBudget: weekly(
    'f64',
    'platforms',
    'fen that may be spent on coupons this week; infinite without a limit',
  ),
  couponRequests: weekly('f64', 'platforms', 'coupon claims this week, fen'),
  couponServed: carried('f64', 'platforms', 'share of coupon claims that was paid last week (0 to 1)'),
  waiverRate: weekly('f64', 'platforms', 'share of setup cost taken over by the platform'),
  waiverBudget: weekly(
    'f64',
    'platforms',
    'fen that may be spent on waivers this week; infinite without a limit',
  ),
  waiverServed: carried('f64', 'platforms', 'share of waiver claims that was paid last week (0 to 1)'),
  coldStart: weekly('f64', 'platforms', 'share of content exposure reserved for young own shops'),
  support: weekly('f64', 'platforms', 'share of content exposure reserved for own shops'),
  supportTiers: weekly('u8', 'platforms', 'bit set of the tiers that the support reaches'),
  minFans: weekly('f64', 'platforms', 'followers needed to open a store'),
  inspection: weekly('f64', 'platforms', 'weekly probability that a store is inspected'),
  exclusivityLoss: weekly('f64', 'platforms', 'share of profit here that a multi-homing seller risks'),

  // drivers
  attention: weekly('f64', 'slots', 'commercial attention of a slot relative to its 2019 mean'),
  platformAttention: weekly(
    'f64',
    'platforms',
    'commercial content attention of a platform, person-minutes a day',
  ),
  tilt: weekly('f64', 'slots', 'utility shift of platform festivals (utils)'),
  load: carried('f64', 'platforms', 'commercial share of attention'),
  fatigue: carried('f64', 'platforms', 'share of attention kept after overload (0 to 1)'),

  // pools: sellers with an open store, by settling platform and category
  poolSellers: weekly('f64', 'poolGoods', 'real sellers with an open store'),
  poolSize: weekly('f64', 'poolGoods', 'sum of the claims of open stores'),
  poolBreadth: weekly('f64', 'poolGoods', 'listed assortment, weight × listed share^curvature'),
  poolRating: weekly('f64', 'poolGoods', 'claim-weighted rating (0 to 1)'),
  poolYoung: weekly('f64', 'poolGoods', 'sum of the claims of young stores'),
  poolQuality: weekly('f64', 'poolGoods', 'claim-weighted quality (0 to 1)'),
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
  offer: carried('f64', 'routeGoods', 'value of the offer (utils); −infinity without goods'),
  routeShare: weekly('f64', 'routeGoods', 'share of the slot’s orders that take this route'),
  lastInclusive: carried('f64', 'slotGoods', 'inclusive value of last week (utils)'),
  inclusive: weekly(
    'f64',
    'slotGoods',
    'inclusive value of the slot’s offers (utils); −infinity without any',
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
  sales: weekly('f64', 'routeGoods', 'list prices of settled orders, leaked ones included, fen'),
  leakedSales: weekly('f64', 'routeGoods', 'list prices of leaked orders, fen'),
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
    'share of sales settled on own shops that pays a commission to an anchor, moving mean',
  ),
  poolHosted: carried('f64', 'poolGoods', 'content-led share of sales settled on own shops, moving mean'),
  adopters: carried('f64', 'one', 'share of consumers who shop by content (0 to 1)'),
  initialHabit: carried('f64', 'habits', 'share of consumers by last platform at the start, 0 for none'),

  // anchors
  anchorKind: carried('u8', 'anchors', 'kind of anchor'),
  anchorCategory: carried('u8', 'anchors', 'category'),
  anchorWeight: carried('f64', 'anchors', 'real anchors for which this one stands'),
  anchorHome: carried('u8', 'anchors', 'home platform'),
  anchorSkill: carried('f64', 'anchors', 'log selling skill'),
  anchorFans: carried('f64', 'anchors', 'followers on the platform where it is, per real anchor'),
  anchorRoute: carried('i32', 'anchors', 'route, −1 when it has left the market'),
  anchorIdle: carried('u8', 'anchors', '1 while it has no permitted source'),
  anchorTenure: carried('u16', 'anchors', 'weeks since it took its route'),
  anchorIncome: carried('f64', 'anchors', 'recent weekly income per real anchor, yuan (moving mean)'),
  anchorAspiration: carried('f64', 'anchors', 'usual weekly income per real anchor, yuan (slow moving mean)'),
  anchorSales: weekly('f64', 'anchors', 'list prices sold this week, fen'),
  anchorEarned: weekly('f64', 'anchors', 'commission and margin earned this week, fen'),
  selfSales: weekly('f64', 'routeGoods', 'list prices sold by store-run rooms this week, fen'),
  contractSales: weekly('f64', 'routeGoods', 'list prices sold by anchors under contract this week, fen'),
  anchorMoved: weekly('u8', 'anchors', '1 if its place changed this week'),
  anchorFate: weekly('u8', 'anchors', 'bit set of what became of it this week (anchorFates.ts)'),

  // merchants and their stores
  tier: carried('u8', 'merchants', 'tier'),
  category: carried('u8', 'merchants', 'category'),
  weight: carried('f64', 'merchants', 'real sellers for which this one stands'),
  size: carried('f64', 'merchants', 'yearly sales of one seller at full assortment, yuan'),
  costScale: carried('f64', 'merchants', 'cost of this seller against the mean of its tier'),
  quality: carried('f64', 'merchants', 'quality of its goods (0 to 1)'),
  followers: carried('f64', 'merchants', 'followers of its own account'),
  open: carried('u8', 'stores', '1 while the store is open'),
  age: carried('u16', 'stores', 'weeks since opening'),
  listed: carried('f64', 'stores', 'share of the seller’s items that are listed (0 to 1)'),
  profit: carried('f64', 'stores', 'weekly profit per real seller, yuan (moving mean)'),
  revenue: carried('f64', 'stores', 'weekly sales per real seller, yuan (moving mean)'),
  aspiration: carried('f64', 'merchants', 'usual weekly profit per real seller, yuan (slow moving mean)'),
  cooldown: carried('u16', 'stores', 'weeks before a closed store may open again'),
  noise: weekly('f64', 'merchants', 'idiosyncratic demand of the week, mean one'),
  storeSales: weekly('f64', 'stores', 'list prices sold this week, fen'),
  storeKept: weekly('f64', 'stores', 'list prices sold this week less declared returns, fen'),
  storeNet: weekly('f64', 'stores', 'what the merchant keeps of them before goods and running cost, fen'),
  hostedGross: weekly(
    'f64',
    'poolGoods',
    'list prices of own-shop orders that the platform’s own content led to, fen',
  ),
  hostedKept: weekly('f64', 'poolGoods', 'the same less declared returns, fen'),
  hostedNet: weekly('f64', 'poolGoods', 'what merchants keep of them, fen'),
  otherGross: weekly('f64', 'poolGoods', 'list prices of all other orders settled here, fen'),
  otherKept: weekly('f64', 'poolGoods', 'the same less declared returns, fen'),
  otherNet: weekly('f64', 'poolGoods', 'what merchants keep of them, fen'),
  claim: weekly(
    'f64',
    'stores',
    'weight × size × listed share^curvature × rating^η of an open store, else 0',
  ),
  opened: weekly('u8', 'stores', '1 if the store opened this week'),
  closed: weekly('u8', 'stores', '1 if it closed this week: 1 by choice, 2 by the platform'),
  moved: weekly('u8', 'merchants', '1 if its set of open stores changed this week'),

  // money of the week
  ledger: weekly('f64', 'legs', 'what each account received less what it paid this week, fen'),
  take: weekly('f64', 'platforms', 'take, commission cut and link fees earned this week, fen'),
  couponSpend: weekly('f64', 'platforms', 'coupons paid this week, fen'),
  waiverSpend: weekly('f64', 'platforms', 'waivers paid this week, fen'),
} as const satisfies Record<string, ColumnDeclaration>;

export type ColumnName = keyof typeof columns;
export type Columns = { readonly [K in ColumnName]: ArrayOf<(typeof columns)[K]['storage']> };
