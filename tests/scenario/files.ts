import { formatProblem, type Problem } from '../../src/base/problem.ts';
import { resolve, shippedScenarios, type Overrides, type Resolution } from '../../src/scenario/index.ts';

/** Resolves a text as `scenarios/mine.yaml` beside the shipped files and others by name. */
export function resolveText(
  text: string,
  others: Readonly<Record<string, string>> = {},
  overrides: Overrides = {},
): Resolution {
  const read = (file: string): string | Problem => {
    const name = file.replace(/^scenarios\//, '');
    const missing: Problem = { severity: 'error', file, path: '', message: 'there is no such file' };
    return others[file] ?? shippedScenarios.get(name) ?? missing;
  };
  return resolve({ file: 'scenarios/mine.yaml', text }, read, overrides);
}

export function problemsOf(resolution: Resolution): readonly Problem[] {
  return 'problems' in resolution ? resolution.problems : resolution.warnings;
}

export function scenarioOf(resolution: Resolution) {
  if ('problems' in resolution) throw new Error(resolution.problems.map(formatProblem).join('\n'));
  return resolution.scenario;
}

/** What stands at the caret of an example: `|` marks the place where a problem is expected. */
export function withCaret(text: string): { text: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf('¦')).split('\n');
  return { text: text.replace('¦', ''), line: before.length, column: before.at(-1)!.length + 1 };
}
