import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { register as explain } from '../../src/cli/commands/explain.ts';
import { register as init } from '../../src/cli/commands/init.ts';
import { register as schema } from '../../src/cli/commands/schema.ts';
import { register as validate } from '../../src/cli/commands/validate.ts';
import { scenarioJsonSchema } from '../../src/scenario/index.ts';
import { cartban } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cartban-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('cartban validate', () => {
  it('finds the shipped scenarios in order', async () => {
    const files = ['no-ban', 'cart-ban', 'ban-subsidy', 'ban-traffic', 'ban-quality'].map(
      (n) => `scenarios/${n}.yaml`,
    );
    const told = await cartban(validate, 'validate', ...files);
    expect(told).toEqual({ code: 0, stdout: 'validated 5 files, no errors\n', stderr: '' });
  });

  it('tells every problem of every file on stderr and ends with 3', async () => {
    const one = written('one.yaml', 'schema: 1\nrun: { sead: 1 }');
    const two = written('two.yaml', 'schema: 2\nlevers: { douyin.consumerCupon: { value: 5 % } }');
    const told = await cartban(validate, 'validate', one, two, join(folder, 'none.yaml'));
    expect(told.code).toBe(3);
    expect(told.stdout).toBe('');
    expect(told.stderr).toContain(`${one}:2:8  run.sead`);
    expect(told.stderr).toContain(`${two}:1:9  schema`);
    expect(told.stderr).toContain('did you mean "consumerCoupon"?');
    expect(told.stderr).toContain('none.yaml\n  there is no such file');
    expect(told.stderr).not.toMatch(/\n\s+at /);
  });

  it('refuses a sentence about a scenario that nobody knows, in its line, as check does', async () => {
    const lines = ['schema: 1', 'expect:', '  - gmv.settled of douyin is higher than in no-bann in 2021'];
    const file = written('hopeful.yaml', lines.join('\n'));
    const told = await cartban(validate, 'validate', file);
    expect(told).toMatchObject({ code: 3, stdout: '' });
    expect(told.stderr).toContain(`${file}:3:5  expect.0\n  no scenario is called "no-bann"`);
    expect(told.stderr).toContain('did you mean "no-ban"?');
    const beside = written('no-bann.yaml', 'schema: 1');
    expect((await cartban(validate, 'validate', file)).code).toBe(0);
    rmSync(beside);
  });

  it('prints the complete scenario, which is valid again', async () => {
    const told = await cartban(validate, 'validate', '--resolved', 'scenarios/ban-subsidy.yaml');
    expect(told.stdout).toContain('name: ban-subsidy');
    expect(told.stdout).not.toContain('extends');
    const again = await cartban(validate, 'validate', '--resolved', written('flat.yaml', told.stdout));
    expect(again.stdout).toBe(told.stdout);
  });

  it('checks what --set changes', async () => {
    const told = await cartban(validate, 'validate', '--set', 'run.weeks=none', 'scenarios/no-ban.yaml');
    expect(told.code).toBe(3);
    expect(told.stderr).toContain('--set run.weeks  run.weeks');
  });

  it.each(['--set=run.weeks', '--set=nonsense', '--set=duoyin.consumerCoupon=5 %', '--set=run.weeks=none'])(
    'tells what is wrong with a flag once, however many files it changes: %s',
    async (flag) => {
      const files = ['no-ban', 'cart-ban', 'early-ban'].map((n) => `scenarios/${n}.yaml`);
      const told = await cartban(validate, 'validate', flag, ...files);
      expect(told.code).toBe(3);
      expect(told.stderr.match(/^--set /gm)).toHaveLength(1);
    },
  );

  it('says which scenario takes the place of a baseline that is not given', async () => {
    const told = await cartban(
      validate,
      'validate',
      'scenarios/ban-subsidy.yaml',
      'scenarios/ban-traffic.yaml',
    );
    expect(told.code).toBe(0);
    expect(told.stderr).toContain(
      'the baseline "no-ban" is not among the files; "ban-subsidy" takes its place',
    );
  });

  it.each([
    ['./cartban.yaml', '; did you mean "cart-ban.yaml"?'],
    ['./cart-ban.yml', '; did you mean "cart-ban.yaml"?'],
    ['./nothing-like-it-at-all.yaml', '\n  mend: the folder has cart-ban.yaml, child.yaml'],
    ['./no/such/folder.yaml', ''],
  ])('names a parent that is missing, and what there is: %s', async (parent, near) => {
    const own = mkdtempSync(join(folder, 'near-'));
    for (const [name, text] of [
      ['cart-ban.yaml', 'schema: 1'],
      ['child.yaml', `schema: 1\nextends: ${parent}`],
      ['notes.txt', ''],
    ])
      writeFileSync(join(own, name), text);
    const told = await cartban(validate, 'validate', join(own, 'child.yaml'));
    expect(told.code).toBe(3);
    const place = `${join(own, 'child.yaml')}:2:10  extends\n`;
    expect(told.stderr).toBe(
      `${place}  ${join(own, parent)}: there is no such file${near}\n  see: cartban explain extends`,
    );
    const given = await cartban(validate, 'validate', join(own, parent));
    expect(given.stderr).toContain(`${join(own, parent)}\n  there is no such file${near}`);
  });

  it('follows no link out of the project', async () => {
    symlinkSync(join(process.cwd(), 'scenarios/no-ban.yaml'), join(folder, 'out.yaml'));
    const told = await cartban(validate, 'validate', written('link.yaml', 'schema: 1\nextends: ./out.yaml'));
    expect(told.code).toBe(3);
    expect(told.stderr).toContain('link.yaml:2:10  extends\n');
    expect(told.stderr).toContain('out.yaml: the file lies outside the project');
  });
});

describe('cartban explain', () => {
  it('tells meaning, unit, range, source and grade', async () => {
    const told = await cartban(explain, 'explain', 'douyin.consumerCoupon');
    expect(told.code).toBe(0);
    for (const word of ['consumerCoupon', 'unit', 'range', 'source', 'grade'])
      expect(told.stdout).toContain(word);
  });

  it('lists levers and fields of a platform', async () => {
    const told = await cartban(explain, 'explain', 'douyin');
    expect(told).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['douyin.consumerCoupon', 'platforms.douyin.fees.take', '抖音'])
      expect(told.stdout).toContain(word);
  });

  it('tells what a law says and which claims a sentence may make', async () => {
    const law = await cartban(explain, 'explain', 'moneyHasNoName');
    expect(law.code).toBe(0);
    for (const part of ['rule 43', 'Sixteen times the yuan', 'cartban check --law moneyHasNoName'])
      expect(law.stdout).toContain(part);
    const sentence = await cartban(explain, 'explain', 'expect');
    for (const part of ['is at least VALUE', 'rises when PATH is VALUE'])
      expect(sentence.stdout).toContain(part);
  });

  it('lists everything without a path', async () => {
    expect((await cartban(explain, 'explain')).stdout).toContain('rematch.guide');
  });

  it.each(['consumerCupon', 'douyin.consumerCupon'])(
    'ends with 2 and a suggestion for an unknown name: %s',
    async (name) => {
      const told = await cartban(explain, 'explain', name);
      expect(told).toMatchObject({ code: 2, stdout: '' });
      expect(told.stderr).toContain('did you mean "consumerCoupon"?');
    },
  );
});

describe('cartban schema', () => {
  it('prints the schema of a scenario file', async () => {
    const told = await cartban(schema, 'schema');
    expect(JSON.parse(told.stdout)).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it('prints the schema of the findings', async () => {
    const told = await cartban(schema, 'schema', 'findings');
    const parsed = JSON.parse(told.stdout) as { properties: object; $schema: string };
    expect(parsed.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(parsed.properties)).toEqual([
      ...['schema', 'study', 'engine', 'hash', 'baseline', 'replicates', 'seed'],
      ...['scenarios', 'differences', 'flows', 'diversion', 'failures', 'subsidies'],
    ]);
  });
});

describe('cartban init', () => {
  it('writes a starting set that is valid, and does not overwrite it', async () => {
    const target = join(folder, 'start');
    const told = await cartban(init, 'init', target);
    expect(told.code).toBe(0);
    const files = readdirSync(target);
    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'cart-ban.yaml', 'no-ban.yaml', 'scenario.schema.json']),
    );
    const yaml = files.filter((file) => file.endsWith('.yaml')).map((file) => join(target, file));
    expect((await cartban(validate, 'validate', ...yaml)).code).toBe(0);

    writeFileSync(join(target, 'no-ban.yaml'), 'mine');
    const again = await cartban(init, 'init', target);
    expect(again.code).toBe(5);
    expect(again.stderr).toContain('the file is there already');
    expect(readFileSync(join(target, 'no-ban.yaml'), 'utf8')).toBe('mine');

    expect((await cartban(init, 'init', target, '--force')).code).toBe(0);
    expect(readFileSync(join(target, 'no-ban.yaml'), 'utf8')).not.toBe('mine');
  });

  it('says what to type next as it can be typed, through npx where npm started the program', async () => {
    const next = async (target: string): Promise<string> =>
      (await cartban(init, 'init', join(folder, target))).stdout;
    expect(await next('bare')).toMatch(/^next: cartban run /m);
  });

  it('refuses a folder whose place a file has', async () => {
    const told = await cartban(init, 'init', written('taken', 'mine'));
    expect(told.code).toBe(5);
    expect(told.stderr).toContain('a file is there, where the folder should be');
  });
});
