import { parseDay } from '../base/calendar.ts';
import { spread, type Spread } from '../analysis/index.ts';
import type { Results } from '../engine/results.ts';
import type { FitRow } from './findings.ts';
import { fitTargets, periodWords, type FitTarget, type Told } from './fitTargets.ts';

/** Information dated after this day only checks the model and never fits it. */
export const CUT_OFF = parseDay('2020-06-30')!;

/** One run that follows the real history, with its pair without the ban where the study has one. */
export interface HistoryRun {
  readonly run: Results;
  readonly without: Results | null;
}

function inside({ run }: HistoryRun, { window }: FitTarget): boolean {
  return window.from >= run.from && window.until <= run.from + 7 * run.weeks;
}

/** The target as the runs have it, or null when any of them cannot say. */
function simulate(runs: readonly HistoryRun[], target: FitTarget): Spread | null {
  if (runs.length === 0 || target.measure === null) return null;
  const values = runs.map(({ run, without }) => target.measure!(run, target.window, without));
  return values.every(Number.isFinite) ? spread(values) : null;
}

const unmeasured: Told = { en: 'Not measured in this study.', zh: '本研究没有测量。' };
const outside: Told = { en: 'Outside the run.', zh: '超出模拟期。' };
const joined = (a: Told, b: Told): Told => ({ en: `${a.en} ${b.en}`.trim(), zh: a.zh + b.zh });

function row(runs: readonly HistoryRun[], target: FitTarget): FitRow {
  const { id, what, window, unit, observed, low, high, source, grade } = target;
  const covered = runs.every((r) => inside(r, target));
  const simulated = covered ? simulate(runs, target) : null;
  const missing = covered ? unmeasured : outside;
  return {
    ...{ id, what, period: periodWords(window), unit, observed, low, high },
    simulated: simulated?.median ?? null,
    p10: simulated?.p10 ?? null,
    p90: simulated?.p90 ?? null,
    ratio: simulated && observed ? simulated.median / observed : null,
    ...{ source, grade, use: window.until - 1 <= CUT_OFF ? 'fit' : 'check' },
    note: simulated || target.measure === null ? target.note : joined(missing, target.note),
  };
}

/**
 * Every target beside what the runs say of it; what they cannot say is listed with the reason. `policing` are runs with
 * stricter inspection, each paired with the real history.
 */
export const fitRows = (runs: readonly HistoryRun[], policing: readonly HistoryRun[] = []): FitRow[] =>
  fitTargets.map((target) => row(target.pair === 'policing' ? policing : runs, target));
