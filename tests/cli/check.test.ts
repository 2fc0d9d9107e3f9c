import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laws } from '../../src/check/index.ts';
import type { Checked } from '../../src/cli/check.ts';
import { cartban } from './cartban.ts';

const LONG = 300_000;
const expectations = (...lines: string[]): string => `expect:\n${lines.map((l) => `  - ${l}\n`).join('')}`;
const files = {
  'open.yaml': 'schema: 1\ntitle: Open\nrun: { weeks: 14, merchants: 40, anchors: 30 }\n',
  'closed.yaml': [
    'schema: 1\ntitle: Closed\nextends: ./open.yaml\nlinks:',
    '  - { id: earlyBan, on: douyin, channel: live, to: [taobao, jd], from: 2019-02-04, rule: ban }',
    expectations(
      'gmv.linked of douyin through live is 0 from 2019-02-04',
      'gmv.linked of douyin through live is lower than in open from 2019-02-04',
      'gmv.linked of douyin through live rises when links.earlyBan.rule is allow',
      'gmv.settled of douyin is at least 1bn CNY in 2021',
    ),
  ].join('\n'),
  'wrong.yaml': `schema: 1\ntitle: Wrong\nextends: ./open.yaml\n${expectations(
    'gmv.linked of douyin through live is 0 from 2019-02-04',
  )}`,
  'lost.yaml': `schema: 1\ntitle: Lost\nextends: ./open.yaml\n${expectations('gmv.net is higher than in cart-bann')}`,
  'broken.yaml': `schema: 1\ntitle: Broken\nextends: ./open.yaml\n${expectations('gmv.setled is 0')}`,
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cartban-check-'));
  mkdirSync(join(root, 'in'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'in', name), text);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('cartban check', () => {
  it(
    'judges the laws and the sentences of a file, and prints one object of both',
    async () => {
      const end = await cartban(['check', 'in/closed.yaml', '--json', '--quiet', '--jobs', '2'], root);
      expect([end.code, end.stderr]).toEqual([0, '']);
      const checked = JSON.parse(end.stdout) as Checked;
      expect(checked.schema).toBe('cartban.check/1');
      expect(checked.engine.model).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(checked.laws.map((l) => l.law).sort()).toEqual(laws.map((l) => l.name).sort());
      expect(checked.laws.map((l) => l.verdict)).not.toContain('broken');
      expect(new Set(checked.laws.map((l) => l.scenario))).toEqual(new Set(['closed']));
      expect(checked.expectations).toMatchObject({ errorLevel: 0.05, replicates: 8, seed: 7, failures: [] });
      const said = checked.expectations!.expectations;
      expect(said.map((e) => e.verdict)).toEqual(['holds', 'holds', 'holds', 'unchecked']);
      expect(said.map((e) => e.against)).toEqual([null, 'open', 'closed@links.earlyBan.rule=allow', null]);
      expect(said[1]).toMatchObject({ held: 8, checked: 8 });
      expect(said[0]).toMatchObject({ weeks: 9, replicates: 8, checked: 72 });
    },
    LONG,
  );

  it(
    'tells which week of which replicate refutes a sentence, and ends with 4',
    async () => {
      const small = ['--set', 'run.weeks=8', '--replicates', '2'];
      const end = await cartban(['check', 'in/wrong.yaml', ...small, '--quiet'], root);
      expect(end.code).toBe(4);
      expect(end.stdout).toMatch(/REFUTED/);
      // cells are wrapped, so that words of other cells may stand between
      expect(end.stdout).toMatch(/CNY in the week of\s[\s\S]*2019-02-04, replicate 1\s/);
      expect(end.stdout).toMatch(/at most 5/);
    },
    LONG,
  );

  it(
    'is undecided, with 0, where replicates are too few, and says how many can decide',
    async () => {
      const args = ['check', 'in/closed.yaml', '--replicates', '2', '--json', '--quiet'];
      const end = await cartban(args, root);
      expect(end.code).toBe(0);
      const [, lower] = (JSON.parse(end.stdout) as Checked).expectations!.expectations;
      expect(lower).toMatchObject({ verdict: 'undecided', held: 2, checked: 2, needed: 7 });
    },
    LONG,
  );

  it(
    'judges one law on random scenarios, tells progress apart from results, in Chinese too',
    async () => {
      const args = ['check', '--law', 'gmvAgreesBothWays', '--runs', '2', '--seed', '3'];
      const end = await cartban([...args, '--lang', 'zh'], root);
      expect(end.code).toBe(0);
      expect(end.stderr).toMatch(/已完成 2\/2 次运行/);
      expect(end.stdout).toMatch(/gmvAgreesBothWays .*2 .*成立/);
      expect(end.stdout).not.toMatch(/moneyIsConserved|预期/);
      expect(readdirSync(root)).toEqual(['in']);
    },
    LONG,
  );

  it.each([
    ['an unknown law', ['check', '--law', 'moneyIsConservd'], 2, 'did you mean "moneyIsConserved"?'],
    ['runs and a file', ['check', 'in/open.yaml', '--runs', '3'], 2, '--runs counts random scenarios'],
    ['replicates without a file', ['check', '--replicates', '3'], 2, '--replicates needs a scenario file'],
    ['an engine without a file', ['check', '--engine', 'agents'], 2, '--engine needs a scenario file'],
    ['a population without a file', ['check', '--population', '9'], 2, '--population needs a scenario file'],
    ['a change without a file', ['check', '--set', 'run.weeks=8'], 2, '--set needs a scenario file'],
    ['a folder and a file', ['check', 'in/open.yaml', '--out', 'x'], 2, '--out is for random scenarios'],
    [
      'replicates and a law',
      ['check', 'in/closed.yaml', '--law', 'moneyIsConserved', '--replicates', '3'],
      2,
      '--replicates is for the sentences',
    ],
    ['a sentence that is none', ['check', 'in/broken.yaml'], 3, 'did you mean "gmv.settled"?'],
    ['a scenario that is nowhere', ['check', 'in/lost.yaml'], 3, 'did you mean "cart-ban"?'],
    ['one name twice', ['check', 'in/open.yaml', 'in/open.yaml'], 3, 'a second scenario has the name'],
    ['too many replicates', ['check', 'in/wrong.yaml', '--replicates', '1000000000'], 5, 'of memory'],
  ])('asked for %s ends with its exit code and says why', async (_, args, code, message) => {
    const end = await cartban(args, root);
    expect([end.code, end.stdout]).toEqual([code, '']);
    expect(end.stderr).toContain(message);
    expect(end.stderr).not.toMatch(/^\s+at .*\d+:\d+\)?$/m);
    expect(existsSync(join(root, 'outputs'))).toBe(false);
  });
});
