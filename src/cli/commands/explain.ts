import type { Command } from 'commander';

async function print(path: string | undefined): Promise<void> {
  const { explain, isExplained } = await import('../../scenario/index.ts');
  const { exitCodes } = await import('../exit.ts');
  const { note, result } = await import('../streams.ts');
  const { typedHere } = await import('../typed.ts');
  if (path === undefined || isExplained(path)) return result(explain(path));
  note(explain(path).replace(/cartban explain$/, (command) => typedHere(command)));
  process.exitCode = exitCodes.usage;
}

/** `cartban explain`: what a platform, lever, parameter, metric, law or field means, its unit, range, default, source and grade. */
export function register(program: Command): void {
  program
    .command('explain')
    .argument(
      '[path]',
      'a platform, lever, parameter, metric, law or field, such as douyin.consumerCoupon or links',
    )
    .description('meaning, unit, range, default, source and grade; without a path, the list')
    .action(print);
}
