import { accounts } from '../ledger.ts';
import type { Market } from '../market.ts';
import { foreseeReturns } from '../mechanisms/foreseeReturns.ts';
import { payStores } from '../mechanisms/payStores.ts';
import { settleOrders } from '../mechanisms/settleOrders.ts';
import { dueSlot, groups, lags } from '../orderGroups.ts';
import { changed, total } from './copies.ts';
import type { StepLaw } from './law.ts';

export const refundsAreNoMoreThanOrders: StepLaw = {
  kind: 'step',
  name: 'refundsAreNoMoreThanOrders',
  rule: 5,
  statement: {
    en: 'Of a week’s orders no more is laid by for refunds than was sold and paid, store by store, pool by pool and for buyers as a whole, and all of it for the weeks of its lags.',
  },
  steps: [foreseeReturns, settleOrders, payStores],
  vary: (m, pick) =>
    total(m.storeSales) === 0
      ? []
      : [changed(m, (x) => x.refund.forEach((_, p) => (x.refund[p] = pick.share())))],
  check: ([m], before) => [...overStores(m, before), ...overPools(m), ...overBuyers(m, before)],
};

/** What is laid by for the week that a lag leads to, of one ring less what stood there before. */
const added = (now: Float64Array, old: Float64Array, at: number): number => now[at] - old[at];

function overStores(m: Market, before: Market): string[] {
  const stores = m.open.length;
  const breaches: string[] = [];
  for (let i = 0; i < stores; i++) {
    let back = 0;
    for (let lag = 0; lag < lags; lag++) {
      const due = m.storeBack[i * lags + lag];
      const laidBy = added(m.returnsDue, before.returnsDue, dueSlot(m.week, lag + 1) * stores + i);
      back += due;
      if (laidBy !== due)
        breaches.push(`store ${i} lays by ${laidBy} and not ${due} fen for week ${m.week + lag + 1}`);
    }
    if (back + m.storeRefused[i] > m.storeSales[i])
      breaches.push(
        `store ${i} sold ${m.storeSales[i]}, refunds ${back} and refuses ${m.storeRefused[i]} fen`,
      );
  }
  return breaches;
}

function overPools(m: Market): string[] {
  const { poolGroups } = m.frame.sizes;
  return Array.from({ length: poolGroups }, (_, part) => part).flatMap((part) => {
    const back = total(m.poolBack.subarray(part * lags, (part + 1) * lags));
    const [pool, group] = [Math.floor(part / groups), part % groups];
    return back <= m.poolSold[part]
      ? []
      : [`pool ${pool}, group ${group} refunds ${back} of ${m.poolSold[part]} fen`];
  });
}

function overBuyers(m: Market, before: Market): string[] {
  const { legs } = m.frame.sizes;
  const paid = before.ledger[accounts.consumers] - m.ledger[accounts.consumers];
  let refunded = 0;
  const breaches: string[] = [];
  for (let slot = 0; slot < lags; slot++) {
    const laidBy = (account: number): number => added(m.legsDue, before.legsDue, slot * legs + account);
    const sum = Array.from({ length: legs }, (_, a) => laidBy(a)).reduce((x, y) => x + y, 0);
    if (sum !== 0) breaches.push(`refunds of slot ${slot} sum to ${sum} fen`);
    if (laidBy(accounts.consumers) < 0) breaches.push(`buyers pay ${laidBy(accounts.consumers)} fen back`);
    refunded += laidBy(accounts.consumers);
  }
  return refunded <= paid ? breaches : [...breaches, `buyers paid ${paid} and get ${refunded} fen back`];
}
