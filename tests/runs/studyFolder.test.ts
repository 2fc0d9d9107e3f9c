import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/problem.ts';
import { lock } from '../../src/runs/lock.ts';
import { openStudyFolder, type Manifest, type StudyFile } from '../../src/runs/studyFolder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cartban-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const manifest: Omit<Manifest, 'files'> = {
  ...{
    schema: 'cartban.study/1',
    version: '0',
    model: 'sha256:0',
    key: 'k',
    hash: 'sha256:1',
    complete: true,
  },
  ...{
    baseline: 'a',
    replicates: 1,
    seed: 7,
    scenarios: { a: 'sha256:2' },
    replay: 'cartban run scenarios/a.yaml',
  },
};
const files = (text = 'x'): StudyFile[] => [
  { path: 'scenarios/a.yaml', parts: ['schema: 1\n'] },
  { path: 'findings.json', parts: ['{', text, '}'] },
];
const read = (...path: string[]): string => readFileSync(join(root, 's', ...path), 'utf8');

async function write(text?: string, key = 'k', force = false): Promise<void> {
  const folder = await openStudyFolder(join(root, 's'), key, force);
  await folder.write(files(text), { ...manifest, key });
  await folder.release();
}

function* failing(): Generator<string> {
  yield 'half';
  throw new Error('no more');
}

describe('a study folder', () => {
  it('holds whole files and a manifest with their lengths and hashes, and nothing else', async () => {
    await write('long'.repeat(1000));
    expect(readdirSync(join(root, 's')).sort()).toEqual(['findings.json', 'manifest.json', 'scenarios']);
    const { files: listed } = JSON.parse(read('manifest.json')) as Manifest;
    expect(listed.map((f) => f.path)).toEqual(['scenarios/a.yaml', 'findings.json']);
    for (const file of listed) {
      const text = read(file.path);
      expect(file.bytes).toBe(Buffer.byteLength(text));
      expect(file.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('is refused when it holds something else, before anything is computed', async () => {
    await write();
    await expect(openStudyFolder(join(root, 's'), 'another', false)).rejects.toThrow(Refusal);
    expect(read('findings.json')).toBe('{x}');
  });

  it('is taken again by the same study, and by any other with force', async () => {
    await write();
    await write('y');
    expect(read('findings.json')).toBe('{y}');
    await write('z', 'another', true);
    expect(read('findings.json')).toBe('{z}');
  });

  it('keeps what is not its own when it is forced', async () => {
    await write();
    writeFileSync(join(root, 's', 'notes.txt'), 'mine');
    const lie = JSON.parse(read('manifest.json')) as Manifest;
    const talked = { ...lie, files: [...lie.files, { path: '../outside.txt', bytes: 1, sha256: '' }] };
    writeFileSync(join(root, 's', 'manifest.json'), JSON.stringify(talked));
    writeFileSync(join(root, 'outside.txt'), 'mine');
    await write('z', 'another', true);
    expect(read('notes.txt')).toBe('mine');
    expect(existsSync(join(root, 'outside.txt'))).toBe(true);
  });

  it('shows no half-written file and no manifest when writing fails', async () => {
    await write('old');
    const folder = await openStudyFolder(join(root, 's'), 'k', false);
    const broken = [files()[0], { path: 'findings.json', parts: failing() }];
    await expect(folder.write(broken, manifest)).rejects.toThrow('no more');
    await folder.release();
    expect(readdirSync(join(root, 's'))).toEqual(['scenarios']);
  });

  it('is refused at once where no folder can be made, however deep, or none be written to', async () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    const system = existsSync('/proc/self') ? ['/proc/x', '/proc/x/y/z'] : [];
    for (const path of [...system, join(file, 'x'), file, '']) {
      const began = performance.now();
      await expect(openStudyFolder(path, 'k', false), path).rejects.toThrow('cannot be made');
      expect(performance.now() - began, path).toBeLessThan(1000);
    }
    if (existsSync('/proc/self'))
      await expect(openStudyFolder('/proc', 'k', true)).rejects.toThrow('cannot be written to');
  });

  it('vanishes when it was made for a study that wrote nothing', async () => {
    const folder = await openStudyFolder(join(root, 'new', 's'), 'k', false);
    await folder.release();
    expect(existsSync(join(root, 'new', 's'))).toBe(false);
  });

  it('is held by one process at a time', async () => {
    const folder = await openStudyFolder(join(root, 's'), 'k', false);
    await expect(openStudyFolder(join(root, 's'), 'k', true)).rejects.toThrow(
      `process ${process.pid} is writing`,
    );
    await folder.release();
    await write();
  });

  it('is freed from the lock of a process that is gone', async () => {
    const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
    const boot = existsSync('/proc/sys/kernel/random/boot_id')
      ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      : '';
    writeFileSync(join(root, '.lock'), JSON.stringify({ pid, boot }));
    const release = await lock(root);
    expect(typeof release).toBe('function');
    // Another machine start makes the id of a living process meaningless.
    writeFileSync(join(root, '.lock'), JSON.stringify({ pid: process.pid, boot: 'before' }));
    expect(typeof (await lock(root))).toBe('function');
  });
});
