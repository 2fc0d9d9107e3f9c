/** One sentence beside the runs of which it speaks. */
import { formatDay } from '../base/calendar.ts';
import type { Results } from '../engine/results.ts';
import type { Expectation } from '../scenario/expectation.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { windowOf } from '../scenario/when.ts';
import { scenarioHash } from './hash.ts';
import { amount, type Measure } from './measures.ts';
import type { Case } from './study.ts';

/** A sentence, the scenario in which it stands, and the one that it compares it with. */
export interface Statement {
  readonly expectation: Expectation;
  readonly scenario: Scenario;
  /** Null where the sentence compares with nothing. */
  readonly against: Scenario | null;
}

/** A week that breaks a sentence about every week. */
export interface Breach {
  readonly replicate: number;
  readonly week: string;
  /** Null where the figure is defined in one of the two scenarios only. */
  readonly value: number | null;
}

/** Names one run: the same scenario on the same replicate, whoever asked for it. */
export const caseKey = (c: Pick<Case, 'scenario' | 'replicate'>): string =>
  `${c.replicate} ${scenarioHash(c.scenario)}`;

/** One replicate of which all runs are there. */
export interface Round {
  readonly replicate: number;
  /** The figure over a window: of the scenario, or the difference that the sentence speaks of. */
  readonly observe: (from: number, until: number) => number;
  /** Whether the figure is defined in one of two scenarios and not in the other. */
  readonly vanishes: (from: number, until: number) => boolean;
}

/** The replicates whose runs a sentence needs are all there. */
export function roundsOf(
  { expectation: e, scenario, against }: Statement,
  runs: ReadonlyMap<string, Results>,
  replicates: number,
): Round[] {
  const figure: Measure = amount(e.metric.name, {
    ...(e.platform !== null && { platform: e.platform }),
    ...(e.channel !== null && { channel: e.channel }),
    ...(e.tier !== null && { tier: e.tier }),
  });
  const changes = e.claim.against !== null && 'path' in e.claim.against;
  return Array.from({ length: replicates }, (_, i) => i + 1).flatMap((replicate): Round[] => {
    const run = (s: Scenario): Results | undefined => runs.get(caseKey({ scenario: s, replicate }));
    const [own, other] = [run(scenario), against && run(against)];
    if (!own || other === undefined) return [];
    return [
      {
        replicate,
        observe(from, until) {
          const value = figure(own, { from, until }, null);
          if (other === null) return value;
          const beside = figure(other, { from, until }, null);
          return changes ? beside - value : value - beside;
        },
        vanishes(from, until) {
          if (other === null) return false;
          const [value, beside] = [own, other].map((r) => figure(r, { from, until }, null));
          return Number.isFinite(value) !== Number.isFinite(beside);
        },
      },
    ];
  });
}

/** What one sentence was seen to do: how often it held, over what, and where it broke first. */
export interface Seen {
  readonly checked: number;
  readonly held: number;
  /** Weeks that are looked at in each replicate; null where the time is looked at as a whole. */
  readonly weeks: number | null;
  /** Replicates of which all runs are there, whether the figure is defined in them or not. */
  readonly replicates: number;
  readonly values: readonly number[];
  readonly broken: Breach | null;
}

/**
 * Looks at a sentence in every replicate: week by week where it claims to be exact, over its time as a whole otherwise.
 * Where a figure is not defined, a ratio without a denominator, nothing is said; but one that is defined on one side of a
 * comparison only is no exact equal.
 */
export function see(statement: Statement, rounds: readonly Round[]): Seen {
  const { claim, when } = statement.expectation;
  const window = windowOf(when, statement.scenario.run);
  const weeks = window && claim.exact ? weeksIn(statement, window) : null;
  const seen = {
    ...{ checked: 0, held: 0, weeks: weeks && weeks.length, replicates: rounds.length },
    ...{ values: [] as number[], broken: null as Breach | null },
  };
  if (!window) return seen;
  const { low, high, closed } = claim;
  const holds = (x: number): boolean => (closed ? x >= low && x <= high : x > low && x < high);
  for (const { replicate, observe, vanishes } of rounds) {
    const value = observe(window.from, window.until);
    const defined = Number.isFinite(value);
    if (defined) seen.values.push(value);
    if (weeks === null) {
      seen.checked += defined ? 1 : 0;
      seen.held += defined && holds(value) ? 1 : 0;
      continue;
    }
    for (const week of weeks) {
      const x = observe(week, week + 7);
      const gone = vanishes(week, week + 7);
      if (!Number.isFinite(x) && !gone) continue;
      seen.checked++;
      if (!gone && holds(x)) seen.held++;
      else seen.broken ??= { replicate, week: formatDay(week), value: gone ? null : x };
    }
  }
  return seen;
}

/**
 * Mondays of the weeks that a window speaks of. A run knows whole weeks only, so one that a period shares with its
 * neighbour is looked at whole: what sells in it may have sold in the period. A stock is taken when its week ends, and
 * belongs to the period in which that is.
 */
function weeksIn(
  { expectation, scenario }: Statement,
  { from, until }: { from: number; until: number },
): number[] {
  const { run } = scenario;
  const all = Array.from({ length: run.weeks }, (_, week) => run.from + 7 * week);
  const stock = expectation.metric.kind === 'stock';
  return all.filter((monday) => monday + 7 > from && (stock ? monday + 7 <= until : monday < until));
}
