import { formatDay } from '../base/calendar.ts';
import {
  bands,
  diversionAccount,
  fourWeekly,
  netChanges,
  survivals,
  weekly,
  weeklyDifference,
  type Bands,
  type Label,
  type Series,
} from '../analysis/index.ts';
import type { Results } from '../engine/results.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { changesOfAll } from './changes.ts';
import { pairs, runsOf, type Comparison, type Run } from './compare.ts';
import type {
  AccountRow,
  ComparisonReport,
  Findings,
  FitRow,
  NetRow,
  SurvivalRow,
  WeeklySeries,
} from './findings.ts';
import { fitRows, type HistoryRun } from './fit.ts';
import { goodPerBad } from './goodPerBad.ts';
import { assumptionLedger } from './ledger.ts';
import { policyMarks } from './marks.ts';
import type { Outcome } from './study.ts';
import { referenceOf, touches } from './touches.ts';
import { wordingOf } from './words.ts';

/** The scenario that follows what happened, and the one that differs from it by the ban alone. */
const HISTORY = 'cart-ban';
const WITHOUT_BAN = 'no-ban';
/** The scenario that differs from what happened by stricter inspection alone. */
const STRICTER = 'ban-quality';

/** What the page draws week by week. */
const weeklyMetrics: ReadonlySet<string> = new Set([
  'gmv.attention',
  'gmv.settled',
  'gmv.linked',
  'closedLoopRatio',
  'stores.open',
  'anchors.idleShare',
  'quality.mean',
  'hhi.settled',
  'hhi.attention',
]);

const drawn = (l: Label): boolean => weeklyMetrics.has(l.metric) && l.channel === null && l.tier === null;
const smooth = (l: Label): boolean => drawn(l) && l.metric.startsWith('gmv.');

const seriesOf =
  (scenario: string) =>
  ({ label, ...rest }: Bands): WeeklySeries => ({ scenario, ...label, ...rest });

/** The series of every replicate, by scenario. */
type Replicates = ReadonlyMap<string, readonly ReadonlyMap<string, Series>[]>;

const weeklyOf = (all: Replicates): WeeklySeries[] =>
  [...all].flatMap(([scenario, runs]) => bands(runs, drawn).map(seriesOf(scenario)));

function fourWeeklyOf(all: Replicates): WeeklySeries[] {
  return [...all].flatMap(([scenario, runs]) => {
    const means = runs.map((run) => fourWeekly(run, smooth));
    return bands(means, smooth).map(seriesOf(scenario));
  });
}

/** Weeks at which survival is told: each at first, then ever fewer, up to a year. */
const survivalWeeks = [0, 1, 2, 3, 4, 6, 8, 10, 13, 17, 21, 26, 32, 39, 45, 52];

function survivalOf(scenario: string, runs: readonly Run[]): SurvivalRow[] {
  const rows = survivals(
    runs.map((r) => r.results),
    survivalWeeks,
  );
  return rows.map(({ state, platform, group, outcome, weeks, mean, p10, p90, n }) => ({
    ...{ scenario, state, platform, group, outcome, weeks, mean, p10, p90, n },
  }));
}

const accountOf = (scenario: string, paired: [Results, Results][]): AccountRow[] =>
  diversionAccount(paired).map(({ period, to, mean, p10, p90, n }) => ({
    ...{ scenario, to, period, mean, p10, p90, n },
  }));

const netOf = (scenario: string, paired: [Results, Results][]): NetRow[] =>
  netChanges(paired).map(({ period, cell, mean, p10, p90, n }) => ({
    ...{ scenario, cell, period, mean, p10, p90, n },
  }));

function fitOf(question: Comparison, history: readonly Outcome[]): FitRow[] {
  const has = (name: string): boolean => question.scenarios.some((s) => s.name === name);
  const real = runsOf(history, has(HISTORY) ? HISTORY : question.baseline);
  const without = has(HISTORY) && has(WITHOUT_BAN) ? runsOf(history, WITHOUT_BAN) : [];
  const paired = (runs: readonly Run[], others: readonly Run[]): HistoryRun[] =>
    runs.map(({ replicate, results }) => ({
      run: results,
      without: others.find((w) => w.replicate === replicate)?.results ?? null,
    }));
  const policed = has(HISTORY) && has(STRICTER) ? runsOf(history, STRICTER) : [];
  return fitRows(paired(real, without), paired(policed, real));
}

function provenance(base: Scenario, findings: Findings, made: Made): ComparisonReport['provenance'] {
  const { engine, population, merchants, anchors, from, weeks } = base.run;
  return {
    ...{ version: findings.engine.version, model: findings.engine.model, hash: findings.hash },
    ...{ seed: findings.seed, engine, population, merchants, anchors, from: formatDay(from), weeks },
    command: made.command,
    scenarioHashes: Object.fromEntries(findings.scenarios.map((s) => [s.name, s.hash])),
    plotly: made.plotly,
  };
}

/** What a scenario adds to which other one. */
function additionOf(question: Comparison, scenario: Scenario) {
  if (scenario.name === question.baseline) return { reference: null, touches: [] };
  const reference = referenceOf(question, scenario.name);
  const other = question.scenarios.find((s) => s.name === reference)!;
  return { reference, touches: touches(scenario, other) };
}

/** What only the door that made the report knows. */
export interface Made {
  /** The command that makes the same findings again. */
  readonly command: string;
  /** Version of the plotting library, or empty when no page is made. */
  readonly plotly: string;
}

/** Everything a page shows of a comparison, from the same outcomes as its findings. */
export function comparisonReport(
  question: Comparison,
  history: readonly Outcome[],
  findings: Findings,
  made: Made,
): ComparisonReport {
  const { scenarios, baseline, lang } = question;
  const base = scenarios.find((s) => s.name === baseline)!;
  const runs = new Map(scenarios.map((s) => [s.name, runsOf(history, s.name)]));
  const others = scenarios.filter((s) => s !== base);
  const levels: Replicates = new Map(
    scenarios.map((s) => [s.name, runs.get(s.name)!.map((r) => weekly(r.results))]),
  );
  const paired = new Map(others.map((s) => [s.name, pairs(runs.get(s.name)!, runs.get(baseline)!)]));
  const differences: Replicates = new Map(
    [...paired].map(([name, both]) => [name, both.map(([own, other]) => weeklyDifference(own, other))]),
  );
  const w = wordingOf(scenarios, lang);
  const changes = changesOfAll(scenarios, base, lang);
  return {
    findings,
    platforms: w.platforms.map((name) => ({ name, title: w.title(name) })),
    scenarios: scenarios.map((s) => ({
      name: s.name,
      title: w.text(s.title),
      question: s.question ? w.text(s.question) : null,
      ...changes.get(s.name)!,
      ...additionOf(question, s),
    })),
    weeks: Array.from({ length: base.run.weeks }, (_, w) => formatDay(base.run.from + 7 * w)),
    weekly: weeklyOf(levels),
    weeklyDifferences: weeklyOf(differences),
    fourWeekly: fourWeeklyOf(levels),
    fourWeeklyDifferences: fourWeeklyOf(differences),
    marks: policyMarks(scenarios, base, lang),
    survival: [...runs].flatMap(([name, of]) => survivalOf(name, of)),
    account: [...paired].flatMap(([name, both]) => accountOf(name, both)),
    net: [...paired].flatMap(([name, both]) => netOf(name, both)),
    goodPerBad: [...runs].flatMap(([name, of]) =>
      goodPerBad(
        name,
        of.map((r) => r.results),
      ),
    ),
    fit: fitOf(question, history),
    judged: scenarios.some((s) => s.name === HISTORY) ? HISTORY : baseline,
    planned: question.replicates,
    assumptions: assumptionLedger(scenarios, lang),
    provenance: provenance(base, findings, made),
  };
}
