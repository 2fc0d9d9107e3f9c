import type { View } from '../view.ts';
import { allScenarios } from './accounts.ts';
import type { Choice } from './exhibit.ts';

/** Stores inspected in a period by truth and verdict, means over replicates, and what follows from them. */
export interface Verdicts {
  readonly scenario: string;
  readonly badFlagged: number;
  readonly badPassed: number;
  readonly goodFlagged: number;
  readonly goodPassed: number;
  /** Flagged share of bad stores, flagged share of good ones, bad share of flagged ones; null of nothing. */
  readonly detection: number | null;
  readonly falseAlarms: number | null;
  readonly precision: number | null;
  readonly removedBad: number | null;
  readonly removedGood: number | null;
  readonly goodPerBad: GoodPerBad | null;
}

/** Good sellers lost per bad one removed: median and interval over the replicates that removed a bad one. */
export interface GoodPerBad {
  readonly value: number;
  readonly p10: number;
  readonly p90: number;
  readonly n: number;
}

const ratio = (part: number, rest: number): number | null => (part + rest > 0 ? part / (part + rest) : null);

/** The confusion matrix of one scenario; null where the study does not report it. */
export function verdictsOf(view: View, { platform, period }: Choice, scenario: string): Verdicts | null {
  const value = (metric: string): number | null =>
    view.measure(scenario, metric, platform, period)?.value ?? null;
  const counts = ['badFlagged', 'badPassed', 'goodFlagged', 'goodPassed'].map((c) =>
    value(`enforcement.${c}`),
  );
  if (counts.includes(null)) return null;
  const [badFlagged, badPassed, goodFlagged, goodPassed] = counts as number[];
  const per = view.measure(scenario, 'enforcement.goodPerBad', platform, period);
  return {
    ...{ scenario, badFlagged, badPassed, goodFlagged, goodPassed },
    detection: ratio(badFlagged, badPassed),
    falseAlarms: ratio(goodFlagged, goodPassed),
    precision: ratio(badFlagged, goodFlagged),
    removedBad: value('stores.removedBad'),
    removedGood: value('stores.removedGood'),
    goodPerBad:
      per && per.p10 !== null && per.p90 !== null
        ? { value: per.value, p10: per.p10, p90: per.p90, n: per.n }
        : null,
  };
}

export const inspectedStores = (v: Verdicts): number =>
  v.badFlagged + v.badPassed + v.goodFlagged + v.goodPassed;

/** Whether any good seller is lost; where none is, there is no ratio to speak of. */
export const losesGood = (v: Verdicts): v is Verdicts & { readonly goodPerBad: GoodPerBad } =>
  v.goodPerBad !== null && (v.goodPerBad.p90 > 0 || (v.removedGood ?? 0) > 0);

/** The verdicts of all scenarios that report them, the baseline first. */
export const allVerdicts = (view: View, at: Choice): Verdicts[] =>
  allScenarios(view)
    .map((scenario) => verdictsOf(view, at, scenario))
    .filter((v) => v !== null);

/** The scenario that inspects most, the focus where several do: the one a sentence speaks of. */
export function strictest(view: View, all: readonly Verdicts[]): Verdicts {
  const first = all.find((v) => v.scenario === view.focus) ?? all[0];
  return all.reduce((most, v) => (inspectedStores(v) > inspectedStores(most) ? v : most), first);
}

/** Why a scenario has no ratio of good sellers to bad ones. */
export function whyNoRatio(view: View, v: Verdicts): string {
  const { labels } = view.words.accounts;
  if (inspectedStores(v) === 0) return labels.noneInspected;
  return v.removedGood ? labels.onlyGoodRemoved : labels.noneRemoved;
}
