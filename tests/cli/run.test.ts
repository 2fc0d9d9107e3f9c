import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/study/findings.ts';
import type { Manifest } from '../../src/runs/studyFolder.ts';
import { cartban, type Ended } from './cartban.ts';

const LONG = 300_000;
const run = 'run: { weeks: 20, replicates: 1, merchants: 40, anchors: 30 }';
const files = {
  'open.yaml': `schema: 1\ntitle: "=Open, as before"\n${run}\n`,
  'closed.yaml': [
    'schema: 1\ntitle: Closed\nextends: ./open.yaml\nlinks:',
    '  - { id: earlyBan, on: douyin, channel: live, to: [taobao, jd], from: 2019-03-04, rule: ban }\n',
  ].join('\n'),
  'longer.yaml': `schema: 1\ntitle: Longer\nrun: { weeks: 30, replicates: 1, merchants: 40, anchors: 30 }\n`,
  'broken.yaml':
    'schema: 1\ntitle: Broken\nlevers:\n  douyin.consumerCupon: { value: 5 % }\nrun: { weeks: -1 }\n',
};

let root: string;
let first: Ended;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cartban-cli-'));
  mkdirSync(join(root, 'in'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'in', name), text);
  first = await cartban(
    ['run', 'in/open.yaml', 'in/closed.yaml', '--json', '--out', 'study', '--jobs', '2'],
    root,
  );
}, LONG);
afterAll(() => rmSync(root, { recursive: true }));

const study = (...path: string[]): string => readFileSync(join(root, 'study', ...path), 'utf8');
const manifest = (): Manifest => JSON.parse(study('manifest.json')) as Manifest;

describe('cartban run', () => {
  it('prints one JSON object and nothing else on stdout', () => {
    expect(first.code).toBe(0);
    const findings = JSON.parse(first.stdout) as Findings;
    expect(findings).toMatchObject({
      schema: 'cartban.findings/1',
      baseline: 'open',
      replicates: 1,
      seed: 7,
    });
    expect(findings.engine.model).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(findings.differences.every((d) => d.scenario === 'closed' && d.n === 1)).toBe(true);
  });

  it('prints the object that stands in the folder', () => {
    expect(JSON.parse(study('findings.json'))).toEqual(JSON.parse(first.stdout));
  });

  it('writes a folder that is complete by its own manifest', () => {
    const { files: listed, complete, replay } = manifest();
    expect(complete).toBe(true);
    expect(listed.map((f) => f.path)).toEqual([
      ...['scenarios/open.yaml', 'scenarios/closed.yaml', 'findings.json', 'results.csv', 'page.html'],
    ]);
    expect(replay).toBe(
      'cartban run scenarios/open.yaml scenarios/closed.yaml --baseline open --seed 7 --replicates 1',
    );
    expect(readdirSync(join(root, 'study')).sort()).toEqual([
      ...['findings.json', 'manifest.json', 'page.html', 'results.csv', 'scenarios'],
    ]);
    expect(study('page.html').length).toBeLessThan(3_000_000);
  });

  it('writes a tidy table with a row for each week of each series', () => {
    const { data, errors } = Papa.parse<Record<string, string>>(study('results.csv'), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(Object.keys(data[0])).toEqual([
      ...[
        'scenario',
        'week',
        'metric',
        'platform',
        'channel',
        'tier',
        'unit',
        'mean',
        'p10',
        'p50',
        'p90',
        'n',
      ],
    ]);
    const settled = data.filter(
      (r) =>
        r['scenario'] === 'open' &&
        r['metric'] === 'gmv.settled' &&
        r['platform'] === 'douyin' &&
        r['channel'] === '' &&
        r['tier'] === '',
    );
    expect(settled).toHaveLength(20);
    expect(settled[1]['week']).toBe('2019-01-07');
    expect(data.every((r) => Number.isFinite(Number(r['mean'])))).toBe(true);
  });

  it(
    'counts one consumer for every shopper, with one hash on one thread and on two',
    async () => {
      const hashOn = async (jobs: string): Promise<string> => {
        const args = [
          'run',
          'in/open.yaml',
          '--replicates',
          '2',
          '--engine',
          'counts',
          '--until',
          '2019-02-03',
        ];
        const end = await cartban(
          [
            ...args,
            '--population',
            '710_000_000',
            '--jobs',
            jobs,
            '--json',
            '--quiet',
            '--no-page',
            '--out',
            `counted-${jobs}`,
          ],
          root,
        );
        expect([end.code, end.stderr]).toEqual([0, '']);
        return (JSON.parse(end.stdout) as Findings).hash;
      };
      const one = await hashOn('1');
      expect(await hashOn('2')).toBe(one);
    },
    LONG,
  );

  it(
    'gives the same hash again from the folder alone, on one thread, from another place',
    async () => {
      const args = manifest().replay.split(' ').slice(1);
      const again = await cartban(
        [...args, '--jobs', '1', '--out', join(root, 'again'), '--no-page'],
        join(root, 'study'),
      );
      expect(again.code).toBe(0);
      const found = JSON.parse(readFileSync(join(root, 'again', 'findings.json'), 'utf8')) as Findings;
      expect(found.hash).toBe((JSON.parse(first.stdout) as Findings).hash);
      expect(existsSync(join(root, 'again', 'page.html'))).toBe(false);
      expect(again.stdout).toMatch(/scenario .*Δ vs baseline \(paired\) .*P\(Δ>0\)/);
      expect(again.stdout).toMatch(/^closed /m);
    },
    LONG,
  );

  it(
    'gives one hash on 1, 2 and 8 threads',
    async () => {
      const hashes: string[] = [];
      for (const jobs of ['1', '2', '8']) {
        const args = ['run', 'in/open.yaml', 'in/closed.yaml', '--replicates', '4', '--until', '2019-04-01'];
        const ended = await cartban(
          [...args, '--jobs', jobs, '--json', '--no-page', '--out', `threads-${jobs}`],
          root,
        );
        expect(ended.code).toBe(0);
        hashes.push((JSON.parse(ended.stdout) as Findings).hash);
      }
      expect(new Set(hashes).size).toBe(1);
    },
    LONG,
  );

  it('refuses a folder with another study in it and leaves it alone', async () => {
    const before = study('manifest.json');
    const refused = await cartban(['run', 'in/open.yaml', '--out', 'study'], root);
    expect([refused.code, refused.stdout]).toEqual([5, '']);
    expect(refused.stderr).toContain('--force');
    expect(study('manifest.json')).toBe(before);
  });

  it('refuses a folder that cannot be made, with a mend', async () => {
    for (const place of existsSync('/proc/self') ? ['/proc/x', 'in/open.yaml'] : ['in/open.yaml']) {
      const refused = await cartban(['run', 'in/open.yaml', '--out', place], root);
      expect([refused.code, refused.stdout]).toEqual([5, '']);
      expect(refused.stderr).toMatch(/cannot be made.*\n?.*name another with --out/);
      if (place === 'in/open.yaml') expect(refused.stderr).toMatch(/: a file is there$/m);
    }
  });

  it.each([
    ['check', 'check --out in/open.yaml', /cannot be made: a file is there\n.*name another with --out/],
    ['check', 'check --out /proc/x', /cannot be made \(ENOENT\)\n.*name another with --out/],
    ['init', 'init in/open.yaml', /a file is there, where the folder should be\n.*choose another folder/],
    ['init', 'init /proc/x', /cannot be made \(ENOENT\)\n.*choose another folder/],
  ])('%s refuses it before any work: %s', async (_, line, said) => {
    if (line.includes('/proc') && !existsSync('/proc/self')) return;
    const refused = await cartban(line.split(' '), root);
    expect([refused.code, refused.stdout]).toEqual([5, '']);
    expect(refused.stderr).toMatch(said);
  });

  it('check leaves no empty folder behind where every law holds', async () => {
    const args = ['check', '--runs', '1', '--law', 'moneyIsConserved', '--out', 'unused', '--quiet'];
    expect((await cartban(args, root)).code).toBe(0);
    expect(existsSync(join(root, 'unused'))).toBe(false);
  });

  it('tells an error alone, and of the warnings only that there are some', async () => {
    const late = ['in/open.yaml', 'in/closed.yaml', '--until', '2019-02-03', '--out', 'late', '--no-page'];
    for (const [wrong, said] of [
      [['--baseline', 'no-such'], 'is none of the scenarios given'],
      [['--set', 'run.seed=x'], /run.seed.*\n.*whole number/],
      [['--out', 'in/open.yaml'], 'a file is there'],
    ] as const) {
      const refused = await cartban(['run', ...late, ...wrong], root);
      expect([refused.code === 0, refused.stdout]).toEqual([false, '']);
      expect(refused.stderr).toMatch(said);
      expect(refused.stderr).not.toMatch(/warning: |the run ends before/);
    }
  });

  it(
    'speaks Chinese of its progress, of where things are and of what to type next',
    async () => {
      const args = ['run', 'in/open.yaml', '--replicates', '2', '--until', '2019-02-03', '--out', 'zh'];
      const end = await cartban([...args, '--lang', 'zh', '--no-page'], root);
      expect(end.code).toBe(0);
      expect(end.stderr).toMatch(/共2次运行，\d+个线程，内存/);
      expect(end.stderr).toMatch(/已完成 2\/2 次运行，约剩 0秒/);
      expect(end.stderr).toMatch(/初步数字，仅一次重复，尚无区间：抖音/);
      expect(end.stdout).toContain('全部文件：zh · 重现：');
      expect(end.stdout).toContain('接下来：cartban explain gmv.settled · cartban init my-study');
      expect(`${end.stdout}${end.stderr}`).not.toMatch(/all files|next:|threads|left|first figures/);
    },
    LONG,
  );

  it('tells every problem of every file at once, and writes nothing', async () => {
    const refused = await cartban(['run', 'in/broken.yaml', 'in/absent.yaml', '--out', 'nothing'], root);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    for (const part of [
      'did you mean "consumerCoupon"?',
      'run.weeks',
      'in/absent.yaml',
      'there is no such file',
    ]) {
      expect(refused.stderr).toContain(part);
    }
    expect(existsSync(join(root, 'nothing'))).toBe(false);
  });

  it.each([
    ['no file', ['run'], 2],
    ['an unknown command', ['rum', 'in/open.yaml'], 2],
    ['an unknown flag', ['run', 'in/open.yaml', '--sed', '3'], 2],
    ['no replicates', ['run', 'in/open.yaml', '--replicates', '0'], 2],
    ['half a thread', ['run', 'in/open.yaml', '--jobs', '0.5'], 2],
    ['an unknown engine', ['run', 'in/open.yaml', '--engine', 'steam'], 2],
    ['a baseline that is not given', ['run', 'in/open.yaml', '--baseline', 'closed'], 2],
    ['scenarios of different length', ['run', 'in/open.yaml', 'in/longer.yaml'], 3],
    ['the same name twice', ['run', 'in/open.yaml', 'in/open.yaml'], 3],
    ['a day that is none', ['run', 'in/open.yaml', '--until', '2019-02-30'], 3],
    ['10^15 replicates', ['run', 'in/open.yaml', '--replicates', '1000000000000000'], 5],
    ['10^15 merchants', ['run', 'in/open.yaml', '--set', 'run.merchants=1000000000000000'], 5],
    ['help', ['--help'], 0],
    ['its version', ['--version'], 0],
  ])('asked for %s ends with its exit code', async (_, args, code) => {
    const end = await cartban(args, root);
    expect([end.code, end.stderr]).toEqual([code, expect.any(String)]);
    expect(end.stderr).not.toMatch(/^\s+at .*\d+:\d+\)?$/m);
    if (code !== 0) expect(end.stdout).toBe('');
  });
});
