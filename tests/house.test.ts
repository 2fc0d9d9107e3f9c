/** The house rules of src/README.md, enforced on the real import graph and on the real lint configuration. */
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import { readModule, readModules, type Import, type Module } from './importGraph.ts';

const project = path.resolve(import.meta.dirname, '..');
const src = path.join(project, 'src');
const modules = readModules(src);
const imports = modules.flatMap((m) => m.imports);

/** What each folder may import besides itself and base: folders, or single files. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: [],
  engine: [],
  scenario: ['model/'],
  analysis: ['engine/results.ts'],
  compile: ['scenario/', 'model/', 'engine/'],
  check: ['scenario/', 'model/', 'engine/', 'compile/'],
  study: ['scenario/', 'analysis/', 'engine/results.ts'],
  runs: ['compile/', 'engine/results.ts'],
  report: ['study/', 'engine/results.ts'],
  studio: ['scenario/', 'compile/', 'study/', 'report/'],
  cli: ['scenario/', 'compile/', 'check/', 'study/', 'report/', 'runs/', 'studio/serve.ts'],
};

/** Shapes that may be named where the code behind them may not be imported. */
const allowedTypes: Readonly<Record<string, readonly string[]>> = { runs: ['study/study.ts'] };

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const startsWithOneOf = (file: string, places: readonly string[] = []): boolean =>
  places.some((place) => file.startsWith(place));

const isInside = (file: string, folder: string): boolean => folder === '.' || file.startsWith(`${folder}/`);

/** Shipped scenarios and observed figures are text that is built in, read by the floor that turns text into scenarios. */
const readsData = (from: string, to: string): boolean =>
  isInside(from, 'scenario') && /^\.\.\/scenarios\/.*\.(yaml|csv)$/.test(to);

/** Why an import between files breaks the house, or null. */
function fault({ from, to, typeOnly }: Import): string | null {
  const edge = `${from} imports ${to}`;
  if (to.startsWith('../')) return readsData(from, to) ? null : `${edge}, which lies outside src`;
  if (path.posix.basename(to) === 'index.ts' && isInside(from, path.posix.dirname(to))) {
    return `${edge}, the index of a folder that it lies in`;
  }
  const [here, there] = [folderOf(from), folderOf(to)];
  if (here === '' || here === there || there === 'base') return null;
  if (startsWithOneOf(to, allowed[here]) || (typeOnly && startsWithOneOf(to, allowedTypes[here])))
    return null;
  return `${edge}, which ${here} may not`;
}

/** Only the terminal, the places where runs are kept and computed, and the server touch the host. */
const touchesHost = (file: string): boolean =>
  file.startsWith('cli/') || file.startsWith('runs/') || file === 'studio/serve.ts';

const isHostModule = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]);

describe('imports', () => {
  test('were read from every floor, so that what follows means something', () => {
    expect(modules.length).toBeGreaterThanOrEqual(40);
    expect(imports.length).toBeGreaterThanOrEqual(80);
    const floors = new Set(modules.map((m) => folderOf(m.name)).filter(Boolean));
    for (const floor of floors) expect(Object.keys(allowed)).toContain(floor);
    for (const floor of ['base', 'model', 'engine', 'scenario', 'study']) expect(floors).toContain(floor);
  });

  test('lead to files that exist, named with their extension', () => {
    const missing = imports.filter((i) => i.kind === 'file' && !existsSync(path.join(src, i.to)));
    expect(missing.map((i) => `${i.from} imports ${i.to}`)).toEqual([]);
  });

  test('go down only, and never to the index of a folder from inside it', () => {
    expect(imports.filter((i) => i.kind === 'file').flatMap((i) => fault(i) ?? [])).toEqual([]);
  });

  test('reach the host only from cli, runs and the server of the studio', () => {
    const reaching = imports.filter((i) => i.kind === 'bare' && isHostModule(i.to) && !touchesHost(i.from));
    expect(reaching.map((i) => `${i.from} imports ${i.to}`)).toEqual([]);
  });

  test('of packages name what package.json installs for users, not only for developers', () => {
    const manifest = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const packages = imports.filter((i) => i.kind === 'bare' && !isHostModule(i.to) && !i.typeOnly);
    const nameOf = (s: string): string => /^(@[^/]+\/)?[^/]+/.exec(s)![0];
    const undeclared = packages.filter((i) => !(nameOf(i.to) in manifest.dependencies));
    expect(packages.length).toBeGreaterThan(0);
    expect(undeclared.map((i) => `${i.from} imports ${i.to}`)).toEqual([]);
  });

  test('never lead back to where they started', () => {
    expect(cycles(modules)).toEqual([]);
  });
});

/** Circles of imports that exist at run time. */
function cycles(of: readonly Module[]): string[] {
  const byName = new Map(of.map((m) => [m.name, m]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    if (trail.includes(name)) found.push([...trail.slice(trail.indexOf(name)), name].join(' → '));
    else if (!done.has(name)) {
      for (const i of byName.get(name)?.imports ?? []) if (!i.typeOnly) visit(i.to, [...trail, name]);
      done.add(name);
    }
  };
  for (const m of of) visit(m.name, []);
  return found;
}

describe('the rules themselves notice', () => {
  const faultOf = (from: string, code: string): string | null => fault(readModule(from, code).imports[0]);

  test.each([
    ['model/week.ts', "import { run } from '../engine/run.ts'", 'which model may not'],
    ['engine/run.ts', "import type { Lever } from '../model/declare.ts'", 'which engine may not'],
    ['base/units.ts', "export * from '../model/declare.ts'", 'which base may not'],
    ['analysis/paired.ts', "import { run } from '../engine/run.ts'", 'which analysis may not'],
    ['compile/simulate.ts', "import type { Case } from '../study/study.ts'", 'which compile may not'],
    ['runs/store.ts', "import { conduct } from '../study/study.ts'", 'which runs may not'],
    ['cli/main.ts', "const a = await import('../studio/app.ts')", 'which cli may not'],
    ['study/compare.ts', "let x: import('../compile/plan.ts').Plan", 'which study may not'],
    ['model/levers/coupon.ts', "import { levers } from './index.ts'", 'the index of a folder'],
    ['model/levers/coupon.ts', "import { levers } from '../index.ts'", 'the index of a folder'],
    ['cli/main.ts', "import * as all from '../index.ts'", 'the index of a folder'],
    ['base/units.ts', "import x from '../../tests/setup.ts'", 'outside src'],
    ['study/fit.ts', "import text from '../../scenarios/observed/observed.csv?raw'", 'outside src'],
    ['scenario/parse.ts', "import { x } from '../../scenarios/tool.ts'", 'outside src'],
  ])('%s: %s', (from, code, message) => {
    expect(faultOf(from, code)).toContain(message);
  });

  test.each([
    ['model/index.ts', "export { levers } from './levers/index.ts'"],
    ['runs/store.ts', "import type { Case } from '../study/study.ts'"],
    ['runs/store.ts', "import { type Case } from '../study/study.ts'"],
    ['study/compare.ts', "import type { Results } from '../engine/results.ts'"],
    ['cli/main.ts', "import { serve } from '../studio/serve.ts'"],
    ['index.ts', "export * from './model/index.ts'"],
    ['scenario/observed.ts', "import text from '../../scenarios/observed/observed.csv?raw'"],
  ])('what is allowed: %s: %s', (from, code) => {
    expect(faultOf(from, code)).toBeNull();
  });

  test('a circle of three files, but not one of types', () => {
    const circle = (word: string): Module[] =>
      ['a', 'b', 'c'].map((n, i) => readModule(`base/${n}.ts`, `${word} { x } from './${'bca'[i]}.ts'`));
    expect(cycles(circle('import'))).toEqual(['base/a.ts → base/b.ts → base/c.ts → base/a.ts']);
    expect(cycles(circle('import type'))).toEqual([]);
  });
});

test('a file of more than 250 lines says at its head why: "Long because …"', () => {
  const long = modules.filter((m) => m.text.split('\n').length > 250);
  const silent = long.filter((m) => !m.text.split('\n').slice(0, 30).join('\n').includes('Long because'));
  expect(silent.map((m) => m.name)).toEqual([]);
});

describe('results are made without anything that differs between hosts', () => {
  const floors = ['base', 'model', 'engine', 'compile', 'analysis', 'scenario', 'study'];
  const bans: Record<string, Linter.RulesRecord> = {};

  /** The bans only: rules that need types would want a file of the project. */
  beforeAll(async () => {
    const eslint = new ESLint({ cwd: project });
    for (const floor of [...floors, 'cli']) {
      const config = (await eslint.calculateConfigForFile(
        path.join(src, floor, 'snippet.ts'),
      )) as Linter.Config;
      bans[floor] = Object.fromEntries(
        Object.entries(config.rules ?? {}).filter(([rule]) => rule.startsWith('no-restricted')),
      ) as Linter.RulesRecord;
    }
  });

  const complaints = (floor: string, code: string): number =>
    new Linter().verify(code, { languageOptions: { sourceType: 'module' }, rules: bans[floor] }).length;

  describe.each(floors)('in %s', (floor) => {
    test.each([
      'export const x = Math.exp(1);',
      'export const x = Math.log(2);',
      'export const x = Math.pow(2, 0.5);',
      'export const x = Math.tanh(2);',
      'export const x = Math.hypot(3, 4);',
      "export const x = Math['exp'](1);",
      'export const x = Math.random();',
      'export const x = 2 ** 0.5;',
      'let y = 2; y **= 3; export const x = y;',
      'export const x = new Date();',
      'export const x = Date.now();',
      'export const x = performance.now();',
      'export const x = new Intl.NumberFormat();',
      "export const x = 'a'.localeCompare('b');",
      'export const x = (1.5).toLocaleString();',
      'export const x = process.env;',
    ])('refused: %s', (code) => {
      expect(complaints(floor, code)).toBeGreaterThan(0);
    });

    test('what every host computes alike is allowed', () => {
      const code =
        'export const x = Math.sqrt(Math.floor(2.5)) + Math.imul(3, 4) * Math.PI - Math.max(1, 2);';
      expect(complaints(floor, code)).toBe(0);
    });
  });

  test('while the terminal may look at the clock', () => {
    expect(complaints('cli', 'export const x = Date.now();')).toBe(0);
  });
});
