import { accounts, payOut, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { dueSlot } from '../orderGroups.ts';
import { subsidyAt } from '../subsidies.ts';
import { cheapness, costShare } from './costs.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM12: refunds that are due this week. Buyers get their money and platforms their coupons back, take and commissions are
 * clawed back, merchants bear the rest, the way home and what the goods lost. Nothing is refunded before its lag, and
 * never more than was paid (rule 5). What a seller owes whom the platform has closed falls on its compensation fund, and on
 * the platform where the fund is empty; the goods are lost.
 */
export const matureReturns: Mechanism = {
  name: 'matureReturns',
  reads: [
    'legsDue',
    'takeDue',
    'cutDue',
    'feesDue',
    'couponsDue',
    'returnsDue',
    'refundsDue',
    'orphaned',
    'fund',
    'cash',
    'storePool',
    'predatory',
    'tier',
    'logPrice',
    'ledger',
    'takeEarned',
    'cutEarned',
    'feesEarned',
    'compensated',
    'storeNet',
  ],
  writes: [
    'ledger',
    'takeEarned',
    'cutEarned',
    'feesEarned',
    'subsidyBack',
    'compensated',
    'fund',
    'cash',
    'storeNet',
    'storeReturned',
    'orphaned',
    'legsDue',
    'takeDue',
    'cutDue',
    'feesDue',
    'couponsDue',
    'returnsDue',
    'refundsDue',
  ],
  run(m) {
    const slot = dueSlot(m.week);
    reverseLegs(m, slot);
    const { returnsDue, refundsDue, orphaned } = m;
    const stores = m.open.length;
    const first = slot * stores;
    const cheap = cheapness(m);
    for (let i = 0; i < stores; i++) {
      const back = returnsDue[first + i];
      if (back > 0) refund(m, i, back, refundsDue[first + i], cheap[m.storePool[i]]);
      if (orphaned[i] > 0) orphaned[i] = orphaned[i] - 1;
    }
    returnsDue.fill(0, first, first + stores);
    refundsDue.fill(0, first, first + stores);
  },
};

function reverseLegs(m: Market, slot: number): void {
  const { legs, platforms: P } = m.frame.sizes;
  for (let a = 0; a < legs; a++) {
    m.ledger[a] = m.ledger[a] + m.legsDue[slot * legs + a];
    m.legsDue[slot * legs + a] = 0;
  }
  for (let p = 0; p < P; p++) {
    const at = slot * P + p;
    m.takeEarned[p] = m.takeEarned[p] - m.takeDue[at];
    m.cutEarned[p] = m.cutEarned[p] - m.cutDue[at];
    m.feesEarned[p] = m.feesEarned[p] - m.feesDue[at];
    m.subsidyBack[subsidyAt(m, 'consumerCoupon', p)] = m.couponsDue[at]!;
    for (const due of [m.takeDue, m.cutDue, m.feesDue, m.couponsDue]) due[at] = 0;
  }
}

/** One store’s refunds: the merchants’ legs are in the ledger already, their cash and the goods are not. */
function refund(m: Market, i: number, back: number, owed: number, cheap: number): void {
  const merchant = m.frame.merchantOf[i];
  const par = m.frame.parameters;
  m.storeReturned[i] = back;
  if (m.orphaned[i] > 0) {
    compensate(m, m.frame.platformOf[i], owed);
    return;
  }
  m.cash[merchant] = m.cash[merchant] - owed;
  m.storeNet[i] = m.storeNet[i] - owed;
  const carriage = Math.floor(par['return.carriage'] * back);
  payOut(m, merchant, accounts.carriers, carriage);
  const goods = Math.floor((1 - par['return.wornOut']) * costShare(m, merchant, cheap) * back);
  payOut(m, merchant, accounts.suppliers, -goods);
  m.storeNet[i] = m.storeNet[i] + goods - carriage;
}

/** The fund pays what it has, the platform the rest; `merchants` stands in the ledger for those who are gone. */
function compensate(m: Market, p: number, owed: number): void {
  const fromFund = Math.min(m.fund[p], owed);
  m.fund[p] = m.fund[p] - fromFund;
  transfer(m, accounts.funds, accounts.merchants, fromFund);
  transfer(m, platformAccount(p), accounts.merchants, owed - fromFund);
  m.compensated[p] = m.compensated[p] + owed;
}
