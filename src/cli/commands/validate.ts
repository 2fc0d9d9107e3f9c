import type { Command } from 'commander';

interface ValidateOptions {
  readonly resolved: boolean;
  readonly set: readonly string[];
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

async function validate(files: readonly string[], options: ValidateOptions): Promise<void> {
  const { Refusal } = await import('../../base/problem.ts');
  const { checkTogether, toYaml } = await import('../../scenario/index.ts');
  const { warningsText } = await import('../problemText.ts');
  const { loadScenarios } = await import('../scenarioFiles.ts');
  const { statementsOf } = await import('../statements.ts');
  const { note, result } = await import('../streams.ts');
  const overrides = { set: options.set };
  const loaded = loadScenarios(files, overrides);
  const { scenarios } = loaded;
  // One file alone may name a baseline that is given only when it is run.
  const together =
    files.length > 1 ? checkTogether(scenarios.map((scenario, i) => ({ file: files[i], scenario }))) : [];
  const told = [...loaded.warnings, ...statementsOf(files, loaded, overrides).problems, ...together];
  if (told.some(({ severity }) => severity === 'error')) throw new Refusal('invalid', told);
  if (told.length > 0) note(warningsText(told));
  const count = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  await result(
    options.resolved
      ? scenarios
          .map((scenario) => toYaml(scenario))
          .join('---\n')
          .trimEnd()
      : `validated ${count}, no errors`,
  );
}

/** `cartban validate`: every problem at once, with place and mend. */
export function register(program: Command): void {
  program
    .command('validate')
    .argument('<file...>', 'scenario files')
    .description('check scenario files: every problem at once, with place and mend')
    .option('--resolved', 'print the complete scenario, every default written out', false)
    .option('--set <path=value>', 'change one value in every scenario; repeatable', collect, [])
    .action(validate);
}
