import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lawVerdicts } from '../../src/check/index.ts';
import type { CheckOptions } from '../../src/cli/commands/check.ts';
import { judgeAll, lawsOf, type LawResult } from '../../src/cli/lawChecks.ts';
import { lawReport } from '../../src/cli/verdicts.ts';
import { reviewStores } from '../../src/model/index.ts';
import type { StepLaw, WeekLaw } from '../../src/model/laws/index.ts';
import { resolve } from '../../src/scenario/index.ts';
import { scenarioOf } from '../scenario/files.ts';

/** A law that is not so: it forbids what happens in every week from the third on. */
const untrue: WeekLaw = {
  ...{ kind: 'week', name: 'nothingHappensLate', rule: 99, statement: { en: 'Nothing happens late.' } },
  check: (market) => (market.week < 2 ? [] : [`it is week ${market.week}`]),
};
/** A law that never finds anything to vary. */
const idle: StepLaw = {
  ...{ kind: 'step', name: 'nothingToSee', rule: 98, statement: { en: 'Nothing, ever.' } },
  ...{ steps: [reviewStores], vary: () => [], check: () => [] },
};

let out: string;
beforeAll(() => (out = mkdtempSync(join(tmpdir(), 'cartban-laws-'))));
afterAll(() => rmSync(out, { recursive: true }));

const options = (): CheckOptions => ({
  ...{ runs: '2', seed: '5', law: [], jobs: 1, set: [], out },
  ...{ json: false, quiet: true, lang: 'en' },
});

describe('a law that random scenarios break', () => {
  it('is told with a small scenario in a file, which read again breaks it in the same way', async () => {
    const [result] = await judgeAll([untrue], [{ scenario: null, file: null }], options());
    expect(result).toMatchObject({
      law: 'nothingHappensLate',
      scenario: null,
      drawn: { runs: 2 },
      verdict: 'broken',
    });
    const [file] = readdirSync(out);
    expect(file).toMatch(/^broken-nothingHappensLate-[0-9a-f]{8}\.yaml$/);
    expect(result.broken!.replay).toBe(
      `cartban check ${join(out, file)} --law nothingHappensLate --seed ${result.broken!.seed}`,
    );
    const again = scenarioOf(
      resolve({ file: basename(file), text: readFileSync(join(out, file), 'utf8') }, () => ''),
    );
    expect(again.run.weeks).toBeLessThanOrEqual(4);
    const [seen] = lawVerdicts({ laws: [untrue], runs: 1, seed: result.broken!.seed, scenario: again });
    expect(seen.broken!.what).toBe(result.broken!.what);
    const shown = lawReport([result], 'en', 100);
    for (const part of ['BROKEN', result.broken!.what, result.broken!.replay]) expect(shown).toContain(part);
  });

  it('on a file is replayed from the file, with what changed it', async () => {
    const made = readdirSync(out)[0];
    const scenario = scenarioOf(
      resolve({ file: made, text: readFileSync(join(out, made), 'utf8') }, () => ''),
    );
    const changed = { ...options(), set: ["title=it's"], until: '2019-03-03' };
    const [result] = await judgeAll([untrue], [{ scenario, file: 'in/my own.yaml' }], changed);
    expect(result.scenario).toBe(scenario.name);
    expect(result.broken!.replay).toBe(
      `cartban check 'in/my own.yaml' --set 'title=it'\\''s' --until 2019-03-03 --law nothingHappensLate --seed 5`,
    );
    expect(readdirSync(out)).toEqual([made]);
  });
});

it('a broken random scenario is replayed from a folder whose name has a space', async () => {
  const spaced = { ...options(), out: join(out, 'my own') };
  const [result] = await judgeAll([untrue], [{ scenario: null, file: null }], spaced);
  const [file] = readdirSync(spaced.out);
  expect(result.broken!.replay).toContain(`cartban check '${join(spaced.out, file)}' --law`);
});

it('a broken random scenario that the disk will not have is told in the log, and no verdict is lost', async () => {
  const full = { ...options(), out: join(out, 'full'), quiet: false };
  const ground = [{ scenario: null, file: null }];
  await judgeAll([untrue], ground, { ...full, quiet: true });
  const [file] = readdirSync(full.out);
  const text = readFileSync(join(full.out, file), 'utf8');
  rmSync(join(full.out, file));
  mkdirSync(join(full.out, file));
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const results = await judgeAll([untrue, idle], ground, full);
  const said = log.mock.calls.map(([line]) => String(line)).join('');
  log.mockRestore();
  expect(results.map(({ verdict }) => verdict)).toEqual(['unchecked', 'broken']);
  expect(said).toContain('nothingHappensLate is broken: ');
  expect(said).toContain(`${file} cannot be written (EISDIR); put into it what follows:\n\n${text}`);
  expect(readdirSync(full.out)).toEqual([file]);
});

describe('the seed', () => {
  /** Tells the seed of the run, by what its market looks like. */
  const seen = new Set<string>();
  const looks: WeekLaw = {
    ...{ kind: 'week', name: 'looksOn', rule: 97, statement: { en: 'Looks on.' } },
    check: ({ week, anchorSkill }) => (week === 0 && seen.add(anchorSkill.join()), []),
  };
  const scenario = scenarioOf(
    resolve(
      {
        file: 'small.yaml',
        text: 'schema: 1\ntitle: S\nrun: { weeks: 2, merchants: 20, anchors: 15, seed: 3 }\n',
      },
      () => '',
    ),
  );
  const look = async (seed?: string): Promise<string> => {
    seen.clear();
    await judgeAll([looks], [{ scenario, file: 'small.yaml' }], { ...options(), seed });
    expect(seen.size).toBe(1);
    return [...seen][0];
  };

  it('of a check is that of its runs, and the file’s own where none is given', async () => {
    const third = await look('3');
    expect(await look()).toBe(third);
    expect(await look('4')).not.toBe(third);
  });

  it('of a random scenario that breaks a law stands in its file, so that the replay runs on it', async () => {
    const folder = join(out, 'seeded');
    const [result] = await judgeAll([untrue], [{ scenario: null, file: null }], {
      ...options(),
      out: folder,
    });
    const text = readFileSync(join(folder, readdirSync(folder)[0]), 'utf8');
    const again = scenarioOf(resolve({ file: 'again.yaml', text }, () => ''));
    expect(result.broken!.seed).toBe(again.run.seed);
    const alone = { scenario: again, file: 'again.yaml' };
    const [once] = await judgeAll([untrue], [alone], { ...options(), seed: undefined });
    expect(once.broken!.what).toBe(result.broken!.what);
  });
});

it('a law that had nothing to check does not hold', async () => {
  const [result] = await judgeAll([idle], [{ scenario: null, file: null }], options());
  expect(result).toMatchObject({ checked: 0, verdict: 'unchecked', broken: null });
  expect(lawReport([result], 'en', 100)).toMatch(/nothing to check/);
});

it('laws that hold are counted, and only those that were asked for have a line each', () => {
  const law = (name: string, verdict: LawResult['verdict'], scenario: string): LawResult => ({
    ...{
      law: name,
      rule: 1,
      statement: { en: `${name} is so.` },
      scenario,
      drawn: null,
      checked: 600,
      verdict,
    },
    broken:
      verdict === 'broken' ? { what: 'it is not', seed: 7, replay: `cartban check --law ${name}` } : null,
  });
  const found = [
    ...Array.from({ length: 60 }, (_, i) => law(`law${i}`, 'holds', 'one')),
    ...[law('wrongOne', 'broken', 'one'), law('idleOne', 'unchecked', 'one'), law('law0', 'holds', 'two')],
  ];
  const lines = lawReport(found, 'en', 100).split('\n');
  expect(lines.length).toBeLessThan(15);
  expect(lines.filter((line) => line.includes('wrongOne is so.'))).toHaveLength(1);
  for (const part of [
    'on one',
    'on two',
    '60 laws hold, checked 36,000 times',
    '1 law holds, checked 600 times',
  ])
    expect(lines.filter((line) => line.includes(part))).toHaveLength(1);
  expect(lines).toContain('nothing to check: idleOne');
  expect(lawReport(found, 'zh', 100)).toContain('60 条定律成立');
  const each = lawReport(found, 'en', 100, true);
  for (const { law: name } of found) expect(each).toContain(`${name} is so.`);
});

it('a check that is stopped tells what it has judged', async () => {
  const stop = new AbortController();
  let seen = 0;
  const stopping: WeekLaw = {
    ...untrue,
    check: () => {
      if (++seen === 3) stop.abort();
      return [];
    },
  };
  const all = { ...options(), runs: '40' };
  const [result] = await judgeAll([stopping], [{ scenario: null, file: null }], all, stop.signal);
  expect(result).toMatchObject({ verdict: 'holds', checked: seen });
  seen = 0;
  await judgeAll([stopping], [{ scenario: null, file: null }], all);
  expect(seen).toBeGreaterThan(result.checked);
});

it('laws are asked for by name, and an unknown one is told apart', () => {
  expect(lawsOf(['moneyIsConserved']).map((l) => l.name)).toEqual(['moneyIsConserved']);
  expect(() => lawsOf(['moneyIsConservd'])).toThrow(/did you mean "moneyIsConserved"/);
  expect(() => lawsOf(['zzzzzzzzzz'])).toThrow(/the laws are moneyIsConserved/);
});
