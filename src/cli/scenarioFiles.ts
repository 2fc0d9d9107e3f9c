import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve as absolute, sep } from 'node:path';
import { Refusal, type Problem } from '../base/problem.ts';
import { resolve, type Overrides, type ReadFile, type Scenario } from '../scenario/index.ts';

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
    return problemOf(file, reasons[code] ?? `the file cannot be read (${code})`);
  }
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

/** Every problem of every file at once, or the scenarios in the order given and what is worth a warning. */
export function loadScenarios(
  files: readonly string[],
  overrides: Overrides,
): { scenarios: Scenario[]; warnings: Problem[] } {
  const scenarios: Scenario[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const text = textOf(file);
    const found =
      typeof text === 'string' ? resolve({ file, text }, readerFor(file), overrides) : { problems: [text] };
    if ('scenario' in found) scenarios.push(found.scenario);
    problems.push(...('scenario' in found ? found.warnings : found.problems));
  }
  if (problems.some((p) => p.severity === 'error')) throw new Refusal('invalid', problems);
  return { scenarios, warnings: problems };
}
