import type { Command } from 'commander';

/** The starting set: shipped scenarios, their JSON Schema and their README. */
async function startingSet(): Promise<Map<string, string>> {
  const { readme, scenarioJsonSchema, shippedScenarios } = await import('../../scenario/index.ts');
  const schema = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
  return new Map([...shippedScenarios, ['scenario.schema.json', schema], ['README.md', readme()]]);
}

async function init(folder: string, { force }: { force: boolean }): Promise<void> {
  const { existsSync, statSync } = await import('node:fs');
  const path = await import('node:path');
  const { Refusal } = await import('../../base/problem.ts');
  const { cannot, makeFolder, writeWhole } = await import('../../runs/files.ts');
  const { result } = await import('../streams.ts');
  const { typedHere } = await import('../typed.ts');
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    const message = 'a file is there, where the folder should be';
    throw new Refusal('limits', [
      { severity: 'error', file: folder, path: '', message, mend: 'choose another folder' },
    ]);
  }
  const files = [...(await startingSet())].map(([name, text]) => [path.join(folder, name), text] as const);
  const present = files.filter(([file]) => existsSync(file));
  if (present.length > 0 && !force) {
    const message = 'the file is there already';
    const mend = 'choose another folder, or add --force to replace it';
    const problems = present.map(([file]) => ({ severity: 'error', file, path: '', message, mend }) as const);
    throw new Refusal('limits', problems);
  }
  await makeFolder(folder).catch(cannot(folder, 'made', 'choose another folder'));
  for (const [file, text] of files) await writeWhole(file, [text]);
  const run = [path.join(folder, 'no-ban.yaml'), path.join(folder, 'cart-ban.yaml')].join(' ');
  await result(`wrote ${files.length} files to ${folder}\nnext: ${typedHere(`cartban run ${run}`)}`);
}

/** `cartban init`: a starting set of scenario files to edit. */
export function register(program: Command): void {
  program
    .command('init')
    .argument('<dir>', 'folder to write to')
    .description('write a starting set of scenario files')
    .option('--force', 'replace files that are there already', false)
    .action(init);
}
