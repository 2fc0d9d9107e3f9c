import type { Command } from 'commander';
import { withCommonFlags } from './run.ts';

export interface DiffOptions {
  readonly replicates?: string;
  readonly seed?: string;
  readonly engine?: string;
  readonly population?: string;
  readonly until?: string;
  readonly jobs: number;
  readonly set: readonly string[];
  readonly json: boolean;
  readonly quiet: boolean;
  readonly lang: 'en' | 'zh';
  readonly why?: string;
  readonly week?: string;
}

/** `cartban diff`: in what two scenarios differ, what follows, and where their runs part. */
export function register(program: Command): void {
  const command = program
    .command('diff')
    .argument('<A>', 'scenario file')
    .argument('<B>', 'scenario file')
    .description('in what B differs from A, what follows from it, and where the two runs part')
    .option('--why <agent>', 'what a decision rests on in both: merchant:1234 or anchor:77')
    .option('--week <date>', 'the decision of this week (default: where the two part)');
  withCommonFlags(command, 'the report').action(async (a: string, b: string, options: DiffOptions) => {
    const { diff } = await import('../diff/diff.ts');
    await diff(a, b, options);
  });
}
