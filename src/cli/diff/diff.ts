import { realpathSync } from 'node:fs';
import { canonicalJson } from '../../base/canonical.ts';
import { formatDay, parseDay } from '../../base/calendar.ts';
import { Refusal } from '../../base/problem.ts';
import {
  compile,
  divergence,
  estimateBytes,
  solveConstants,
  unlike,
  whyAnchor,
  whyMerchant,
} from '../../compile/index.ts';
import { localExecutor } from '../../runs/executors/local.ts';
import { estimate, refuseBeyondLimits } from '../../runs/limits.ts';
import type { Scenario } from '../../scenario/index.ts';
import { changesByDate } from '../../study/changes.ts';
import { compare, completeRounds, type Comparison } from '../../study/compare.ts';
import { conduct } from '../../study/conduct.ts';
import { fewestForDirection } from '../../study/direction.ts';
import { engineIdentity } from '../../study/engine.ts';
import { scenarioHash } from '../../study/hash.ts';
import type { Study } from '../../study/study.ts';
import type { DiffOptions } from '../commands/diff.ts';
import { exitCodes, UsageError } from '../exit.ts';
import { warningsText } from '../problemText.ts';
import { teller } from '../progress.ts';
import { runWords } from '../runWords.ts';
import { entry } from '../entry.ts';
import { comparability } from '../run.ts';
import { loadScenarios } from '../scenarioFiles.ts';
import { listenForStop } from '../signals.ts';
import { note, result } from '../streams.ts';
import { headlinePeriod } from '../../study/headline.ts';
import { isHeadline } from './headlines.ts';
import { jsonOf, type DiffReport, type Explained, type Outcomes, type Side, type Trace } from './report.ts';
import { reportText } from './text.ts';

/** As few as allow a direction, to wait for no more. */
const REPLICATES = fewestForDirection;

/** The replicate that is traced: the first one that `run` would make. */
const TRACED = 1;

type Pair = readonly [Scenario, Scenario];

/** What a decision is asked of: `merchant:1234`. */
interface Asked {
  readonly kind: 'merchant' | 'anchor';
  readonly index: number;
  /** Week of the run, or null for where the two part. */
  readonly week: number | null;
}

/** Compares two scenario files: their policies, their outcomes, and where their runs part. */
export async function diff(a: string, b: string, options: DiffOptions): Promise<void> {
  const pair = pairOf([a, b], options);
  const [one, two] = pair;
  const asked = askedOf(options, one);
  const equal = mattersOf(one) === mattersOf(two);
  const side = (s: Scenario, file: string): Side => ({
    ...{ file, name: s.name, title: s.title[options.lang] ?? s.title.en, hash: scenarioHash(s) },
  });
  const told = {
    ...{ schema: 'cartban.diff/1' as const, engine: engineIdentity, seed: one.run.seed },
    ...{ a: side(one, a), b: side(two, b), equal },
    changes: equal ? [] : changesByDate(two, one, options.lang),
    ...{ outcomes: null, trace: null, why: null },
  };
  if (asked !== null) refuseBeyondLimits(estimate(pair, 1, 1, estimateBytes));
  if (asked !== null) return print({ ...told, why: explained(pair, asked) }, pair, options);
  if (equal) return print(told, pair, options);
  const { outcomes, stopped } = await outcomesOf(pair, options);
  const failed = outcomes !== null && outcomes.failures.length > 0;
  process.exitCode = stopped ?? (failed ? exitCodes.failures : exitCodes.ok);
  if (outcomes === null) return;
  if (stopped !== null) note(runWords[options.lang].untraced);
  await print({ ...told, outcomes, trace: stopped === null ? traced(pair) : null }, pair, options);
}

function print(report: DiffReport, pair: Pair, { json, lang }: DiffOptions): Promise<void> {
  return result(json ? jsonOf(report) : reportText(report, pair, lang));
}

/** Both scenarios, fit to be compared; of two with one name the second is told apart. */
function pairOf(files: readonly [string, string], options: DiffOptions): Pair {
  const { seed, replicates, engine, population, until, set } = options;
  const given = { seed, replicates, engine, population, until };
  const flags = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { scenarios, warnings } = loadScenarios(files, { set, ...flags });
  if (realpathSync(files[0]) === realpathSync(files[1])) {
    throw new UsageError(`${files[0]} and ${files[1]} are one file; name two scenarios`);
  }
  const [a, b] = scenarios;
  const problems = comparability(b, files[1], a);
  if (problems.length > 0) throw new Refusal('invalid', problems);
  if (!options.quiet && warnings.length > 0) note(`${warningsText(warnings)}\n`);
  return [a, a.name === b.name ? { ...b, name: `${b.name}-2` } : b];
}

/** All of a scenario that a run depends on. */
const mattersOf = ({ platforms, parameters, links, levers, run }: Scenario): string =>
  canonicalJson({ platforms, parameters, links, levers, run: { ...run, seed: 0, replicates: 0 } });

function askedOf({ why, week }: DiffOptions, { run }: Scenario): Asked | null {
  if (why === undefined) {
    if (week !== undefined) throw new UsageError('--week says which decision of --why is meant; give both');
    return null;
  }
  const [, kind, digits] = /^(merchant|anchor):(\d+)$/.exec(why) ?? [];
  if (kind !== 'merchant' && kind !== 'anchor') {
    throw new UsageError(`--why ${why} names no agent; allowed are merchant:1234 and anchor:77`);
  }
  const [index, all] = [Number(digits), kind === 'merchant' ? run.merchants : run.anchors];
  if (index >= all) {
    throw new UsageError(`--why ${why}: there are ${all} ${kind}s, ${kind}:0 to ${kind}:${all - 1}`);
  }
  return { kind, index, week: week === undefined ? null : weekOf(week, run) };
}

function weekOf(text: string, { from, weeks }: Scenario['run']): number {
  const day = parseDay(text);
  if (day === null) throw new UsageError(`--week ${text} is no day; allowed is a day like 2020-10-09`);
  const last = from + 7 * weeks - 1;
  if (day < from || day > last) {
    throw new UsageError(
      `--week ${text} is outside of the run, which goes from ${formatDay(from)} to ${formatDay(last)}`,
    );
  }
  return Math.floor((day - from) / 7);
}

/** The paired replicates, null when none was complete, and the code of the signal that stopped them. */
async function outcomesOf(
  [a, b]: Pair,
  options: DiffOptions,
): Promise<{ readonly outcomes: Outcomes | null; readonly stopped: number | null }> {
  const replicates = Number(options.replicates ?? REPLICATES);
  const question: Comparison = {
    ...{ scenarios: [a, b], baseline: a.name, replicates, seed: a.run.seed },
    ...{ engine: engineIdentity, lang: options.lang },
  };
  const total = 2 * replicates;
  refuseBeyondLimits(estimate([a, b], replicates, options.jobs, estimateBytes));
  const stop = listenForStop();
  const jobs = Math.min(options.jobs, total);
  const tell = teller(total, jobs, options);
  try {
    const execute = localExecutor({ worker: entry('worker.js'), jobs, stop: stop.signal });
    const done = await conduct(pairsOnly(question), execute, (p) => tell.tell({ ...p, total }));
    const usable = done.complete ? done.history : completeRounds(question, done.history);
    if (usable.length === 0) note(runWords[options.lang].noPair);
    const outcomes = usable.length > 0 ? headlines(question, usable) : null;
    return { outcomes, stopped: stop.code() };
  } finally {
    tell.end();
    stop.release();
  }
}

/** The comparison without further doses of subsidies, which are not asked for here. */
function pairsOnly(question: Comparison): Study {
  const study = compare(question);
  const propose: Study['propose'] = (history) =>
    history.length < 2 * question.replicates ? study.propose(history) : null;
  return { ...study, propose };
}

function headlines(question: Comparison, usable: Parameters<Study['conclude']>[0]): Outcomes {
  const findings = compare(question).conclude(usable);
  const period = headlinePeriod(findings, question.scenarios[0].run);
  const shown = isHeadline(question.scenarios, period);
  return {
    ...{ replicates: findings.replicates, period, hash: findings.hash, failures: findings.failures },
    estimates: findings.scenarios[0].estimates.filter(shown),
    differences: findings.differences.filter(shown),
  };
}

const planOf = (s: Scenario, seed: number) => compile(s, solveConstants(s, seed, TRACED));

function traced([a, b]: Pair): Trace {
  const { seed } = a.run;
  const plans = [planOf(a, seed), planOf(b, seed)] as const;
  const otherwise = unlike(plans[0].frame, plans[1].frame);
  if (otherwise !== null) return { replicate: TRACED, unlike: otherwise };
  return { replicate: TRACED, parting: divergence(plans, seed, TRACED) };
}

function explained([a, b]: Pair, { kind, index, week }: Asked): Explained {
  const { seed } = a.run;
  const plans = [planOf(a, seed), planOf(b, seed)] as const;
  const otherwise = unlike(plans[0].frame, plans[1].frame);
  if (otherwise !== null) {
    throw new UsageError(
      `--why sets twins beside each other, but the ${otherwise} of the two scenarios differ`,
    );
  }
  const at = { replicate: TRACED };
  return kind === 'anchor'
    ? { kind, ...at, ...whyAnchor(plans, seed, TRACED, index, week) }
    : { kind, ...at, ...whyMerchant(plans, seed, TRACED, index, week) };
}
