import { existsSync } from 'node:fs';
import { access, constants, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { judgeLaws, laws, replayOfLaw, type Law, type LawVerdict } from '../check/index.ts';
import { toYaml, type Scenario } from '../scenario/index.ts';
import { cannot, makeFolder, writeWhole } from '../runs/files.ts';
import { didYouMean } from '../scenario/suggest.ts';
import { scenarioHash } from '../study/hash.ts';
import { checkWords } from './checkWords.ts';
import type { CheckOptions } from './commands/check.ts';
import { UsageError } from './exit.ts';
import { teller } from './progress.ts';
import { quoted } from './replays.ts';
import { note } from './streams.ts';

export interface Drawn {
  readonly runs: number;
  readonly seed: number;
}

const RUNS = 20;
const SEED = 7;

/** The scenario with this seed for its runs. */
const seeded = (scenario: Scenario, seed: number): Scenario => ({
  ...scenario,
  run: { ...scenario.run, seed },
});

/** What became of one law: on random scenarios, or on the scenario of that name. */
export interface LawResult {
  readonly law: string;
  readonly rule: number;
  readonly statement: Law['statement'];
  readonly scenario: string | null;
  /** How many random scenarios were judged, and the seed they are drawn from; null on a scenario of the user’s own. */
  readonly drawn: Drawn | null;
  readonly checked: number;
  readonly verdict: 'holds' | 'broken' | 'unchecked';
  readonly broken: { readonly what: string; readonly seed: number; readonly replay: string } | null;
}

/** The laws that are asked for, or all of them. */
export function lawsOf(names: readonly string[]): readonly Law[] {
  if (names.length === 0) return laws;
  const known = laws.map((law) => law.name);
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return laws.filter((law) => names.includes(law.name));
  const guess = didYouMean(strange, known);
  throw new UsageError(`no law is called "${strange}"${guess || `; the laws are ${known.join(', ')}`}`);
}

/** Where the laws are judged: null for random scenarios. */
interface Ground {
  readonly scenario: Scenario | null;
  readonly file: string | null;
}

/**
 * Judges the laws on each ground, with progress. On a file one seed is that of the runs and of what is drawn beside them,
 * so that a flag changes both; a random scenario has its own, with which its file shows again what it has broken. A stop
 * leaves the verdicts of what was judged, and nothing to check of the rest.
 */
export async function judgeAll(
  asked: readonly Law[],
  grounds: readonly Ground[],
  options: CheckOptions,
  stop?: AbortSignal,
): Promise<LawResult[]> {
  const results: LawResult[] = [];
  const random = grounds.some(({ file }) => file === null);
  const release = random ? await prepare(options.out) : null;
  try {
    for (const { scenario, file } of grounds) {
      const seed = Number(options.seed ?? scenario?.run.seed ?? SEED);
      const runs = Number(options.runs ?? RUNS);
      const parts = scenario ? together(asked) : [asked];
      const own = scenario && seeded(scenario, seed);
      const judged = await judgeParts(parts, own, { runs, seed }, file, options, stop);
      const { verdicts } = judged;
      const drawn = scenario ? null : { runs: judged.done, seed };
      for (const verdict of verdicts) results.push(await resultOf(verdict, scenario, file, drawn, options));
    }
  } finally {
    await release?.();
  }
  return results.sort((a, b) => a.rule - b.rule);
}

/**
 * Makes sure, before minutes of work, that a scenario that breaks a law can be written; gives what removes the folders that
 * were made for this and that nothing was written to.
 */
async function prepare(folder = '.'): Promise<() => Promise<void>> {
  const failing = (what: string) => cannot(`--out ${folder}`, what, 'name another with --out');
  const missing: string[] = [];
  for (let path = resolve(folder); !existsSync(path); path = dirname(path)) missing.push(path);
  await makeFolder(folder).catch(failing('made'));
  await access(folder, constants.W_OK).catch(failing('written to'));
  return async () => {
    // the first that holds something keeps those above it
    for (const path of missing) await rmdir(path).catch(() => undefined);
  };
}

/** Laws that can be watched in one run, and each of the others by itself, so that progress can be told. */
function together(asked: readonly Law[]): Law[][] {
  const alone = (law: Law): boolean => law.kind === 'twin' || (law.kind === 'run' && law.given !== undefined);
  const watched = asked.filter((law) => !alone(law));
  return [...(watched.length > 0 ? [watched] : []), ...asked.filter(alone).map((law) => [law])];
}

/** Gives this thread the time to hear a signal. */
const heard = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function judgeParts(
  parts: readonly (readonly Law[])[],
  scenario: Scenario | null,
  { runs, seed }: Drawn,
  file: string | null,
  options: CheckOptions,
  stop?: AbortSignal,
): Promise<{ readonly verdicts: LawVerdict[]; readonly done: number }> {
  const total = scenario ? parts.length : runs;
  const tell = teller(total, 1, options);
  const verdicts: LawVerdict[] = [];
  const told = new Set<Law>();
  let [before, done] = [0, 0];
  try {
    for (const part of parts) {
      if (stop?.aborted) break;
      const judging = judgeLaws({ laws: part, runs, seed, scenario });
      let step = judging.next();
      for (; !step.done; step = judging.next(stop?.aborted)) {
        for (const [law, { what }] of step.value.broken) {
          if (!told.has(law) && !options.quiet)
            tell.say(checkWords[options.lang].brokenNow(law.name, file, what));
          told.add(law);
        }
        done = before + step.value.done;
        tell.tell({ done, total, failed: 0 });
        await heard();
      }
      before++;
      verdicts.push(...step.value);
    }
  } finally {
    tell.end();
  }
  const judged = merged(verdicts);
  const missing = parts.flat().filter((law) => !judged.some((v) => v.law === law));
  const idle = missing.map((law): LawVerdict => ({ law, checked: 0, broken: null }));
  return { verdicts: [...judged, ...idle], done };
}

/** One verdict a law: a guard may have found it broken while another was judged. */
function merged(verdicts: readonly LawVerdict[]): LawVerdict[] {
  const byLaw = new Map<Law, LawVerdict>();
  for (const { law, checked, broken } of verdicts) {
    const before = byLaw.get(law);
    byLaw.set(law, {
      ...{ law, checked: checked + (before?.checked ?? 0) },
      broken: before?.broken ?? broken,
    });
  }
  return [...byLaw.values()];
}

async function resultOf(
  { law, checked, broken }: LawVerdict,
  scenario: Scenario | null,
  file: string | null,
  drawn: Drawn | null,
  options: CheckOptions,
): Promise<LawResult> {
  const { name, rule, statement } = law;
  const verdict = broken ? 'broken' : checked > 0 ? 'holds' : 'unchecked';
  const result = {
    law: name,
    rule,
    statement,
    scenario: scenario?.name ?? null,
    drawn,
    checked,
    verdict,
  } as const;
  if (!broken) return { ...result, broken: null };
  const { what, seed } = broken;
  const shows = file === null ? quoted(await written(broken.scenario, name, options)) : given(file, options);
  return { ...result, broken: { what, seed, replay: replayOfLaw(shows, name, seed) } };
}

/** Writes a scenario that breaks a law, and gives the name of its file; where the disk will not have it, the log does. */
async function written(scenario: Scenario, law: string, { out = '.', lang }: CheckOptions): Promise<string> {
  const file = join(out, `broken-${law}-${scenarioHash(scenario).slice(7, 15)}.yaml`);
  const text = toYaml(scenario, 'brief');
  try {
    await makeFolder(out);
    await writeWhole(file, [text]);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    note(`${checkWords[lang].unwritten(file, code!)}\n\n${text}`);
  }
  return file;
}

/** A file as it was given, with every flag that changed it. */
function given(file: string, { set, engine, population, until }: CheckOptions): string {
  const flags = Object.entries({ engine, population, until }).filter(([, value]) => value !== undefined);
  return [
    quoted(file),
    ...set.map((text) => `--set ${quoted(text)}`),
    ...flags.map(([name, value]) => `--${name} ${value}`),
  ].join(' ');
}
