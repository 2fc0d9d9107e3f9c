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

/** Good sellers lost per bad one removed: a ratio of means; without ends where the replicates set no bounds. */
export interface GoodPerBad {
  readonly value: number;
  readonly p10: number | null;
  readonly p90: number | null;
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
    // Fieller's interval may reach below zero, where no ratio of numbers of sellers can lie.
    goodPerBad: per
      ? { value: per.value, p10: per.p10 === null ? null : Math.max(0, per.p10), p90: per.p90 }
      : null,
  };
}

export const inspectedStores = (v: Verdicts): number =>
  v.badFlagged + v.badPassed + v.goodFlagged + v.goodPassed;

/** Whether any good seller is lost; where none is, there is no ratio to speak of. */
export const losesGood = (v: Verdicts): v is Verdicts & { readonly goodPerBad: GoodPerBad } =>
  v.goodPerBad !== null && ((v.goodPerBad.p90 ?? v.goodPerBad.value) > 0 || (v.removedGood ?? 0) > 0);

/** The verdicts of all scenarios that report them, the baseline first. */
export const allVerdicts = (view: View, at: Choice): Verdicts[] =>
  allScenarios(view)
    .map((scenario) => verdictsOf(view, at, scenario))
    .filter((v) => v !== null);

/** The scenario that inspects most among those that change a setting of the platform; the baseline where none does. */
export function strictest(view: View, platform: string, all: readonly Verdicts[]): Verdicts {
  const changed = new Set(
    view.report.scenarios.filter((s) => s.touches.some((t) => t.platform === platform)).map((s) => s.name),
  );
  const some = all.filter((v) => changed.has(v.scenario));
  const [first] = some.length > 0 ? some : all;
  return some.reduce((most, v) => (inspectedStores(v) > inspectedStores(most) ? v : most), first);
}

/** Whether all scenarios inspect the same and find the same. */
export const allAlike = (all: readonly Verdicts[]): boolean =>
  all.length > 1 &&
  new Set(all.map(({ scenario: _, goodPerBad, ...counts }) => JSON.stringify([counts, goodPerBad]))).size ===
    1;

/** Why a scenario has no ratio of good sellers to bad ones. */
export function whyNoRatio(view: View, v: Verdicts): string {
  const { labels } = view.words.accounts;
  if (inspectedStores(v) === 0) return labels.noneInspected;
  return v.removedGood ? labels.onlyGoodRemoved : labels.noneRemoved;
}
