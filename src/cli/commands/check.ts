import type { Command } from 'commander';
import { collect, whole, withCommonFlags } from './run.ts';

export interface CheckOptions {
  readonly runs?: string;
  readonly seed?: string;
  readonly law: readonly string[];
  readonly replicates?: string;
  readonly engine?: string;
  readonly population?: string;
  readonly until?: string;
  readonly jobs: number;
  readonly set: readonly string[];
  readonly out?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly lang: 'en' | 'zh';
}

const notes = `
Without a file, laws on random scenarios. With files, laws on each, and their expect: sentences on replicates that all
of them share: eight, or as many as can decide every sentence at an error level of 5 % for all together.
Each scenario that a sentence speaks of costs that many runs. What is undecided is no failure; a broken law, a refuted
sentence or a failed run ends with exit code 4.`;

/** `cartban check`: the model's laws, on random scenarios or on the user's own, and what these expect of themselves. */
export function register(program: Command): void {
  const command = program
    .command('check')
    .argument('[file...]', 'scenario files (default: random scenarios)')
    .description('judge the laws of the model, and what scenario files expect of themselves')
    .option('--runs <n>', 'random scenarios (default: 20)', whole(1))
    .option('--law <name>', 'judge this law and no expectations; repeatable', collect, [])
    .option('--out <dir>', 'where random scenarios that break a law are written (default: here)')
    .addHelpText('after', notes);
  withCommonFlags(command, 'the verdicts').action(async (files: string[], options: CheckOptions) => {
    const { check } = await import('../check.ts');
    await check(files, options);
  });
}
