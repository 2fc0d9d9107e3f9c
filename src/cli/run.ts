import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Fault, Refusal, type Problem } from '../base/problem.ts';
import { estimateBytes } from '../compile/index.ts';
import { renderPage, type PageAssets } from '../report/page.ts';
import { lines } from '../runs/csv.ts';
import { divides } from '../runs/crew.ts';
import { localExecutor } from '../runs/executors/local.ts';
import { estimate, refuseBeyondLimits } from '../runs/limits.ts';
import { openStudyFolder, type Manifest, type StudyFile, type StudyFolder } from '../runs/studyFolder.ts';
import { checkTogether, toYaml, type Scenario } from '../scenario/index.ts';
import { compare, completeRounds, firstComparison, type Comparison } from '../study/compare.ts';
import { comparisonReport } from '../study/comparisonReport.ts';
import { conduct, type Conducted, type Progress } from '../study/conduct.ts';
import { auxiliaryCases, doseDesign } from '../study/doseDesign.ts';
import { engineIdentity, plotlyVersion } from '../study/engine.ts';
import type { ComparisonReport, Findings } from '../study/findings.ts';
import { hashOf, scenarioHash } from '../study/hash.ts';
import type { Outcome } from '../study/study.ts';
import { weeklyTable } from '../study/weeklyTable.ts';
import type { RunOptions } from './commands/run.ts';
import { entry } from './entry.ts';
import { exitCodes, UsageError } from './exit.ts';
import { warningsText } from './problemText.ts';
import { teller } from './progress.ts';
import { asTyped } from './replays.ts';
import { runWords } from './runWords.ts';
import { loadScenarios } from './scenarioFiles.ts';
import { listenForStop, type Stop } from './signals.ts';
import { note, result } from './streams.ts';
import { failureLines, firstFigures, summaryTable } from './summary.ts';
import { typedHere } from './typed.ts';

/** Runs the files as one comparison, writes the study folder and prints the table or the findings. */
export async function run(files: readonly string[], options: RunOptions): Promise<void> {
  const { question, warnings } = questionOf(files, options);
  const further = auxiliaryCases(doseDesign(question), question.seed).map((c) => c.scenario);
  const plan = estimate(question.scenarios, question.replicates, options.jobs, estimateBytes, further);
  refuseBeyondLimits(plan);
  const key = hashOf(keyOf(question));
  const folder = await openStudyFolder(options.out ?? defaultFolder(question, key), key, options.force);
  const stop = listenForStop();
  try {
    if (!options.quiet) {
      if (warnings.length > 0) note(`${warningsText(warnings)}\n`);
      const lanes = Math.min(options.jobs, plan.runs);
      const threads = question.scenarios.some(divides) ? lanes * Math.floor(options.jobs / lanes) : lanes;
      note(runWords[options.lang].plan(plan.runs, further.length, threads, plan.bytes));
    }
    await finish(
      { question, files, options, key, folder, stop },
      await simulateAll(question, plan.runs, options, stop),
    );
  } finally {
    stop.release();
    await folder.release();
  }
}

function keyOf({ engine, scenarios, baseline, replicates, seed, lang }: Comparison): unknown {
  return { engine, scenarios: scenarios.map(scenarioHash), baseline, replicates, seed, lang };
}

const defaultFolder = (q: Comparison, key: string): string =>
  join('outputs', `${q.scenarios.length === 1 ? q.baseline : 'compare'}-${key.slice(7, 15)}`);

const isWarning = ({ severity }: Problem): boolean => severity === 'warning';

/** The question that the files and flags ask, with what is worth a warning, or every problem of them at once. */
function questionOf(
  files: readonly string[],
  options: RunOptions,
): { question: Comparison; warnings: readonly Problem[] } {
  const { seed, replicates, engine, population, until, set } = options;
  const given = { seed, replicates, engine, population, until };
  const flags = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const { scenarios, parents, warnings } = loadScenarios(files, { set, ...flags });
  const together = checkTogether(scenarios.map((scenario, i) => ({ file: files[i], scenario })));
  const astray = files.length > 1 && options.baseline === undefined ? isWarning : () => false;
  const baseline = options.baseline ?? ownBaseline(scenarios);
  const base = scenarios.find((s) => s.name === baseline);
  if (!base) {
    const names = scenarios.map((s) => s.name).join(', ');
    throw new UsageError(`--baseline ${baseline} is none of the scenarios given: ${names}`);
  }
  const doubled = together.filter((p) => !isWarning(p));
  const problems = [...doubled, ...scenarios.flatMap((s, i) => comparability(s, files[i], base))];
  if (problems.length > 0) throw new Refusal('invalid', problems);
  const question = {
    ...{ scenarios, baseline, replicates: base.run.replicates, seed: base.run.seed },
    ...{ engine: engineIdentity, lang: options.lang, parents },
  };
  return { question, warnings: [...warnings, ...together.filter(astray)] };
}

/** The baseline that the first file names, if it is given too; the first file otherwise. */
function ownBaseline(scenarios: readonly Scenario[]): string {
  const [first] = scenarios;
  const named = first.study.baseline;
  return scenarios.some((s) => s.name === named) ? named! : first.name;
}

/** Settings in which scenarios of one comparison must agree: otherwise a difference is not the policy's. */
const shared = ['from', 'weeks', 'engine', 'population', 'merchants', 'anchors'] as const;

export function comparability(s: Scenario, file: string, base: Scenario): Problem[] {
  const mend = 'scenarios of one comparison share their run settings';
  const told = (name: (typeof shared)[number]): string =>
    `${s.run[name]} differs from the ${base.run[name]} of the baseline ${base.name}`;
  return shared
    .filter((name) => s.run[name] !== base.run[name])
    .map((name) => ({ severity: 'error', file, path: `run.${name}`, message: told(name), mend }));
}

/** Computes all cases, with progress and the first figures as soon as there are any. */
async function simulateAll(
  question: Comparison,
  total: number,
  options: RunOptions,
  stop: Stop,
): Promise<Conducted> {
  const jobs = Math.min(options.jobs, total);
  const execute = localExecutor({ worker: entry('worker.js'), jobs: options.jobs, stop: stop.signal });
  const tell = teller(total, jobs, options);
  const arrived: Outcome[] = [];
  let first = options.quiet || question.replicates === 1;
  const onProgress = (progress: Progress): void => {
    tell.tell({ ...progress, total });
    if (first) return;
    arrived.push(progress.outcome);
    const seen = firstComparison(question, arrived);
    if (!seen) return;
    first = true;
    const figures = compare(seen.question).conclude(seen.history);
    tell.say(firstFigures(figures, question.scenarios[0].run, options.lang));
  };
  try {
    return await conduct(compare(question), execute, onProgress);
  } finally {
    tell.end();
  }
}

async function pageAssets(): Promise<PageAssets> {
  const text = await readFile(entry('page-assets.json'), 'utf8').catch(() => {
    throw new Fault('page-assets.json is missing beside the program; build again with npm run build');
  });
  return JSON.parse(text) as PageAssets;
}

function replayOf({ scenarios, baseline, seed, replicates }: Comparison): string {
  const files = scenarios.map((s) => `scenarios/${s.name}.yaml`).join(' ');
  return `cartban run ${files} --baseline ${baseline} --seed ${seed} --replicates ${replicates}`;
}

/** A study under way: what was asked, where it goes, and what may end it. */
interface Asked {
  readonly question: Comparison;
  readonly files: readonly string[];
  readonly options: RunOptions;
  readonly key: string;
  readonly folder: StudyFolder;
  readonly stop: Stop;
}

/** Concludes, writes and prints. An interrupted study is concluded over its complete replicates, if it has any. */
async function finish(
  { question, files: given, options, key, folder, stop }: Asked,
  { history, complete }: Conducted,
): Promise<void> {
  const words = runWords[options.lang];
  const usable = complete ? history : completeRounds(question, history);
  const findings = compare(question).conclude(usable);
  const computed = usable.some((o) => 'results' in o);
  const written = computed && (complete || !folder.replaces);
  if (written) {
    const made = {
      command: replayOf({ ...question, replicates: findings.replicates }),
      plotly: plotlyVersion,
    };
    const report = comparisonReport(question, usable, findings, made);
    const files = await studyFiles(question, usable, report, options);
    await folder.write(files, manifestOf(findings, key, complete, made.command));
  }
  if (findings.failures.length > 0 && (complete || written))
    note(failureLines(asTyped(findings, question.scenarios, given, options), options.lang));
  if (complete || written)
    await print(findings, question.scenarios[0], options, written ? folder.path : null);
  process.exitCode = stop.code() ?? (findings.failures.length > 0 ? exitCodes.failures : exitCodes.ok);
  if (!complete) note(written ? words.kept(findings.replicates) : words.nothingWritten);
}

function manifestOf(f: Findings, key: string, complete: boolean, replay: string): Omit<Manifest, 'files'> {
  return {
    ...{
      schema: 'cartban.study/1',
      version: f.engine.version,
      model: f.engine.model,
      key,
      hash: f.hash,
      complete,
    },
    ...{ baseline: f.baseline, replicates: f.replicates, seed: f.seed },
    scenarios: Object.fromEntries(f.scenarios.map((s) => [s.name, s.hash])),
    replay,
  };
}

async function studyFiles(
  { scenarios }: Comparison,
  history: readonly Outcome[],
  report: ComparisonReport,
  { page, lang }: RunOptions,
): Promise<StudyFile[]> {
  return [
    ...scenarios.map((s) => ({ path: `scenarios/${s.name}.yaml`, parts: [toYaml(s)] })),
    { path: 'findings.json', parts: [`${JSON.stringify(report.findings)}\n`] },
    { path: 'results.csv', parts: lines(weeklyTable(scenarios, history)) },
    ...(page ? [{ path: 'page.html', parts: [renderPage(report, await pageAssets(), lang)] }] : []),
  ];
}

async function print(
  findings: Findings,
  { run }: Scenario,
  options: RunOptions,
  folder: string | null,
): Promise<void> {
  if (options.json) await result(JSON.stringify(findings));
  else if (folder !== null)
    await result(`${summaryTable(findings, run, options.lang)}\n\n${next(options, folder)}`);
  else note(runWords[options.lang].noneSucceeded);
}

/** Where things are and what to type next. */
function next(options: RunOptions, folder: string): string {
  const place = relative('.', folder) || basename(folder);
  const words = runWords[options.lang];
  return [
    ...(options.page ? [words.page(join(place, 'page.html'))] : []),
    words.files(place),
    words.next(['cartban explain gmv.settled', 'cartban init my-study'].map((command) => typedHere(command))),
  ].join('\n');
}
