import type { Interval, SubsidyReturn } from '../study/findings.ts';
import { rounded } from './rounded.ts';

const interval = (i: Interval): Interval => ({
  ...{ value: rounded(i.value), low: i.low === null ? null : rounded(i.low) },
  ...{ high: i.high === null ? null : rounded(i.high), n: i.n },
});
const maybe = (i: Interval | null): Interval | null => i && interval(i);

/** A few dozen numbers a scenario; rounded like all others. */
export const pageSubsidy = (s: SubsidyReturn): SubsidyReturn => ({
  ...{ ...s, spend: maybe(s.spend), deadweight: maybe(s.deadweight) },
  returns: s.returns.map((r) => ({ ...r, gain: interval(r.gain), perYuan: maybe(r.perYuan) })),
  doses: s.doses.map((d) => ({
    ...{ ...d, spend: interval(d.spend), gain: interval(d.gain), marginal: maybe(d.marginal) },
  })),
});
