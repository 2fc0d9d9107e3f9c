import { inspectStores } from '../mechanisms/inspectStores.ts';
import type { Mechanism } from '../mechanisms/mechanism.ts';
import { twoShares, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

const WEEKS = 6;

/** A week on: stores that are still open are a week older, and so tell how long they were. */
const growOlder: Mechanism = {
  name: 'growOlder',
  reads: ['open', 'age'],
  writes: ['age'],
  run(m) {
    m.week++;
    for (const i of where(m.open, (x) => x === 1)) m.age[i] = m.age[i] + 1;
  },
};

export const moreInspectionsLeaveFewerStores: StepLaw = {
  kind: 'step',
  name: 'moreInspectionsLeaveFewerStores',
  rule: 25,
  statement: {
    en: 'With entry and effort frozen, a store that is open in some later week under more inspections is open in it under fewer, so that no week has more stores with goods below q* open.',
  },
  steps: Array.from({ length: WEEKS }, () => [inspectStores, growOlder]).flat(),
  vary(m, pick) {
    const strikes = 1 + pick.below(3);
    return twoShares(pick).map((rate) => {
      const copy = withParameters(m, { 'inspect.strikes': strikes });
      copy.inspection.fill(rate);
      // complaints are compared with those of stores that are open: who is inspected would hang on who is left
      copy.inspectionByRisk.fill(0);
      copy.age.fill(0);
      return copy;
    });
  },
  check: ([few, many]) =>
    where(many.age, (weeks, i) => weeks > few.age[i]).map(
      (i) => `store ${i} lasts ${few.age[i]} weeks and ${many.age[i]} under more inspections`,
    ),
};
