import { accounts, firstPlatformAccount } from '../ledger.ts';
import type { Market } from '../market.ts';
import { settleOrders } from '../mechanisms/settleOrders.ts';
import { copyOf, total, where } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Cells that are settled alone, so that the ledger tells their legs and nobody else’s. */
const CELLS = 4;

export const whatBuyersPayIsReceived: StepLaw = {
  kind: 'step',
  name: 'whatBuyersPayIsReceived',
  rule: 2,
  statement: {
    en: 'For every cell, what buyers pay and coupons add up to the list prices, and so does what merchants, anchors, agencies and platforms receive; each in whole fen.',
  },
  steps: [settleOrders],
  vary(m, pick) {
    const cells = where(m.sales, (fen) => fen > 0);
    if (cells.length === 0) return [];
    const some = Array.from({ length: CELLS }, () => cells[pick.below(cells.length)]);
    return [copyOf(m), ...some.map((rg) => alone(m, rg))];
  },
  check: (after, before) => after.flatMap((m) => unevenLegs(m, before)),
};

/** A copy in which nothing else was sold. */
function alone(m: Market, rg: number): Market {
  const copy = copyOf(m);
  copy.sales.fill(0);
  copy.sales[rg] = m.sales[rg];
  return copy;
}

function unevenLegs(m: Market, before: Market): string[] {
  const of = (column: 'ledger' | 'subsidyPaid', counts: (i: number) => boolean = () => true): number =>
    total(m[column], counts) - total(before[column], counts);
  const sold = total(m.sales);
  const coupons = of('subsidyPaid');
  const earned = earnedBy(m) - earnedBy(before);
  const platforms = of('ledger', (i) => i >= firstPlatformAccount);
  const { consumers, merchants, anchors, mcns } = accounts;
  const paid = -of('ledger', (i) => i === consumers);
  const received = of('ledger', (i) => i === merchants || i === anchors || i === mcns);
  const [own, told] = [of('ledger', (i) => i === merchants), total(m.poolNet)];
  const cells = where(m.sales, (fen) => fen > 0);
  const cell = cells.length === 1 ? `cell ${cells[0]}` : 'all cells';
  return [
    ...(paid + coupons === sold ? [] : [`${cell}: ${paid} paid and ${coupons} of coupons for ${sold} fen`]),
    ...(received + earned === sold ? [] : [`${cell}: ${received + earned} received of ${sold} fen`]),
    ...(own === told ? [] : [`${cell}: merchants get ${own} fen and are told of ${told}`]),
    ...(platforms === earned - coupons
      ? []
      : [`${cell}: platforms hold ${platforms} of ${earned - coupons}`]),
    ...(m.ledger.every(Number.isSafeInteger) ? [] : [`${cell}: not whole fen`]),
  ];
}

/** Fen that platforms earned by orders. */
const earnedBy = (m: Market): number =>
  [m.takeEarned, m.cutEarned, m.feesEarned, m.adsEarned].reduce((sum, column) => sum + total(column), 0);
