import { inspectStores } from '../mechanisms/inspectStores.ts';
import { changed, missingFrom, twoShares, where } from './copies.ts';
import type { StepLaw } from './law.ts';

export const moreInspectionsFindMore: StepLaw = {
  kind: 'step',
  name: 'moreInspectionsFindMore',
  rule: 25,
  statement: {
    en: 'Every store that is inspected, flagged or closed at a lower inspection rate is so at a higher one.',
  },
  steps: [inspectStores],
  vary: (m, pick) => twoShares(pick).map((rate) => changed(m, (x) => x.inspection.fill(rate))),
  check([low, high]) {
    const sets = [
      ['inspected', where(low.inspected, (x) => x > 0), where(high.inspected, (x) => x > 0)],
      ['flagged', where(low.inspected, (x) => x === 2), where(high.inspected, (x) => x === 2)],
      ['closed', where(low.closed, (x) => x === 2), where(high.closed, (x) => x === 2)],
    ] as const;
    return sets.flatMap(([what, few, many]) =>
      missingFrom(many, few).map(
        (i) => `store ${i} is ${what} at rate ${low.inspection[0]} and not at ${high.inspection[0]}`,
      ),
    );
  },
};
