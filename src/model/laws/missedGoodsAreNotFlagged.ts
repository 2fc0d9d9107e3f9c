import type { Market } from '../market.ts';
import { inspectStores } from '../mechanisms/inspectStores.ts';
import { missingFrom, twoShares, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

export const missedGoodsAreNotFlagged: StepLaw = {
  kind: 'step',
  name: 'missedGoodsAreNotFlagged',
  rule: 26,
  statement: {
    en: 'Every store that is flagged where more bad goods are missed, or where the platform sees less of its orders, is flagged where fewer are missed or more is seen.',
  },
  steps: [inspectStores],
  vary(m, pick) {
    const [few, many] = twoShares(pick);
    const [blind, seeing] = twoShares(pick);
    const blindness = pick.between(0, 5);
    const under = (missed: number, seen: number): Market => {
      const x = withParameters(m, { 'inspect.missed': missed, 'inspect.blindness': blindness });
      x.inspection.fill(1);
      x.visibleShare.fill(seen);
      return x;
    };
    return [under(few, seeing), under(many, seeing), under(few, blind)];
  },
  check([sharp, missing, blind]) {
    const flagged = (m: Market): number[] => where(m.inspected, (x) => x === 2);
    const among = (m: Market, why: string): string[] =>
      missingFrom(flagged(sharp), flagged(m)).map((i) => `store ${i} is flagged where ${why}, and not else`);
    const missed = missing.frame.parameters['inspect.missed'];
    return [
      ...among(missing, `${missed} of bad goods are missed`),
      ...among(blind, `${blind.visibleShare[0]} of orders are seen`),
    ];
  },
};
