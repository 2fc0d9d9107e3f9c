import type { Scenario } from '../scenario/index.ts';
import type { Findings } from '../study/findings.ts';
import type { RunOptions } from './commands/run.ts';

/** As a shell takes it in one piece. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

function typed(
  replay: string,
  files: ReadonlyMap<string, string>,
  { set, engine, population, until }: RunOptions,
): string {
  const own = replay.replace(/scenarios\/(\S+)\.yaml/g, (folder, name: string) =>
    quoted(files.get(name) ?? folder),
  );
  const flags = [
    ...set.map((change) => `--set ${quoted(change)}`),
    ...(engine === undefined ? [] : [`--engine ${engine}`]),
    ...(population === undefined ? [] : [`--population ${population}`]),
    ...(until === undefined || replay.includes(' --until ') ? [] : [`--until ${until}`]),
  ];
  return [own, ...flags].join(' ');
}

/**
 * Failures with replays that the person who asked can type here and now: their own files in place of the study folder’s, with
 * the flags that change a scenario. The folder may not be written, and stands elsewhere.
 */
export function asTyped(
  findings: Findings,
  scenarios: readonly Scenario[],
  files: readonly string[],
  options: RunOptions,
): Findings {
  const own = new Map(scenarios.map(({ name }, i) => [name, files[i]]));
  const failures = findings.failures.map((f) => ({ ...f, replay: typed(f.replay, own, options) }));
  return { ...findings, failures };
}
