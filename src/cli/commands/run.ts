import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';

export interface RunOptions {
  readonly baseline?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly engine?: string;
  readonly population?: string;
  readonly until?: string;
  readonly jobs: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly json: boolean;
  readonly page: boolean;
  readonly quiet: boolean;
  readonly lang: 'en' | 'zh';
  readonly force: boolean;
}

/** A whole number as text: the scenario's own reader judges it, so that a flag and a file meet the same rules. */
export const whole =
  (least: number) =>
  (text: string): string => {
    if (!/^\d+(_\d+)*$/.test(text)) throw new InvalidArgumentError('allowed is a whole number.');
    const digits = text.replaceAll('_', '');
    if (!Number.isSafeInteger(Number(digits)) || Number(digits) < least) {
      throw new InvalidArgumentError(`allowed is a whole number from ${least} to 2^53.`);
    }
    return digits;
  };

export const collect = (value: string, before: readonly string[]): string[] => [...before, value];

/** How many threads a study may use. */
export const jobsOption = (): Option =>
  new Option('--jobs <n>', 'threads')
    .argParser((text) => Number(whole(1)(text)))
    .default(availableParallelism(), 'all available');

/** The flags that every command which runs scenarios has; `findings` is what `--json` prints. */
export function withCommonFlags(command: Command, findings = 'the findings'): Command {
  return command
    .option('--replicates <n>', 'runs of each scenario on shared seeds', whole(1))
    .option('--seed <n>', 'seed of the study', whole(0))
    .addOption(
      new Option('--engine <name>', 'how consumers are computed').choices([
        'agents',
        'counts',
        'distribution',
      ]),
    )
    .option('--population <n>', 'simulated consumers', whole(1))
    .option('--until <date>', 'end with the week of this day')
    .addOption(jobsOption())
    .option('--set <path=value>', 'change one value in every scenario; repeatable', collect, [])
    .option('--json', `print ${findings} as one JSON object`, false)
    .option('--quiet', 'no progress, no notes', false)
    .addOption(
      new Option('--lang <code>', 'language of what is printed').choices(['en', 'zh']).default('en'),
    );
}

/** `cartban run`: simulate scenarios on shared seeds and compare each with the baseline. */
export function register(program: Command): void {
  const command = program
    .command('run')
    .argument('<file...>', 'scenario files')
    .description('simulate scenarios on shared seeds and compare each with the baseline');
  command.option('--baseline <name>', 'compare with this scenario (default: the first file)');
  withCommonFlags(command)
    .option('--out <dir>', 'study folder (default: outputs/<study>)')
    .option('--no-page', 'write no page.html')
    .option('--force', 'replace what is in the study folder', false);
  command.action(async (files: string[], options: RunOptions) => {
    const { run } = await import('../run.ts');
    await run(files, options);
  });
}
