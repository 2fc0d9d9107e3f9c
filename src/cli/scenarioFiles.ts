import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve as absolute, sep } from 'node:path';
import { formatProblem, Refusal, type Problem } from '../base/problem.ts';
import {
  resolve,
  shippedScenarios,
  type Overrides,
  type ReadFile,
  type Scenario,
} from '../scenario/index.ts';
import type { Place } from '../scenario/tree.ts';
import { nearFiles } from './nearFiles.ts';

const LARGEST = 1_048_576;

const problemOf = (file: string, message: string, mend?: string): Problem => ({
  ...{ severity: 'error', file, path: '', message },
  ...(mend ? { mend } : {}),
});

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EISDIR: 'this is a folder',
  ELOOP: 'the link leads back to itself',
};

/** Whether a path, links followed, lies in a folder. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A regular file's text, or why not; devices, pipes and giants are refused before they are opened. */
function textOf(file: string): string | Problem {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return problemOf(file, 'this is no regular file');
    if (stat.size > LARGEST) return problemOf(file, `${stat.size} bytes; allowed are ${LARGEST}`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') return missing(file);
    return problemOf(file, reasons[code] ?? `the file cannot be read (${code})`);
  }
}

function missing(file: string): Problem {
  const { guess, mend } = nearFiles(file);
  return problemOf(file, `${reasons['ENOENT']}${guess}`, mend);
}

/** Reads parents: only files of the project, which is the working directory, or the file's own folder outside of it. */
function readerFor(entry: string): ReadFile {
  const here = realpathSync('.');
  const own = dirname(realpathSync(absolute(entry)));
  const root = isInside(here, own) ? here : own;
  return (file) => {
    const text = textOf(file);
    if (typeof text !== 'string') return text;
    return isInside(root, realpathSync(file)) ? text : problemOf(file, 'the file lies outside the project');
  };
}

export interface Loaded {
  readonly scenarios: Scenario[];
  readonly warnings: Problem[];
  /** By scenario the nearest other one that its file extends, where that is among those loaded. */
  readonly parents: Record<string, string>;
  /** What the expectations of each scenario compare it with: itself with one value changed, by `path=value`. */
  readonly changed: ReadonlyMap<string, Scenario>[];
  /** Where the expectations of each stand. */
  readonly sentences: (readonly Place[])[];
}

interface Read {
  readonly name: string;
  readonly file: string;
  /** The files it extends, the nearest first. */
  readonly chain: readonly string[];
}

function parentsOf(all: readonly Read[]): Record<string, string> {
  const names = new Map(all.map(({ file, name }) => [absolute(file), name]));
  return Object.fromEntries(
    all.flatMap(({ name, chain }): [string, string][] => {
      const nearest = chain.map((file) => names.get(absolute(file))).find((found) => found !== undefined);
      return nearest === undefined ? [] : [[name, nearest]];
    }),
  );
}

/** A reader that notes what it was asked for. */
const noting =
  (read: ReadFile, chain: string[]): ReadFile =>
  (file) => (chain.push(file), read(file));

/** Every problem of every file at once, or the scenarios in the order given, their parents, and what is worth a warning. */
export function loadScenarios(files: readonly string[], overrides: Overrides): Loaded {
  const [scenarios, warnings, all]: [Scenario[], Problem[], Read[]] = [[], [], []];
  const [changed, sentences]: [Loaded['changed'], Loaded['sentences']] = [[], []];
  for (const file of files) {
    const text = textOf(file);
    const chain: string[] = [];
    const found =
      typeof text === 'string'
        ? resolve({ file, text }, noting(readerFor(file), chain), overrides)
        : { problems: [text] };
    warnings.push(...('scenario' in found ? found.warnings : found.problems));
    if (!('scenario' in found)) continue;
    scenarios.push(found.scenario);
    changed.push(found.changed);
    sentences.push(found.sentences);
    all.push({ name: found.scenario.name, file, chain });
  }
  const told = onceEach(warnings);
  if (told.some((p) => p.severity === 'error')) throw new Refusal('invalid', told);
  return { scenarios, warnings: told, changed, sentences, parents: parentsOf(all) };
}

/** What is wrong with a flag is met in every file, and told once. */
const onceEach = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [formatProblem(problem), problem])).values(),
];

/** A scenario that comes with the program, or null where none has the name. */
export function loadShipped(name: string, overrides: Overrides): Scenario | null {
  const text = shippedScenarios.get(`${name}.yaml`);
  if (text === undefined) return null;
  const read: ReadFile = (file) => shippedScenarios.get(file) ?? problemOf(file, reasons['ENOENT']);
  const found = resolve({ file: `${name}.yaml`, text }, read, overrides);
  if ('problems' in found) throw new Refusal('invalid', found.problems);
  return found.scenario;
}
