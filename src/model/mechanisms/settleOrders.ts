import { accounts, platformAccount, transfer } from '../ledger.ts';
import type { Market, Route } from '../market.ts';
import { dueSlot, groupOf, groups, lags } from '../orderGroups.ts';
import { ration, subsidyAt } from '../subsidies.ts';
import { backOf, couponClaim, legsOf, type Legs } from './legs.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM11: the legs of every cell, in whole fen, are booked; those of orders that will come back are laid by for the week of
 * the refund (SM12), reversed at the terms of the sale. What comes back of a pool’s group is shared by its routes in
 * proportion to sales, exactly.
 *
 * Coupons are rationed: φ = min(1, budget / claims); nobody is paid more, and buyers act on last week’s φ.
 * Coupons are for orders on own shops that the platform’s own attention led to, shelf included, leaks apart.
 */
export const settleOrders: Mechanism = {
  name: 'settleOrders',
  reads: [
    'sales',
    'leakedSales',
    'selfSales',
    'contractSales',
    'poolSold',
    'poolBack',
    'subsidyRate',
    'subsidyBudget',
    'subsidyClaims',
    'subsidyPaid',
    'subsidySpent',
    'routeCommission',
    'feeOnAnchor',
    'feeOnMerchant',
    'inboundFee',
    'ledger',
    'takeEarned',
    'cutEarned',
    'feesEarned',
    'adsEarned',
    'legsDue',
    'takeDue',
    'cutDue',
    'feesDue',
    'couponsDue',
  ],
  writes: [
    'ledger',
    'takeEarned',
    'cutEarned',
    'feesEarned',
    'adsEarned',
    'commissionPaid',
    'subsidyClaims',
    'subsidyServed',
    'subsidyPaid',
    'subsidySpent',
    'poolNet',
    'poolRefunds',
    'legsDue',
    'takeDue',
    'cutDue',
    'feesDue',
    'couponsDue',
  ],
  run(m) {
    m.poolNet.fill(0);
    m.poolRefunds.fill(0);
    m.commissionPaid.fill(0);
    rationCoupons(m);
    const G = m.frame.sizes.categories;
    const seen = new Float64Array(m.poolSold.length);
    const given = new Float64Array(m.poolBack.length);
    m.frame.routes.forEach((route, r) => {
      for (let g = 0; g < G; g++) {
        const rg = r * G + g;
        if (m.sales[rg] === 0) continue;
        const part = (route.to * G + g) * groups + groupOf(route);
        const sold = legsOf(m, rg, m.sales[rg]);
        book(m, route, sold);
        m.poolNet[part] = m.poolNet[part] + sold.merchant;
        seen[part] = seen[part] + m.sales[rg];
        layBy(m, route, rg, part, seen[part] / m.poolSold[part], given);
      }
    });
  },
};

/** Claims are counted first. */
function rationCoupons(m: Market): void {
  const G = m.frame.sizes.categories;
  for (let rg = 0; rg < m.sales.length; rg++) {
    const at = subsidyAt(m, 'consumerCoupon', m.frame.routes[Math.floor(rg / G)].to);
    m.subsidyClaims[at] = m.subsidyClaims[at] + couponClaim(m, rg, m.sales[rg]);
  }
  ration(m, 'consumerCoupon');
}

function book(m: Market, { platform, to }: Route, legs: Legs): void {
  const { consumers, merchants, anchors, mcns } = accounts;
  const [settling, attention] = [platformAccount(to), platformAccount(platform)];
  const coupon = subsidyAt(m, 'consumerCoupon', to);
  transfer(m, consumers, merchants, legs.price - legs.coupon);
  transfer(m, settling, merchants, legs.coupon);
  transfer(m, merchants, settling, legs.take + legs.inbound);
  transfer(m, merchants, attention, legs.cut + legs.fee + legs.ad);
  transfer(m, merchants, anchors, legs.anchor);
  transfer(m, merchants, mcns, legs.mcn);
  m.takeEarned[to] = m.takeEarned[to] + legs.take;
  m.feesEarned[to] = m.feesEarned[to] + legs.inbound;
  m.cutEarned[platform] = m.cutEarned[platform] + legs.cut;
  m.feesEarned[platform] = m.feesEarned[platform] + legs.fee;
  m.adsEarned[platform] = m.adsEarned[platform] + legs.ad;
  m.commissionPaid[to] = m.commissionPaid[to] + legs.commission;
  m.subsidyPaid[coupon] = m.subsidyPaid[coupon] + legs.coupon;
  m.subsidySpent[coupon] = m.subsidySpent[coupon] + legs.coupon;
}

/** Lays by the refunds of a cell: its cumulated share of what comes back of its group, less what earlier cells took. */
function layBy(m: Market, route: Route, rg: number, part: number, share: number, given: Float64Array): void {
  for (let lag = 0; lag < lags; lag++) {
    const at = part * lags + lag;
    const due = Math.floor(m.poolBack[at] * share);
    const price = due - given[at];
    given[at] = due;
    if (price === 0) continue;
    const back = backOf(m, rg, price);
    const owed = Math.floor(part / groups) * lags + lag;
    m.poolRefunds[owed] = m.poolRefunds[owed] + back.merchant;
    postpone(m, route, back, dueSlot(m.week, lag + 1));
  }
}

/** The reverse of `book`, less what merchants pay, into the ring of what is due. */
function postpone(m: Market, { platform, to }: Route, back: Legs, slot: number): void {
  const accountsOf = slot * m.frame.sizes.legs;
  const move = (account: number, fen: number): void => {
    m.legsDue[accountsOf + account] = m.legsDue[accountsOf + account] + fen;
  };
  move(accounts.consumers, back.price - back.coupon);
  move(accounts.merchants, -back.merchant);
  move(accounts.anchors, -back.anchor);
  move(accounts.mcns, -back.mcn);
  move(platformAccount(to), back.coupon - back.take - back.inbound);
  move(platformAccount(platform), -back.cut - back.fee);
  const first = slot * m.frame.sizes.platforms;
  m.takeDue[first + to] = m.takeDue[first + to] + back.take;
  m.feesDue[first + to] = m.feesDue[first + to] + back.inbound;
  m.cutDue[first + platform] = m.cutDue[first + platform] + back.cut;
  m.feesDue[first + platform] = m.feesDue[first + platform] + back.fee;
  m.couponsDue[first + to] = m.couponsDue[first + to] + back.coupon;
}
