import { accounts, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM11: the legs of every cell, in whole fen. Of list price P the buyer pays P − s, the settling platform the coupon
 * s; the merchant passes on take to the settling platform, commission to the anchor’s side (who share it with the
 * attention platform and the agency) and link fees to the attention platform, from the payer that the rule declared.
 * All legs are rounded down and the merchant’s is the residual, so that a cell sums to zero. Returned orders (declared
 * shares by channel, same week) reverse the same legs. Store-run rooms pay no commission and bear the fees themselves.
 *
 * Coupons are rationed: φ = min(1, budget / claims); nobody is paid more, and buyers act on last week’s φ.
 * Coupons are for orders on own shops that the platform’s own attention led to, shelf included, leaks apart.
 * Leaves out: the price of an ad, lags of returns, freight, fines, escrow.
 */
export const settleOrders: Mechanism = {
  name: 'settleOrders',
  reads: [
    'sales',
    'leakedSales',
    'selfSales',
    'contractSales',
    'couponRate',
    'couponBudget',
    'feeOnAnchor',
    'feeOnMerchant',
  ],
  writes: [
    'ledger',
    'take',
    'couponSpend',
    'couponRequests',
    'couponServed',
    'hostedGross',
    'hostedKept',
    'hostedNet',
    'otherGross',
    'otherKept',
    'otherNet',
  ],
  run(m) {
    for (const column of [m.ledger, m.take, m.couponSpend, m.couponRequests]) column.fill(0);
    for (const column of [m.hostedGross, m.hostedKept, m.hostedNet, m.otherGross, m.otherKept, m.otherNet])
      column.fill(0);
    rationCoupons(m);
    const G = m.frame.sizes.categories;
    const par = m.frame.parameters;
    for (let rg = 0; rg < m.sales.length; rg++) {
      const gross = m.sales[rg];
      if (gross === 0) continue;
      const channel = m.frame.routes[Math.floor(rg / G)].channel;
      const content = channel === 'live' || channel === 'video';
      const returned = Math.round(gross * par[content ? 'return.content' : 'return.shelf']);
      bookCell(m, rg, content, gross, returned);
    }
  },
};

/** Coupons apply to orders on own shops that the platform’s own attention led to; claims are counted first. */
function rationCoupons(m: Market): void {
  const G = m.frame.sizes.categories;
  for (let rg = 0; rg < m.sales.length; rg++) {
    const route = m.frame.routes[Math.floor(rg / G)];
    m.couponRequests[route.to] = m.couponRequests[route.to] + couponClaim(m, rg, m.sales[rg]);
  }
  for (let p = 0; p < m.couponServed.length; p++) {
    const claims = m.couponRequests[p];
    m.couponServed[p] = claims > 0 ? Math.min(1, m.couponBudget[p] / claims) : 1;
  }
}

/** Coupons claimed on goods of this price in a cell; whole fen, so that paid shares of them keep within the budget. */
function couponClaim(m: Market, rg: number, price: number): number {
  const { platform, to } = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  if (platform !== to || m.sales[rg] === 0) return 0;
  return Math.floor(m.couponRate[to] * (1 - m.leakedSales[rg] / m.sales[rg]) * price);
}

interface Legs {
  readonly coupon: number;
  readonly take: number;
  readonly cut: number;
  readonly fee: number;
  readonly anchor: number;
  readonly mcn: number;
  readonly merchant: number;
}

function legsOf(m: Market, rg: number, content: boolean, price: number): Legs {
  const par = m.frame.parameters;
  const route = m.frame.routes[Math.floor(rg / m.frame.sizes.categories)];
  const gross = m.sales[rg];
  const hosted = content ? 1 - m.selfSales[rg] / gross : 0;
  const coupon = Math.floor(m.couponServed[route.to] * couponClaim(m, rg, price));
  const take = Math.floor(m.frame.fees[route.to].take * price);
  const commission = content ? Math.floor(par['commission.content'] * hosted * price) : 0;
  const cut = Math.floor(m.frame.fees[route.platform].commissionCut * commission);
  const feeOnAnchor = content
    ? Math.min(commission - cut, Math.floor(m.feeOnAnchor[rg] * hosted * price))
    : 0;
  const feeOnRoom = content ? Math.floor(m.feeOnAnchor[rg] * (1 - hosted) * price) : 0;
  const feeOnMerchant = Math.floor(m.feeOnMerchant[rg] * price);
  const kept = commission - cut - feeOnAnchor;
  const underContract = hosted > 0 ? Math.min(1, m.contractSales[rg] / (gross * hosted)) : 0;
  const mcn = Math.floor(kept * underContract * par['commission.mcnShare']);
  return {
    coupon,
    take,
    cut,
    fee: feeOnAnchor + feeOnRoom + feeOnMerchant,
    anchor: kept - mcn,
    mcn,
    merchant: price - take - commission - feeOnRoom - feeOnMerchant,
  };
}

function bookCell(m: Market, rg: number, content: boolean, gross: number, returned: number): void {
  const G = m.frame.sizes.categories;
  const route = m.frame.routes[Math.floor(rg / G)];
  const sold = legsOf(m, rg, content, gross);
  const back = legsOf(m, rg, content, returned);
  const net = (leg: keyof Legs): number => sold[leg] - back[leg];
  const { consumers, merchants, anchors, mcns } = accounts;
  const settling = platformAccount(route.to);
  const attention = platformAccount(route.platform);
  transfer(m, consumers, merchants, gross - returned - net('coupon'));
  transfer(m, settling, merchants, net('coupon'));
  transfer(m, merchants, settling, net('take'));
  transfer(m, merchants, attention, net('cut') + net('fee'));
  transfer(m, merchants, anchors, net('anchor'));
  transfer(m, merchants, mcns, net('mcn'));
  m.take[route.to] = m.take[route.to] + net('take');
  m.take[route.platform] = m.take[route.platform] + net('cut') + net('fee');
  m.couponSpend[route.to] = m.couponSpend[route.to] + net('coupon');
  const pool = route.to * G + (rg % G);
  const hosted = content && route.platform === route.to;
  const [grossOf, keptOf, netOf] = hosted
    ? [m.hostedGross, m.hostedKept, m.hostedNet]
    : [m.otherGross, m.otherKept, m.otherNet];
  grossOf[pool] = grossOf[pool] + gross;
  keptOf[pool] = keptOf[pool] + gross - returned;
  netOf[pool] = netOf[pool] + net('merchant');
}
