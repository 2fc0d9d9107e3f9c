import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiffReport } from '../../src/cli/diff/report.ts';
import { diffWords } from '../../src/cli/diff/words.ts';
import { stepName } from '../../src/compile/divergence.ts';
import { week } from '../../src/model/index.ts';
import type { Findings } from '../../src/study/findings.ts';
import { cartban, type Ended } from './cartban.ts';

const LONG = 300_000;
const run = (weeks: number): string => `run: { weeks: ${weeks}, replicates: 1, merchants: 40, anchors: 30 }`;
const files = {
  'open.yaml': `schema: 1\ntitle: { en: Open, zh: 开放 }\n${run(20)}\n`,
  'same.yaml': `schema: 1\ntitle: Another title\nextends: ./open.yaml\n`,
  'closed.yaml': [
    'schema: 1\ntitle: Closed\nextends: ./open.yaml\nlevers:',
    '  douyin.consumerCoupon: { value: 5 %, from: 2019-02-04 }\nlinks:',
    '  - { id: earlyBan, on: douyin, channel: live, to: [taobao, jd], from: 2019-03-04, rule: ban }\n',
  ].join('\n'),
  'longer.yaml': `schema: 1\ntitle: Longer\n${run(30)}\n`,
  'fifth.yaml':
    'schema: 1\ntitle: Fifth\nextends: ./open.yaml\nplatforms:\n  douyin: { channels: [live, video, shelf] }\n',
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cartban-diff-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
});
afterAll(() => rmSync(root, { recursive: true }));

const diff = (...args: string[]): Promise<Ended> => cartban(['diff', ...args], root);
const json = async (...args: string[]): Promise<DiffReport> => {
  const { stdout, stderr, code } = await diff(...args, '--json', '--quiet');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as DiffReport;
};

describe('cartban diff', () => {
  it(
    'tells what differs, what follows and where the two part, as JSON and in words of two languages',
    async () => {
      const args = ['open.yaml', 'closed.yaml', '--replicates', '1'];
      const report = await json(...args);
      expect(report).toMatchObject({ schema: 'cartban.diff/1', seed: 7, equal: false, why: null });
      expect(report.changes).toEqual([
        expect.stringMatching(/^Douyin: .*5 % from 2019-02-04\.$/),
        '2019-03-04 Douyin: live links to Taobao and JD closed.',
      ]);
      const { parting } = report.trace as Extract<DiffReport['trace'], { parting: object }>;
      expect(parting.first).toMatchObject({
        week: 5,
        date: '2019-02-04',
        step: 'setPolicy',
        column: 'subsidyRate',
      });
      expect(parting.first?.cell).toEqual({ platform: 'douyin', subsidy: 'consumerCoupon' });
      expect(parting.consumers).toMatchObject({ week: 5, step: 'consumersChoose', column: 'orders' });

      const english = await diff(...args, '--quiet');
      expect(english.stdout).toContain('What differs: B against A');
      expect(english.stdout).toMatch(/week 6, from Monday 2019-02-04 · setPolicy/);
      expect(english.stdout).toContain('1 paired replicate, seed 7');
      expect(Math.max(...english.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
      const chinese = await diff(...args, '--quiet', '--lang', 'zh');
      expect(chinese.stdout).toContain('有何不同');
      expect(chinese.stdout).toMatch(/第6周，周一 2019-02-04 · setPolicy：本周规则/);
    },
    LONG,
  );

  it(
    'has the figures of cartban run on the same seed',
    async () => {
      const { outcomes } = await json('open.yaml', 'closed.yaml', '--replicates', '2');
      const ran = await cartban(
        [
          ...['run', 'open.yaml', 'closed.yaml', '--replicates', '2', '--json', '--quiet', '--no-page'],
          ...['--out', 'study'],
        ],
        root,
      );
      const { differences } = JSON.parse(ran.stdout) as Findings;
      expect(outcomes!.differences.length).toBeGreaterThan(15);
      for (const row of outcomes!.differences) expect(differences).toContainEqual(row);
    },
    LONG,
  );

  it('says of scenarios that differ in title only that nothing differs, without a run', async () => {
    const report = await json('open.yaml', 'same.yaml');
    expect(report).toMatchObject({ equal: true, changes: [], outcomes: null, trace: null });
    expect((await diff('open.yaml', 'same.yaml')).stdout).toContain('Nothing differs');
  });

  it(
    'sets the terms of a decision beside those of the twin',
    async () => {
      const ends = await Promise.all([
        json('open.yaml', 'closed.yaml', '--why', 'merchant:3'),
        json('open.yaml', 'closed.yaml', '--why', 'anchor:4', '--week', '2019-03-05'),
      ]);
      expect(ends[0].why).toMatchObject({ kind: 'merchant', replicate: 1, agent: { merchant: 3 } });
      expect(ends[1].why).toMatchObject({ kind: 'anchor', chosen: 'asked', week: 9, date: '2019-03-04' });
      expect(ends[1].why!.a).toHaveProperty('revision.options');
      const told = await diff('open.yaml', 'closed.yaml', '--why', 'merchant:3', '--quiet');
      expect(told.stdout).toMatch(/probability of a review this week +0\.\d{4} +0\.\d{4}/);
    },
    LONG,
  );

  it(
    'says which part cannot be traced where channels differ, and still what follows',
    async () => {
      const report = await json('open.yaml', 'fifth.yaml', '--replicates', '1');
      expect(report.trace).toEqual({ replicate: 1, unlike: 'channels' });
      expect(report.outcomes!.replicates).toBe(1);
    },
    LONG,
  );

  it.each([
    [['open.yaml', './open.yaml'], 2, 'are one file'],
    [['open.yaml', 'none.yaml'], 3, 'there is no such file'],
    [['open.yaml', 'longer.yaml'], 3, 'run.weeks'],
    [['open.yaml', 'closed.yaml', '--why', 'consumer:1'], 2, 'merchant:1234'],
    [['open.yaml', 'closed.yaml', '--why', 'merchant:-1'], 2, 'merchant:1234'],
    [['open.yaml', 'closed.yaml', '--why', 'merchant:40'], 2, 'merchant:0 to merchant:39'],
    [['open.yaml', 'closed.yaml', '--why', 'anchor:30'], 2, 'anchor:0 to anchor:29'],
    [['open.yaml', 'closed.yaml', '--why', 'anchor:1', '--week', '2019-13-01'], 2, 'is no day'],
    [['open.yaml', 'closed.yaml', '--why', 'anchor:1', '--week', '2021-01-01'], 2, 'outside of the run'],
    [['open.yaml', 'closed.yaml', '--week', '2019-03-04'], 2, 'give both'],
    [['open.yaml', 'fifth.yaml', '--why', 'anchor:1'], 2, 'channels'],
    [['open.yaml'], 2, "missing required argument 'B'"],
  ])('refuses %j with code %i', async (args, code, message) => {
    const end = await diff(...args);
    expect([end.code, end.stdout]).toEqual([code, '']);
    expect(end.stderr).toContain(message);
    expect(end.stderr).not.toMatch(/\n\s+at /);
  });
});

it.each(['en', 'zh'] as const)('every step of the week has words in %s, in its order', (lang) => {
  expect(Object.keys(diffWords(lang).steps)).toEqual(week.map((_, i) => stepName(i)));
});
