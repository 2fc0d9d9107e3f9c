/** The legs of every order, of refunds to come, and what reaches stores and anchors. */
import {
  cellsOf,
  groups,
  LAGS,
  poolsOf,
  storesOf,
  total,
  type Cell,
  type Kind,
  type Merchant,
  type Store,
  type World,
} from '../world.ts';
import { cellOf, keptOf } from './anchors.ts';
import {
  accountOf,
  dueIn,
  grant,
  mayClaim,
  move,
  payFromCash,
  ration,
  split,
  type Account,
} from './ledger.ts';
import { groupOf } from './orders.ts';
import { commissionOf, costOf } from './returns.ts';

const { floor, min } = Math;

interface Legs {
  readonly price: number;
  readonly coupon: number;
  readonly take: number;
  readonly commission: number;
  readonly cut: number;
  readonly fees: number;
  readonly inbound: number;
  readonly ad: number;
  readonly anchors: number;
  readonly agencies: number;
  readonly merchants: number;
}

/** Coupons are for own orders, leaked ones apart. */
function couponClaim(cell: Cell, price: number): number {
  const { own, to } = cell.route;
  if (!own || cell.sales === 0) return 0;
  return floor(to.subsidies.consumerCoupon.subsidyRate * (1 - cell.leakedSales / cell.sales) * price);
}

function legsOf(world: World, cell: Cell, price: number): Legs {
  const { par } = world;
  const { route } = cell;
  const { to, platform } = route;
  // the share that anchors sold who earn a commission, and that of store-run rooms
  const hosted = route.hosted ? 1 - cell.selfSales / cell.sales : 0;
  const rooms = route.hosted ? 1 - hosted : 0;
  const coupon = floor(to.subsidies.consumerCoupon.subsidyServed * couponClaim(cell, price));
  const take = floor(to.block.fees.take * price);
  const commission = floor(cell.routeCommission * hosted * price);
  const cut = floor(platform.block.fees.commissionCut * commission);
  const feeOfAnchors = min(commission - cut, floor(cell.feeOnAnchor * hosted * price));
  const inboundOfAnchors = min(commission - cut - feeOfAnchors, floor(cell.inboundFee * hosted * price));
  const feeOfSellers = floor((cell.feeOnMerchant + cell.feeOnAnchor * rooms) * price);
  const inboundOfSellers = floor(cell.inboundFee * rooms * price);
  const ad = route.channel === 'ad' ? floor(par['ads.linkPrice'] * price) : 0;
  const kept = commission - cut - feeOfAnchors - inboundOfAnchors;
  const contract = hosted > 0 ? min(1, cell.contractSales / (cell.sales * hosted)) : 0;
  const agencies = floor(kept * contract * par['commission.mcnShare']);
  return {
    ...{ price, coupon, take, commission, cut, ad, agencies },
    fees: feeOfAnchors + feeOfSellers,
    inbound: inboundOfAnchors + inboundOfSellers,
    anchors: kept - agencies,
    merchants: price - take - commission - feeOfSellers - inboundOfSellers - ad,
  };
}

function refundOf(world: World, cell: Cell, price: number): Legs {
  const sold = legsOf(world, cell, price);
  const ofCommission = world.par['clawback.commission'];
  const take = floor(world.par['clawback.take'] * sold.take);
  const [cut, fees, inbound, anchors, agencies] = [
    ...[sold.cut, sold.fees, sold.inbound, sold.anchors, sold.agencies],
  ].map((fen) => floor(ofCommission * fen));
  const merchants = price - take - cut - fees - inbound - anchors - agencies;
  return { ...sold, take, cut, fees, inbound, anchors, agencies, merchants, commission: 0, ad: 0 };
}

export function settleOrders(world: World): void {
  const cells = cellsOf(world);
  for (const p of world.platforms) {
    const own = cells.filter((c) => c.route.to === p);
    p.subsidies.consumerCoupon.subsidyClaims += total(own, (c) => couponClaim(c, c.sales));
    ration(p, 'consumerCoupon');
  }
  for (const pool of poolsOf(world)) {
    pool.poolNet.fill(0);
    pool.poolRefunds.fill(0);
    groups.forEach((_, group) => {
      const selling = cells.filter((c) => c.pool === pool && groupOf(c) === group && c.sales > 0);
      for (const cell of selling) pool.poolNet[group] += book(world, cell);
      for (let lag = 0; lag < LAGS; lag++) {
        const parts = split(
          pool.poolBack[group * LAGS + lag],
          selling.map((c) => c.sales),
        );
        parts.forEach((price, i) => (pool.poolRefunds[lag] += layBy(world, selling[i], price, lag)));
      }
    });
  }
}

/** Books the legs of a cell; gives what merchants keep. */
function book(world: World, cell: Cell): number {
  const { to, platform } = cell.route;
  const legs = legsOf(world, cell, cell.sales);
  move(world, 'buyers', 'merchants', legs.price - legs.coupon);
  move(world, to, 'merchants', legs.coupon);
  move(world, 'merchants', to, legs.take + legs.inbound);
  move(world, 'merchants', platform, legs.cut + legs.fees + legs.ad);
  move(world, 'merchants', 'anchors', legs.anchors);
  move(world, 'merchants', 'agencies', legs.agencies);
  to.takeEarned += legs.take;
  to.feesEarned += legs.inbound;
  to.commissionPaid += legs.commission;
  to.subsidies.consumerCoupon.subsidyPaid += legs.coupon;
  to.subsidies.consumerCoupon.subsidySpent += legs.coupon;
  platform.cutEarned += legs.cut;
  platform.feesEarned += legs.fees;
  platform.adsEarned += legs.ad;
  return legs.merchants;
}

/** Notes what a refund will move; gives what merchants will owe. */
function layBy(world: World, cell: Cell, price: number, lag: number): number {
  if (price === 0) return 0;
  const { to, platform } = cell.route;
  const due = dueIn(world, lag + 1);
  const back = refundOf(world, cell, price);
  const note = (account: Account, fen: number): void => {
    world.legsDue[due * world.ledger.length + accountOf(account)] += fen;
  };
  note('buyers', back.price - back.coupon);
  note('merchants', -back.merchants);
  note('anchors', -back.anchors);
  note('agencies', -back.agencies);
  note(to, back.coupon - back.take - back.inbound);
  note(platform, -back.cut - back.fees);
  to.takeDue[due] += back.take;
  to.feesDue[due] += back.inbound;
  to.couponsDue[due] += back.coupon;
  platform.cutDue[due] += back.cut;
  platform.feesDue[due] += back.fees;
  return back.merchants;
}

function credit(store: Store, fen: number): void {
  store.storeNet += fen;
  store.merchant.cash += fen;
}

/** What the commission leaves of a yuan that content led to. */
const afterCommission = (world: World, { merchant, pool }: Store): number =>
  1 - commissionOf(world, merchant, pool);

export function payStores(world: World): void {
  for (const pool of poolsOf(world)) {
    const open = pool.stores.filter((s) => s.claim > 0);
    groups.forEach((name, group) => {
      const weights = open.map(
        (s) => s.storeSold[group] * (name === 'searched' ? 1 : afterCommission(world, s)),
      );
      split(pool.poolNet[group], weights).forEach((fen, i) => credit(open[i], fen));
    });
    for (let lag = 0; lag < LAGS; lag++) layByRefunds(world, pool.poolRefunds[lag], open, lag);
  }
  for (const store of storesOf(world)) {
    const goods = floor(costOf(world, store.merchant, store.pool) * store.storeSales);
    payFromCash(world, store.merchant, 'suppliers', goods);
    store.storeNet -= goods;
  }
  payRebates(world);
}

function layByRefunds(world: World, owed: number, open: readonly Store[], lag: number): void {
  const weights = open.map((s) => {
    if (s.storeBack[lag] === 0) return 0;
    const searched = s.storeSold[2] / s.storeSales;
    return s.storeBack[lag] * (searched + (1 - searched) * afterCommission(world, s));
  });
  const due = dueIn(world, lag + 1);
  split(owed, weights).forEach((fen, i) => {
    open[i].refundsDue[due] += fen;
    open[i].returnsDue[due] += open[i].storeBack[lag];
  });
}

/** Pays claims from a platform in proportion to what its budget reaches. */
function payRationed<T>(
  world: World,
  kind: Kind,
  claims: readonly { readonly who: T; readonly on: World['platforms'][number]; readonly claim: number }[],
  give: (who: T, fen: number) => void,
): void {
  for (const { on, claim } of claims) on.subsidies[kind].subsidyClaims += claim;
  for (const p of world.platforms) ration(p, kind);
  for (const { who, on, claim } of claims) if (claim > 0) give(who, grant(on, kind, claim));
}

function payRebates(world: World): void {
  const claims = storesOf(world).map((who) => {
    const { merchant, platform } = who;
    const kept = who.storeSales - total(who.storeBack, (fen) => fen);
    const claim = floor(platform.subsidies.commissionRebate.subsidyRate * platform.block.fees.take * kept);
    return { who, on: platform, claim: mayClaim(platform, 'commissionRebate', merchant) ? claim : 0 };
  });
  payRationed(world, 'commissionRebate', claims, (store, fen) => {
    move(world, store.platform, 'merchants', fen);
    credit(store, fen);
  });
}

export function subsidiseAnchors(world: World): void {
  const here = world.anchors.flatMap((who) => {
    const cell = cellOf(world, who);
    return cell ? [{ who, cell, on: cell.route.platform }] : [];
  });
  for (const a of world.anchors) a.anchorBonus = 0;
  const live = here.map(({ who, cell, on }) => {
    const counts = cell.route.own && cell.route.channel === 'live';
    return { who, on, claim: counts ? floor(on.subsidies.liveSubsidy.subsidyRate * who.anchorSales) : 0 };
  });
  const bonus = here.map(({ who, cell, on }) => {
    const earned = who.anchorSales * keptOf(world, who, cell);
    const claim = who.anchorRecruited > 0 ? floor(on.subsidies.hostRecruitment.subsidyRate * earned) : 0;
    who.anchorRecruited = Math.max(0, who.anchorRecruited - 1);
    return { who, on, claim };
  });
  for (const [kind, claims] of [
    ['liveSubsidy', live],
    ['hostRecruitment', bonus],
  ] as const)
    payRationed(
      world,
      kind,
      claims.map((c) => ({ ...c, who: c })),
      ({ who, on }, fen) => {
        move(world, on, 'anchors', fen);
        who.anchorBonus += fen;
      },
    );
}

export type { Merchant };
