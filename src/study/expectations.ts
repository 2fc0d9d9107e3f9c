/** The sentences of `expect`, judged on runs that share their replicates. */
import { fewestForDecision, spread, type Spread } from '../analysis/index.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { inCaseOrder, scenarioHash } from './hash.ts';
import { caseKey, roundsOf, see, type Breach, type Statement } from './statements.ts';
import type { Case, Outcome, Study } from './study.ts';
import { decide, type Decision } from './verdicts.ts';

export type { Statement } from './statements.ts';

/** The chance, at most, that any verdict with a p is wrong: an exact one, about every week that ran, has none. */
export const ERROR_LEVEL = 0.05;

export interface ExpectationQuestion {
  readonly statements: readonly Statement[];
  readonly replicates: number;
  readonly seed: number;
}

/** What the runs say of one sentence. */
export interface ExpectationVerdict extends Decision {
  readonly scenario: string;
  readonly statement: string;
  /** Name of the scenario with which it compares; null where it compares with none. */
  readonly against: string | null;
  readonly unit: string;
  /** Weeks that were looked at in each replicate; null where the time was looked at as a whole. */
  readonly weeks: number | null;
  /** Replicates of which all runs are there, whether the figure is defined in them or not. */
  readonly replicates: number;
  /** What was observed over the time as a whole (or the difference), over replicates; null where nothing was. */
  readonly observed: Spread | null;
  /** The first week that breaks a sentence about every week. */
  readonly broken: Breach | null;
}

export interface ExpectationFindings {
  readonly errorLevel: number;
  readonly replicates: number;
  readonly seed: number;
  readonly expectations: readonly ExpectationVerdict[];
  readonly failures: readonly {
    readonly scenario: string;
    readonly replicate: number;
    readonly stage: string;
    readonly message: string;
  }[];
}

const FEWEST = 8;

/** Replicates with which a check of these sentences can decide each of them, if they agree. */
export function replicatesFor(statements: readonly Statement[]): number {
  const tested = statements.filter((s) => !s.expectation.claim.exact).length;
  return Math.max(FEWEST, fewestForDecision(ERROR_LEVEL / Math.max(1, 2 * tested)));
}

/** The scenarios that must be run, each once. */
export function scenariosOf(statements: readonly Statement[]): Scenario[] {
  const all = statements.flatMap((s) => (s.against ? [s.scenario, s.against] : [s.scenario]));
  return [...new Map(all.map((s) => [scenarioHash(s), s])).values()];
}

/** Sentences as a study: every scenario that they speak of on the same replicates, round by round. */
export function judgeExpectations(question: ExpectationQuestion): Study<ExpectationFindings> {
  const { statements, replicates, seed } = question;
  const scenarios = scenariosOf(statements);
  return {
    kind: 'expectations',
    propose(history) {
      const known = new Set(history.map((o) => caseKey(o.case)));
      const open = Array.from({ length: replicates }, (_, i) => i + 1)
        .flatMap((replicate) => scenarios.map((scenario): Case => ({ scenario, seed, replicate })))
        .filter((c) => !known.has(caseKey(c)));
      return open.length > 0 ? open : null;
    },
    conclude: (history) =>
      conclude(
        question,
        inCaseOrder(history, (o) => o.case, scenarios),
      ),
  };
}

function conclude(
  { statements, replicates, seed }: ExpectationQuestion,
  history: readonly Outcome[],
): ExpectationFindings {
  const runs = new Map(
    history.flatMap((o) => ('results' in o ? [[caseKey(o.case), o.results] as const] : [])),
  );
  const seen = statements.map((s) => see(s, roundsOf(s, runs, replicates)));
  const decisions = decide(
    seen.map(({ checked, held }, i) => ({ checked, held, exact: statements[i].expectation.claim.exact })),
    ERROR_LEVEL,
  );
  return {
    errorLevel: ERROR_LEVEL,
    replicates: new Set(history.map((o) => o.case.replicate)).size,
    seed,
    expectations: statements.map(({ expectation, scenario, against }, i) => ({
      ...{ scenario: scenario.name, statement: expectation.text, against: against?.name ?? null },
      ...decisions[i],
      ...{ unit: expectation.metric.unit, weeks: seen[i].weeks, replicates: seen[i].replicates },
      observed: seen[i].values.length > 0 ? spread(seen[i].values) : null,
      broken: seen[i].broken,
    })),
    failures: history.flatMap(({ case: c, ...o }) =>
      'failure' in o ? [{ scenario: c.scenario.name, replicate: c.replicate, ...o.failure }] : [],
    ),
  };
}
