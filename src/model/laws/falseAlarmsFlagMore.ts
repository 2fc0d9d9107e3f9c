import { inspectStores } from '../mechanisms/inspectStores.ts';
import { missingFrom, twoShares, where, withParameters } from './copies.ts';
import type { StepLaw } from './law.ts';

export const falseAlarmsFlagMore: StepLaw = {
  kind: 'step',
  name: 'falseAlarmsFlagMore',
  rule: 26,
  statement: { en: 'Every store that is flagged at a lower false-alarm rate is flagged at a higher one.' },
  steps: [inspectStores],
  vary: (m, pick) =>
    twoShares(pick).map((rate) => {
      const copy = withParameters(m, { 'inspect.falseAlarm': rate });
      copy.inspection.fill(1);
      return copy;
    }),
  check([low, high]) {
    const [few, many] = [low, high].map((m) => where(m.inspected, (x) => x === 2));
    return missingFrom(many, few).map((i) => {
      const [a, b] = [low, high].map((m) => m.frame.parameters['inspect.falseAlarm']);
      return `store ${i} is flagged at a false-alarm rate of ${a} and not at ${b}`;
    });
  },
};
