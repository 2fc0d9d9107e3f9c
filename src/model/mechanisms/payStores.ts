import { accounts, payOut, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { dueSlot, groups, HOSTED, lags, SEARCHED, splitOverStores } from '../orderGroups.ts';
import { mayClaim, pay, ration, subsidyAt } from '../subsidies.ts';
import { commissionOf, costShare } from './costs.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * SM9, SM11: what merchants keep of their orders reaches the stores, exactly to the fen, in proportion to sales less the
 * commission that each pays; so does what they will owe for returned orders. Goods are bought at cost. SM16: a commission
 * rebate gives part of the take back, on what is not expected to come back, to the tiers that may claim.
 *
 * Leaves out: credit, stocks.
 */
export const payStores: Mechanism = {
  name: 'payStores',
  reads: [
    'claim',
    'storeSold',
    'storeSales',
    'storeBack',
    'poolNet',
    'poolRefunds',
    'commission',
    'storePool',
    'predatory',
    'tier',
    'logPrice',
    'cash',
    'ledger',
    'storeNet',
    'returnsDue',
    'refundsDue',
    'subsidyRate',
    'subsidyBudget',
    'subsidyTiers',
    'subsidyClaims',
    'subsidyPaid',
    'subsidySpent',
  ],
  writes: [
    'storeNet',
    'cash',
    'ledger',
    'returnsDue',
    'refundsDue',
    'subsidyClaims',
    'subsidyServed',
    'subsidyPaid',
    'subsidySpent',
  ],
  run(m) {
    payNet(m);
    layByRefunds(m);
    buyGoods(m);
    payRebates(m);
  },
};

/** Share of a yuan of a group’s sales that the commission leaves to the merchant. */
function afterCommission(m: Market, i: number, group: number): number {
  if (group === SEARCHED) return 1;
  return 1 - commissionOf(m, Math.floor(i / m.frame.sizes.platforms), m.storePool[i]);
}

function payNet(m: Market): void {
  const weights = new Float64Array(m.open.length * groups);
  for (let i = 0; i < m.open.length; i++) {
    if (m.claim[i] === 0) continue;
    for (let group = 0; group < groups; group++) {
      const at = i * groups + group;
      weights[at] = m.storeSold[at] * afterCommission(m, i, group);
    }
  }
  splitOverStores(m, groups, m.poolNet, weights, (i, _, fen) => credit(m, i, fen));
}

function credit(m: Market, i: number, fen: number): void {
  const merchant = Math.floor(i / m.frame.sizes.platforms);
  m.storeNet[i] = m.storeNet[i] + fen;
  m.cash[merchant] = m.cash[merchant] + fen;
}

function layByRefunds(m: Market): void {
  const stores = m.open.length;
  const weights = new Float64Array(stores * lags);
  for (let i = 0; i < stores; i++) {
    if (m.storeSales[i] === 0) continue;
    const found = m.storeSold[i * groups + SEARCHED] / m.storeSales[i];
    const kept = found + (1 - found) * afterCommission(m, i, HOSTED);
    for (let lag = 0; lag < lags; lag++) {
      const back = m.storeBack[i * lags + lag];
      if (back === 0) continue;
      weights[i * lags + lag] = back * kept;
      const due = dueSlot(m.week, lag + 1) * stores + i;
      m.returnsDue[due] = m.returnsDue[due] + back;
    }
  }
  splitOverStores(m, lags, m.poolRefunds, weights, (i, lag, fen) => {
    const due = dueSlot(m.week, lag + 1) * stores + i;
    m.refundsDue[due] = m.refundsDue[due] + fen;
  });
}

function buyGoods(m: Market): void {
  const P = m.frame.sizes.platforms;
  for (let i = 0; i < m.storeSales.length; i++) {
    if (m.storeSales[i] === 0) continue;
    const merchant = Math.floor(i / P);
    const goods = Math.floor(costShare(m, merchant, m.storePool[i]) * m.storeSales[i]);
    payOut(m, merchant, accounts.suppliers, goods);
    m.storeNet[i] = m.storeNet[i] - goods;
  }
}

function payRebates(m: Market): void {
  const P = m.frame.sizes.platforms;
  const claims = new Float64Array(m.open.length);
  for (let i = 0; i < claims.length; i++) {
    if (m.storeSales[i] === 0) continue;
    const at = subsidyAt(m, 'commissionRebate', i % P);
    const tier = m.tier[Math.floor(i / P)];
    if (m.subsidyRate[at] === 0 || !mayClaim(m, 'commissionRebate', i % P, tier)) continue;
    claims[i] = Math.floor(m.subsidyRate[at] * m.frame.fees[i % P].take * keptSales(m, i));
    m.subsidyClaims[at] = m.subsidyClaims[at] + claims[i];
  }
  ration(m, 'commissionRebate');
  for (let i = 0; i < claims.length; i++) {
    if (claims[i] === 0) continue;
    const fen = pay(m, 'commissionRebate', i % P, claims[i]);
    transfer(m, platformAccount(i % P), accounts.merchants, fen);
    credit(m, i, fen);
  }
}

/** Sales of the week less what is expected back. */
function keptSales(m: Market, i: number): number {
  let kept = m.storeSales[i];
  for (let lag = 0; lag < lags; lag++) kept -= m.storeBack[i * lags + lag];
  return kept;
}
