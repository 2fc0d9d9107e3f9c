import { Refusal, type Problem } from '../base/problem.ts';
import { estimateBytes } from '../compile/index.ts';
import { localExecutor } from '../runs/executors/local.ts';
import { estimate, refuseBeyondLimits } from '../runs/limits.ts';
import { checkTogether, type Overrides } from '../scenario/index.ts';
import { conduct } from '../study/conduct.ts';
import { engineIdentity } from '../study/engine.ts';
import {
  judgeExpectations,
  replicatesFor,
  scenariosOf,
  type ExpectationFindings,
  type Statement,
} from '../study/expectations.ts';
import { checkWords } from './checkWords.ts';
import type { CheckOptions } from './commands/check.ts';
import { exitCodes, UsageError } from './exit.ts';
import { judgeAll, lawsOf, type LawResult } from './lawChecks.ts';
import { warningsText } from './problemText.ts';
import { teller } from './progress.ts';
import { runWords } from './runWords.ts';
import { entry } from './entry.ts';
import { loadScenarios, type Loaded } from './scenarioFiles.ts';
import { listenForStop } from './signals.ts';
import { statementsOf } from './statements.ts';
import { note, result } from './streams.ts';
import { expectationTable, lawReport } from './verdicts.ts';

/** What `--json` prints. */
export interface Checked {
  readonly schema: 'cartban.check/1';
  readonly engine: { readonly version: string; readonly model: string };
  /** False where a signal came: sentences and laws are judged on what was run until then. */
  readonly complete: boolean;
  /** None where a signal came before the first of them. */
  readonly laws: readonly LawResult[];
  /** Null where no sentence was judged. */
  readonly expectations: ExpectationFindings | null;
}

/**
 * Judges expectations on threads, then laws on this one, and prints what became of them. A signal during the laws is heard
 * between two scenarios, and what was judged until then is told.
 */
export async function check(files: readonly string[], options: CheckOptions): Promise<void> {
  refuseIdleFlags(files, options);
  const asked = lawsOf(options.law);
  const { engine, population, until, set } = options;
  const given = Object.entries({ engine, population, until }).filter(([, value]) => value !== undefined);
  const overrides: Overrides = { set, ...Object.fromEntries(given) };
  const loaded = loadScenarios(files, overrides);
  refuseDoubles(files, loaded);
  // laws run each file by itself, some dozen times
  if (files.length > 0) refuseBeyondLimits(estimate(loaded.scenarios, 1, 1, estimateBytes));
  const { statements, problems } =
    options.law.length > 0 ? { statements: [], problems: [] } : statementsOf(files, loaded, overrides);
  if (problems.length > 0) throw new Refusal('invalid', [...loaded.warnings, ...problems]);
  if (!options.quiet && loaded.warnings.length > 0) note(`${warningsText(loaded.warnings)}\n`);
  const judged = statements.length > 0 ? await judgeStatements(statements, options) : null;
  if (judged && !options.json) await result(`${expectationTable(judged.findings, options.lang, width())}\n`);
  const { version, model } = engineIdentity;
  const expectations = judged?.findings ?? null;
  const known = { schema: 'cartban.check/1' as const, engine: { version, model }, expectations };
  if (judged?.stopped) {
    process.exitCode = judged.stopped;
    note(runWords[options.lang].lawsStopped);
    if (options.json) await result(JSON.stringify({ ...known, complete: false, laws: [] } satisfies Checked));
    return;
  }
  if (judged && !options.quiet) note(checkWords[options.lang].lawsNext);
  const grounds = loaded.scenarios.map((scenario, i) => ({ scenario, file: files[i] }));
  const stop = listenForStop();
  const on = grounds.length > 0 ? grounds : [{ scenario: null, file: null }];
  let laws: LawResult[];
  try {
    laws = await judgeAll(asked, on, options, stop.signal);
  } finally {
    stop.release();
  }
  if (stop.code() !== null) note(runWords[options.lang].lawsPartly);
  const checked: Checked = { ...known, complete: stop.code() === null, laws };
  await result(
    options.json ? JSON.stringify(checked) : lawReport(laws, options.lang, width(), options.law.length > 0),
  );
  process.exitCode = stop.code() ?? codeOf(checked);
}

/** Columns of the terminal, or of a page where there is none. */
const width = (): number => Math.max(60, Math.min(140, process.stdout.columns ?? 100));

/** Flags that would change nothing. */
function refuseIdleFlags(files: readonly string[], options: CheckOptions): void {
  const { runs, law, replicates, out, set } = options;
  if (files.length === 0) {
    const scenarios = (['replicates', 'engine', 'population', 'until'] as const).filter(
      (name) => options[name],
    );
    const [idle] = [...scenarios, ...(set.length > 0 ? ['set'] : [])];
    if (idle !== undefined) throw new UsageError(`--${idle} needs a scenario file`);
    return;
  }
  const refuse = (given: boolean, message: string): void => {
    if (given) throw new UsageError(message);
  };
  refuse(runs !== undefined, '--runs counts random scenarios, which are checked when no file is named');
  refuse(out !== undefined, '--out is for random scenarios, which are checked when no file is named');
  refuse(
    replicates !== undefined && law.length > 0,
    '--replicates is for the sentences of expect:, which --law leaves out',
  );
}

function refuseDoubles(files: readonly string[], { scenarios }: Loaded): void {
  const named = scenarios.map((scenario, i) => ({ file: files[i], scenario }));
  const problems: Problem[] = checkTogether(named).filter((p) => p.severity === 'error');
  if (problems.length > 0) throw new Refusal('invalid', problems);
}

/** Runs what the sentences speak of; a check that is stopped is judged on what was finished. */
async function judgeStatements(
  statements: readonly Statement[],
  options: CheckOptions,
): Promise<{ findings: ExpectationFindings; stopped: number | null }> {
  const replicates = Number(options.replicates ?? replicatesFor(statements));
  const seed = Number(options.seed ?? statements[0].scenario.run.seed);
  const scenarios = scenariosOf(statements);
  const plan = estimate(scenarios, replicates, options.jobs, estimateBytes);
  refuseBeyondLimits(plan);
  const jobs = Math.min(options.jobs, plan.runs);
  if (!options.quiet) note(runWords[options.lang].checking(plan.runs, scenarios.length, jobs, plan.bytes));
  const tell = teller(plan.runs, jobs, options);
  const study = judgeExpectations({ statements, replicates, seed });
  const stop = listenForStop();
  try {
    const execute = localExecutor({ worker: entry('worker.js'), jobs: options.jobs, stop: stop.signal });
    const { history } = await conduct(study, execute, (progress) => tell.tell(progress));
    return { findings: study.conclude(history), stopped: stop.code() };
  } finally {
    tell.end();
    stop.release();
  }
}

/** A broken law or a refuted sentence is a failed check, as is a run that failed; what is undecided is none. */
function codeOf({ laws, expectations }: Checked): number {
  const failed =
    laws.some((law) => law.verdict === 'broken') ||
    expectations?.expectations.some((e) => e.verdict === 'refuted') ||
    (expectations?.failures.length ?? 0) > 0;
  return failed ? exitCodes.failures : exitCodes.ok;
}
