import { Argument, type Command } from 'commander';

async function print(kind: 'scenario' | 'findings'): Promise<void> {
  const { result } = await import('../streams.ts');
  const schema =
    kind === 'scenario'
      ? (await import('../../scenario/index.ts')).scenarioJsonSchema()
      : (await import('../../study/findingsSchema.ts')).findingsJsonSchema();
  await result(JSON.stringify(schema, null, 2));
}

/** `cartban schema`: JSON Schema (draft-07) of a scenario file or of `--json`. */
export function register(program: Command): void {
  program
    .command('schema')
    .addArgument(
      new Argument('[kind]', 'what to describe').choices(['scenario', 'findings']).default('scenario'),
    )
    .description('print a JSON Schema (draft-07)')
    .action(print);
}
