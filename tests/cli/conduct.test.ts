import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checked } from '../../src/cli/check.ts';
import type { DiffReport } from '../../src/cli/diff/report.ts';
import type { Manifest } from '../../src/runs/studyFolder.ts';
import type { Findings } from '../../src/study/findings.ts';
import { cartban, ended, program, start } from './cartban.ts';

/** The built program with a market that costs nothing: what is tested is how runs are conducted, not what they say. */
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
let build: string;
let fake: string;
let root: string;
beforeAll(() => {
  const cache = here('../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  build = mkdtempSync(join(cache, 'cartban-fake-'));
  cpSync(dirname(program), build, { recursive: true });
  copyFileSync(here('fakeWorker.mjs'), join(build, 'worker.js'));
  fake = join(build, 'cartban.js');
  root = mkdtempSync(join(tmpdir(), 'cartban-conduct-'));
  for (const name of ['steady', 'failing', 'hopeless', 'slow']) {
    writeFileSync(
      join(root, `${name}.yaml`),
      `schema: 1\ntitle: ${name}\nrun: { weeks: 60, replicates: 4 }\n`,
    );
  }
  writeFileSync(
    join(root, 'moving.yaml'),
    `schema: 1\ntitle: moving\nextends: ./steady.yaml\nparameters: { rematch.guide: 8 %/week }\n`,
  );
  writeFileSync(
    join(root, 'hoping.yaml'),
    `schema: 1\ntitle: hoping\nextends: ./steady.yaml\nexpect: [gmv.settled of douyin is at least 1bn CNY]\n`,
  );
  for (const name of ['paying', 'lasting']) {
    const coupon = 'levers: { douyin.consumerCoupon: { value: 4 %, from: 2019-03-04 } }';
    writeFileSync(
      join(root, `${name}.yaml`),
      `schema: 1\ntitle: ${name}\nextends: ./steady.yaml\n${coupon}\n`,
    );
  }
});
afterAll(() => [build, root].forEach((folder) => rmSync(folder, { recursive: true })));

const run = (args: string[]) => cartban(['run', ...args, '--no-page'], root, fake);
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'manifest.json'), 'utf8')) as Manifest;

describe('conducting a study', () => {
  it('ends with 4 when a run failed, tells how to see it again, and concludes over the others', async () => {
    const end = await run(['steady.yaml', 'failing.yaml', '--json', '--out', 'f']);
    expect(end.code).toBe(4);
    const findings = JSON.parse(end.stdout) as Findings;
    expect(findings.failures).toHaveLength(1);
    expect(findings.failures[0]).toMatchObject({ scenario: 'failing', replicate: 2, seed: 7 });
    expect(findings.differences.every((d) => d.n === 3)).toBe(true);
    expect(end.stderr).toContain('moneyIsConserved broke in week 3');
    expect(end.stderr).toContain('cartban run failing.yaml --seed 7 --replicates 2');
    expect(manifestOf('f').complete).toBe(true);
  });

  it('runs doses of a subsidy after the scenarios, and a dose that fails spoils no replicate of theirs', async () => {
    const end = await run(['steady.yaml', 'paying.yaml', '--json', '--out', 'd']);
    expect(end.code).toBe(4);
    expect(end.stderr).toContain('24 runs (16 of them other doses of the scenarios’ subsidies) on');
    expect(end.stderr).toContain('24/24 runs, 4 failed');
    expect(end.stderr).not.toContain('8/8 runs');
    const { failures, differences, subsidies, replicates } = JSON.parse(end.stdout) as Findings;
    expect(failures.map((f) => [f.scenario, f.replicate])).toEqual(
      [1, 2, 3, 4].map((replicate) => ['paying@0.5', replicate]),
    );
    expect(replicates).toBe(4);
    expect(differences.every((d) => d.n === 4)).toBe(true);
    expect(subsidies).toMatchObject([{ scenario: 'paying', without: 'steady', n: 4 }]);
    expect(manifestOf('d').complete).toBe(true);
    expect(readdirSync(join(root, 'd', 'scenarios')).sort()).toEqual(['paying.yaml', 'steady.yaml']);
  });

  it('keeps the whole comparison when it is stopped while doses are run', async () => {
    const child = start(['run', 'steady.yaml', 'lasting.yaml', '--out', 'l', '--no-page'], root, fake);
    child.stderr!.on('data', (text: Buffer) => {
      if (text.toString().includes('8/24 runs')) setTimeout(() => child.kill('SIGINT'), 300);
    });
    const end = await ended(child);
    expect(end.code).toBe(130);
    const { complete, replicates } = manifestOf('l');
    expect([complete, replicates]).toEqual([false, 4]);
    expect(end.stderr).toContain('kept 4 complete replicates');
  });

  it('writes nothing when no run succeeded, but still answers --json', async () => {
    const end = await run(['hopeless.yaml', '--json', '--out', 'h']);
    expect(end.code).toBe(4);
    expect((JSON.parse(end.stdout) as Findings).failures).toHaveLength(4);
    expect(existsSync(join(root, 'h'))).toBe(false);
  });

  it('gives the same hash for one and for four threads', async () => {
    const hashes: string[] = [];
    for (const jobs of ['1', '4']) {
      const end = await run([
        'steady.yaml',
        'failing.yaml',
        '--json',
        '--out',
        'j',
        '--force',
        '--jobs',
        jobs,
      ]);
      hashes.push((JSON.parse(end.stdout) as Findings).hash);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('tells of progress on stderr at most once a tenth, gives first figures, and is silent when asked', async () => {
    const told = await run(['steady.yaml', '--replicates', '40', '--out', 'p']);
    const lines = told.stderr.split('\n').filter((l) => /^\d+\/40 runs, about /.test(l));
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(told.stderr).toContain('first figures, one replicate, no interval yet');
    const silent = await run(['steady.yaml', '--out', 'q', '--quiet']);
    expect([silent.code, silent.stderr]).toEqual([0, '']);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops on %s and keeps the complete replicates as a smaller study', async (signal, code) => {
    const folder = `stopped-${code}`;
    const child = start(
      ['run', 'steady.yaml', '--replicates', '2000', '--out', folder, '--no-page'],
      root,
      fake,
    );
    child.stderr!.on('data', (text: Buffer) => {
      if (text.toString().includes('first figures')) child.kill(signal);
    });
    const end = await ended(child);
    expect(end.code).toBe(code);
    const { complete, replicates } = manifestOf(folder);
    expect(complete).toBe(false);
    expect(replicates).toBeGreaterThan(0);
    expect(replicates).toBeLessThan(2000);
    expect(end.stderr).toContain(`kept ${replicates} complete replicates`);
    expect(readdirSync(join(root, folder)).sort()).toEqual([
      'findings.json',
      'manifest.json',
      'results.csv',
      'scenarios',
    ]);
  });

  it('writes nothing when it is stopped before the first replicate is complete', async () => {
    const child = start(['run', 'steady.yaml', 'slow.yaml', '--out', 'early', '--no-page'], root, fake);
    child.stderr!.once('data', () => setTimeout(() => child.kill('SIGINT'), 600));
    const end = await ended(child);
    expect([end.code, end.stdout]).toEqual([130, '']);
    expect(existsSync(join(root, 'early'))).toBe(false);
  });

  it('ends at once on a second SIGINT', async () => {
    const child = start(['run', 'slow.yaml', '--out', 'twice', '--no-page'], root, fake);
    child.stderr!.on('data', (text: Buffer) => {
      if (text.toString().includes('threads')) setTimeout(() => child.kill('SIGINT'), 400);
      if (text.toString().includes('once more')) setTimeout(() => child.kill('SIGINT'), 700);
    });
    const started = Date.now();
    const signal = await new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
    expect(Date.now() - started).toBeLessThan(20_000);
    // The lock of the dead process does not bar the next one.
    expect((await run(['steady.yaml', '--out', 'twice'])).code).toBe(0);
  });

  it('prints one object of what a stopped check has judged', async () => {
    const child = start(['check', 'hoping.yaml', '--replicates', '2000', '--json'], root, fake);
    child.stderr!.on('data', (text: Buffer) => {
      if (/\d\/2000 runs/.test(text.toString())) child.kill('SIGINT');
    });
    const end = await ended(child);
    expect(end.code).toBe(130);
    const { laws, expectations } = JSON.parse(end.stdout) as Checked;
    expect(laws).toEqual([]);
    expect(expectations!.expectations[0]).toMatchObject({ verdict: 'holds', exact: false });
    expect(expectations!.replicates).toBeLessThan(2000);
  });

  it('ends a stopped diff with the pairs that were finished and the code of the signal, and traces nothing', async () => {
    const child = start(['diff', 'moving.yaml', 'failing.yaml', '--replicates', '500', '--json'], root, fake);
    child.stderr!.on('data', (text: Buffer) => {
      if (/\d\/1000 runs/.test(text.toString())) child.kill('SIGTERM');
    });
    const end = await ended(child);
    expect(end.code).toBe(143);
    const { outcomes, trace } = JSON.parse(end.stdout) as DiffReport;
    expect(outcomes!.replicates).toBeGreaterThan(0);
    expect(outcomes!.replicates).toBeLessThan(500);
    expect(trace).toBeNull();
    expect(end.stderr).toContain('stopped: differences of the pairs that were finished');
  });

  it('runs through the link that npm makes, and when it is named from another folder', async () => {
    const link = join(root, 'linked');
    symlinkSync(fake, link);
    const args = ['run', join(root, 'steady.yaml'), '--no-page', '--out', join(root, 'elsewhere')];
    const end = await cartban(args, tmpdir(), link);
    expect(end.code).toBe(0);
  });
});
