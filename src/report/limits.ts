import { scoreOf } from './fitScore.ts';
import type { View } from './view.ts';
import { count } from './words/numbers.ts';

/** What the model cannot say, with how many of its assumptions have no source. */
export function limitsOf({ report: { assumptions }, words }: View): readonly string[] {
  const assumed = assumptions.filter((a) => a.grade === 'assumed');
  return words.limits(count(assumed.length), count(assumptions.length));
}

/** How many figures of the past the model meets; null where the report judges none. */
export function pastMet({ report, words, scenarioTitle }: View): string | null {
  const [checks, fitted] = (['check', 'fit'] as const).map((use) => scoreOf(report.fit, use));
  if (checks.judged + fitted.judged === 0) return null;
  return words.pastMet(scenarioTitle(report.judged), checks, fitted);
}
