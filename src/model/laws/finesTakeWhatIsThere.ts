import type { Market } from '../market.ts';
import { inspectStores } from '../mechanisms/inspectStores.ts';
import { total, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

export const finesTakeWhatIsThere: StepLaw = {
  kind: 'step',
  name: 'finesTakeWhatIsThere',
  rule: 7,
  statement: {
    en: 'A fine takes no more than some weeks of the store’s sales, and no more than the deposit and what cash there is; fines and forfeited deposits are the money that funds gain.',
  },
  steps: [inspectStores],
  vary(m, pick) {
    const harsh = { 'flag.fine': pick.between(0, 50), 'inspect.strikes': 1 + pick.below(3) };
    const copy = withParameters(m, { ...harsh, 'inspect.threshold': 0.6 });
    copy.inspection.fill(1);
    return [copy];
  },
  check: ([m], before) => [...beyondDue(m, before), ...beyondCash(m, before), ...astray(m, before)],
};

/** Of a store’s fine, what its deposit bore and what its sellers’ cash. */
const borne = (m: Market, before: Market, i: number): readonly [number, number] => [
  before.escrow[i] - m.escrow[i],
  before.storeNet[i] - m.storeNet[i],
];

/** Whole fen of the weeks of sales, per real seller in yuan, for all sellers that a merchant stands for. */
function fineDue(m: Market, before: Market, i: number): number {
  const sellers = before.weight[Math.floor(i / m.frame.sizes.platforms)];
  return Math.floor(m.frame.parameters['flag.fine'] * before.revenue[i] * sellers * 100);
}

function beyondDue(m: Market, before: Market): string[] {
  return Array.from(m.open).flatMap((_, i) => {
    const [deposit, cash] = borne(m, before, i);
    const fine = m.inspected[i] === 2 ? fineDue(m, before, i) : 0;
    if (m.closed[i] === 2 && m.escrow[i] !== 0)
      return [`store ${i} is closed, its deposit ${m.escrow[i]} fen`];
    const most = m.closed[i] === 2 ? Math.max(fine, before.escrow[i]) : fine;
    const fair =
      deposit >= 0 && cash >= 0 && deposit + cash <= most && cash <= Math.max(0, fine - before.escrow[i]);
    return fair ? [] : [`store ${i} pays ${deposit} and ${cash} fen for a fine of ${fine}`];
  });
}

function beyondCash(m: Market, before: Market): string[] {
  return Array.from(m.cash).flatMap((fen, merchant) =>
    fen >= Math.min(0, before.cash[merchant])
      ? []
      : [`merchant ${merchant} had ${before.cash[merchant]} and has ${fen} fen`],
  );
}

function astray(m: Market, before: Market): string[] {
  const P = m.frame.sizes.platforms;
  return m.frame.platformNames.flatMap((_, p) => {
    const here = (i: number): boolean => i % P === p;
    const deposits = total(before.escrow, here) - total(m.escrow, here);
    const paid = deposits + total(before.storeNet, here) - total(m.storeNet, here);
    const fund = m.fund[p] - before.fund[p];
    const told = m.finesTaken[p] - before.finesTaken[p];
    return fund === paid && told === paid
      ? []
      : [`platform ${p} took ${paid}, its fund ${fund}, it says ${told} fen`];
  });
}
