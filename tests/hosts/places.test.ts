/** A study folder, its time zone and its language: no byte of it may tell where on earth it was computed. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/base/sha256.ts';
import { program } from '../cli/cartban.ts';

const runFile = promisify(execFile);
const PATIENCE = 600_000;

/** Ahead of and behind Greenwich, with and without summer time, and a quarter of an hour off. */
const zones = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu'];
/** Decimal commas, other collation, and a language whose small i has no capital I; with what Node makes of each. */
const locales = { C: 'en-US', 'zh_CN.UTF-8': 'zh-CN', 'tr_TR.UTF-8': 'tr-TR', 'de_DE.UTF-8': 'de-DE' };

const all = zones.flatMap((zone) => Object.keys(locales).map((locale) => ({ zone, locale })));
/** Each zone and each locale once on a push, all pairs in the long lane. */
const pairs = process.env['CARTBAN_LONG'] ? all : zones.map((_, i) => all[zones.length * i + ((i + 1) % 4)]);

const files = {
  'open.yaml':
    'schema: 1\ntitle: { en: "Iı İi: open", zh: 开放 }\nrun: { from: 2020-09-28, weeks: 15, replicates: 1, merchants: 40, anchors: 30 }\n',
  'closed.yaml': [
    'schema: 1\ntitle: Closed\nextends: ./open.yaml\nlinks:',
    '  - { id: ban, on: douyin, channel: live, to: [taobao, jd], from: 2020-10-09, rule: ban }',
    'levers:\n  douyin.consumerCoupon: { value: 5 %, from: 2020-10-12, weeklyBudget: 100m CNY }\n',
  ].join('\n'),
};

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'cartban-places-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
});
afterAll(() => rmSync(root, { recursive: true }));

const environment = (zone: string, locale: string): NodeJS.ProcessEnv => ({
  ...{ PATH: process.env['PATH'], NO_COLOR: '1' },
  ...{ TZ: zone, LANG: locale, LC_ALL: locale },
});

/** Every file of the folder by its bytes, and what was printed. */
async function studyIn(zone: string, locale: string): Promise<Record<string, string>> {
  const out = path.join(root, `${zone}-${locale}`.replaceAll('/', '-'));
  const { stdout } = await runFile(
    process.execPath,
    [program, 'run', 'open.yaml', 'closed.yaml', '--json', '--quiet', '--jobs', '2', '--out', out],
    { cwd: root, env: environment(zone, locale), maxBuffer: 1e9 },
  );
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort();
  const written = names.filter((name) => statSync(path.join(out, name)).isFile());
  return {
    ...Object.fromEntries(written.map((name) => [name, sha256Hex(readFileSync(path.join(out, name)))])),
    stdout: sha256Hex(Buffer.from(stdout)),
  };
}

describe('in every time zone and every locale', { timeout: PATIENCE }, () => {
  let expected: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    expected = await studyIn('UTC', 'C');
  }, PATIENCE);

  test('the whole study folder is compared', () => {
    expect(Object.keys(expected)).toEqual([
      ...['findings.json', 'manifest.json', 'page.html', 'results.csv'],
      ...['scenarios/closed.yaml', 'scenarios/open.yaml', 'stdout'],
    ]);
  });

  test.each(pairs)('$zone and $locale are what the program is told', async ({ zone, locale }) => {
    const script = 'const o = Intl.DateTimeFormat().resolvedOptions(); console.log(o.timeZone, o.locale)';
    const { stdout } = await runFile(process.execPath, ['-e', script], { env: environment(zone, locale) });
    expect(stdout.trim()).toMatch(
      new RegExp(`^${zone.replace('Kathmandu', 'Kat[hmandu]+')} ${locales[locale as keyof typeof locales]}$`),
    );
  });

  test.each(pairs)('the study folder has the same bytes in $zone under $locale', async ({ zone, locale }) => {
    expect(await studyIn(zone, locale)).toEqual(expected);
  });
});
