import { inspectStores } from '../mechanisms/inspectStores.ts';
import { missingFrom, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

/** Sharp inspections still blur goods this near to the threshold. */
const BLUR = 1e-6;

export const unerringInspectionsCloseBadStores: StepLaw = {
  kind: 'step',
  name: 'unerringInspectionsCloseBadStores',
  rule: 25,
  statement: {
    en: 'Where nothing is missed, nothing is flagged by mistake, inspections are sharp and one flag closes, they close stores with goods below q* and nobody else; at rate one, all of these.',
  },
  steps: [inspectStores],
  vary(m, pick) {
    const threshold = pick.between(0.2, 0.9);
    if (where(m.goodness, (q, i) => m.open[i] === 1 && Math.abs(q - threshold) <= BLUR).length > 0) return [];
    return [pick.share(), 1].map((rate) => {
      const copy = withParameters(m, { ...unerring, 'inspect.threshold': threshold });
      copy.inspection.fill(rate);
      copy.inspectionByRisk.fill(0);
      return copy;
    });
  },
  check([some, all], before) {
    const threshold = some.frame.parameters['inspect.threshold'];
    const bad = where(before.open, (x, i) => x === 1 && before.goodness[i] < threshold);
    const [few, every] = [some, all].map((m) => where(m.closed, (x) => x === 2));
    const of = (i: number): string => `store ${i} with goods of ${before.goodness[i]} against ${threshold}`;
    return [
      ...missingFrom(bad, [...few, ...every]).map((i) => `${of(i)} is closed`),
      ...missingFrom(every, bad).map((i) => `${of(i)} stays open`),
    ];
  },
};

const unerring = {
  ...{ 'inspect.falseAlarm': 0, 'inspect.missed': 0, 'inspect.blindness': 0 },
  ...{ 'inspect.sharpness': 1e-9, 'inspect.strikes': 1 },
};
