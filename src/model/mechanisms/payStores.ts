import { accounts, payOut, platformAccount, transfer } from '../ledger.ts';
import type { Market } from '../market.ts';
import { dueSlot, groups, lags, SEARCHED, splitOverStores } from '../orderGroups.ts';
import { mayClaim, pay, ration, subsidyAt } from '../subsidies.ts';
import { cheapness, commissionOf, costShare } from './costs.ts';
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

/** Share of a yuan of content-led sales that the commission leaves to the merchant. */
const afterCommission = (m: Market, merchant: number, i: number): number =>
  1 - commissionOf(m, merchant, m.storePool[i]);

function payNet(m: Market): void {
  const { claim, storeSold, storeNet, cash } = m;
  const shares = new Float64Array(storeSold.length);
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    const kept = afterCommission(m, m.frame.merchantOf[i], i);
    const at = i * groups;
    for (let group = 0; group < SEARCHED; group++) shares[at + group] = storeSold[at + group] * kept;
    shares[at + SEARCHED] = storeSold[at + SEARCHED];
  }
  splitOverStores(m, groups, m.poolNet, shares);
  for (let i = 0; i < claim.length; i++) {
    if (claim[i] === 0) continue;
    let fen = 0;
    for (let group = 0; group < groups; group++) fen += shares[i * groups + group];
    const merchant = m.frame.merchantOf[i];
    storeNet[i] = storeNet[i] + fen;
    cash[merchant] = cash[merchant] + fen;
  }
}

function layByRefunds(m: Market): void {
  const { storeSales, storeSold, storeBack, returnsDue, refundsDue } = m;
  const { stores } = m.frame.sizes;
  const shares = new Float64Array(stores * lags);
  const due = Array.from({ length: lags }, (_, lag) => dueSlot(m.week, lag + 1) * stores);
  for (let i = 0; i < stores; i++) {
    if (storeSales[i] === 0) continue;
    const found = storeSold[i * groups + SEARCHED] / storeSales[i];
    const kept = found + (1 - found) * afterCommission(m, m.frame.merchantOf[i], i);
    for (let lag = 0; lag < lags; lag++) {
      const back = storeBack[i * lags + lag];
      if (back === 0) continue;
      shares[i * lags + lag] = back * kept;
      returnsDue[due[lag] + i] = returnsDue[due[lag] + i] + back;
    }
  }
  splitOverStores(m, lags, m.poolRefunds, shares);
  for (let i = 0; i < stores; i++) {
    if (storeSales[i] === 0) continue;
    for (let lag = 0; lag < lags; lag++) {
      refundsDue[due[lag] + i] = refundsDue[due[lag] + i] + shares[i * lags + lag];
    }
  }
}

function buyGoods(m: Market): void {
  const { storeSales, storeNet, storePool } = m;
  const cheap = cheapness(m);
  for (let i = 0; i < storeSales.length; i++) {
    if (storeSales[i] === 0) continue;
    const merchant = m.frame.merchantOf[i];
    const goods = Math.floor(costShare(m, merchant, cheap[storePool[i]]) * storeSales[i]);
    payOut(m, merchant, accounts.suppliers, goods);
    storeNet[i] = storeNet[i] - goods;
  }
}

function credit(m: Market, i: number, fen: number): void {
  const merchant = m.frame.merchantOf[i];
  m.storeNet[i] = m.storeNet[i] + fen;
  m.cash[merchant] = m.cash[merchant] + fen;
}

function payRebates(m: Market): void {
  const claims = new Float64Array(m.open.length);
  const offered = m.frame.platformNames.some(
    (_, p) => m.subsidyRate[subsidyAt(m, 'commissionRebate', p)] > 0,
  );
  for (let i = 0; offered && i < claims.length; i++) {
    if (m.storeSales[i] === 0) continue;
    const at = subsidyAt(m, 'commissionRebate', m.frame.platformOf[i]);
    const tier = m.tier[m.frame.merchantOf[i]];
    if (m.subsidyRate[at] === 0 || !mayClaim(m, 'commissionRebate', m.frame.platformOf[i], tier)) continue;
    claims[i] = Math.floor(m.subsidyRate[at] * m.frame.fees[m.frame.platformOf[i]].take * keptSales(m, i));
    m.subsidyClaims[at] = m.subsidyClaims[at] + claims[i];
  }
  ration(m, 'commissionRebate');
  if (!offered) return;
  for (let i = 0; i < claims.length; i++) {
    if (claims[i] === 0) continue;
    const fen = pay(m, 'commissionRebate', m.frame.platformOf[i], claims[i]);
    transfer(m, platformAccount(m.frame.platformOf[i]), accounts.merchants, fen);
    credit(m, i, fen);
  }
}

/** Sales of the week less what is expected back. */
function keptSales(m: Market, i: number): number {
  let kept = m.storeSales[i];
  for (let lag = 0; lag < lags; lag++) kept -= m.storeBack[i * lags + lag];
  return kept;
}
