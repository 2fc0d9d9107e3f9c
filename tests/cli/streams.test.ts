import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cartban-pipe-'));
  const source = readFileSync(new URL('../../src/cli/streams.ts', import.meta.url), 'utf8');
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  writeFileSync(
    join(folder, 'streams.mjs'),
    ts.transpileModule(source, { compilerOptions: options }).outputText,
  );
  writeFileSync(
    join(folder, 'main.mjs'),
    `import { forgiveClosedPipes, result } from './streams.mjs';
     forgiveClosedPipes();
     await result(JSON.stringify('x'.repeat(50_000_000)));
     process.exitCode = 4;`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = () =>
  spawn(process.execPath, [join(folder, 'main.mjs')], { stdio: ['ignore', 'pipe', 'pipe'] });

describe('results on stdout', () => {
  it('arrive whole at a slow reader, 50 MB of them', async () => {
    const child = start();
    let bytes = 0;
    const code = new Promise((resolve) => child.on('close', resolve));
    for await (const chunk of child.stdout) {
      bytes += (chunk as Buffer).length;
      if (bytes % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(bytes).toBe(50_000_003);
    expect(await code).toBe(4);
  });

  it('may be cut short by the reader without a complaint', async () => {
    const child = start();
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, complaint]).toEqual([4, '']);
  });
});
