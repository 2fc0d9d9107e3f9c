import type { Market } from '../market.ts';
import { subsidyAt } from '../subsidies.ts';

/** The legs of an amount of list prices on one route × category, whole fen, each rounded down (SM11). */
export interface Legs {
  readonly price: number;
  readonly coupon: number;
  readonly take: number;
  readonly commission: number;
  readonly cut: number;
  /** Link fees to the attention platform, from the payers that the rule declared. */
  readonly fee: number;
  /** Fee of the settling platform on linked orders. */
  readonly inbound: number;
  /** Price of the advertisement that led here. */
  readonly ad: number;
  readonly anchor: number;
  readonly mcn: number;
  /** The residual. */
  readonly merchant: number;
}

/** Coupons claimed on goods of this price in a cell: on own orders that the platform’s own attention led to. */
export function couponClaim(m: Market, rg: number, price: number): number {
  const { platform, to } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  if (platform !== to || m.sales[rg] === 0) return 0;
  const rate = m.subsidyRate[subsidyAt(m, 'consumerCoupon', to)];
  return Math.floor(rate * (1 - m.leakedSales[rg] / m.sales[rg]) * price);
}

/** Share of a cell’s sales that anchors sold who are not store-run rooms. */
function hostedShare(m: Market, rg: number): number {
  const { channel } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  return channel === 'live' || channel === 'video' ? 1 - m.selfSales[rg] / m.sales[rg] : 0;
}

/** Commission on goods of this price in a cell that sold something, whole fen. */
export const commissionOn = (m: Market, rg: number, price: number): number =>
  Math.floor(m.routeCommission[rg] * hostedShare(m, rg) * price);

/**
 * SM11. Of the list price the merchant passes on take to the settling platform, commission to the anchor’s side (who share
 * it with the attention platform and the agency) and fees. What the anchor’s side pays never exceeds its commission;
 * store-run rooms pay no commission and bear fees as merchants. The merchant’s leg is the residual, so a cell sums to
 * zero.
 */
export function legsOf(m: Market, rg: number, price: number): Legs {
  const par = m.frame.parameters;
  const route = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  const content = route.channel === 'live' || route.channel === 'video';
  const gross = m.sales[rg];
  const hosted = hostedShare(m, rg);
  const coupon = Math.floor(
    m.subsidyServed[subsidyAt(m, 'consumerCoupon', route.to)] * couponClaim(m, rg, price),
  );
  const take = Math.floor(m.frame.fees[route.to].take * price);
  const commission = commissionOn(m, rg, price);
  const cut = Math.floor(m.frame.fees[route.platform].commissionCut * commission);
  const feeOnAnchor = Math.min(commission - cut, Math.floor(m.feeOnAnchor[rg] * hosted * price));
  const inboundOnAnchor = Math.min(
    commission - cut - feeOnAnchor,
    Math.floor(m.inboundFee[rg] * hosted * price),
  );
  const rooms = content ? 1 - hosted : 0;
  const feeOnSeller = Math.floor((m.feeOnMerchant[rg] + m.feeOnAnchor[rg] * rooms) * price);
  const inboundOnSeller = Math.floor(m.inboundFee[rg] * rooms * price);
  const ad = route.channel === 'ad' ? Math.floor(par['ads.linkPrice'] * price) : 0;
  const kept = commission - cut - feeOnAnchor - inboundOnAnchor;
  const underContract = hosted > 0 ? Math.min(1, m.contractSales[rg] / (gross * hosted)) : 0;
  const mcn = Math.floor(kept * underContract * par['commission.mcnShare']);
  const fee = feeOnAnchor + feeOnSeller;
  const inbound = inboundOnAnchor + inboundOnSeller;
  const merchant = price - take - commission - feeOnSeller - inboundOnSeller - ad;
  return { price, coupon, take, commission, cut, fee, inbound, ad, anchor: kept - mcn, mcn, merchant };
}

/**
 * The legs that a refund of some goods reverses: price and coupon in full, take and commission with its fees by the
 * shares that are given back; an advertisement stays paid. The merchant pays the residual.
 */
export function backOf(m: Market, rg: number, price: number): Legs {
  const sold = legsOf(m, rg, price);
  const par = m.frame.parameters;
  const of = par['clawback.commission'];
  const take = Math.floor(par['clawback.take'] * sold.take);
  const cut = Math.floor(of * sold.cut);
  const fee = Math.floor(of * sold.fee);
  const inbound = Math.floor(of * sold.inbound);
  const anchor = Math.floor(of * sold.anchor);
  const mcn = Math.floor(of * sold.mcn);
  const merchant = price - take - cut - fee - inbound - anchor - mcn;
  return { price, coupon: sold.coupon, take, commission: 0, cut, fee, inbound, ad: 0, anchor, mcn, merchant };
}
