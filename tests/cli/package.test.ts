/** The package as a modeller’s own project takes it: by name, with its types, from a folder that is not this one. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const tsc = join(project, 'node_modules/typescript/bin/tsc');
let folder: string;

const suite = `import { breachText, laws, lawVerdicts, scenarios, type Law, type LawVerdict } from 'cartban';
const own: Law = { kind: 'week', name: 'nobodyBuys', rule: 0, statement: { en: 'Nobody buys.' },
  check: (m) => (m.sales.some((fen) => fen > 0) ? ['somebody buys'] : []) };
const asked = [...laws.filter(({ name }) => name === 'moneyIsConserved'), own];
const found: readonly LawVerdict[] = lawVerdicts({ laws: asked, runs: 1, seed: 7, scenario: null, from: scenarios });
console.log(found.map(breachText).map((text) => text?.split('\\n').slice(0, 2).join('\\n') ?? 'holds').join('\\n'));
`;

beforeAll(() => {
  const declared = join(project, 'types/index.d.ts');
  if (!existsSync(declared)) throw new Error('types/index.d.ts is missing: npm run types');
  folder = mkdtempSync(join(tmpdir(), 'cartban-package-'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(project, join(folder, 'node_modules/cartban'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'suite.ts'), suite);
  const compilerOptions = {
    module: 'NodeNext',
    strict: true,
    target: 'ES2023',
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['suite.ts'] }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'gives a modeller’s suite the kit, typed, and tells how to see what breaks a law of its own',
  { timeout: 120_000 },
  () => {
    execFileSync(process.execPath, [tsc, '-p', '.'], { cwd: folder, encoding: 'utf8' });
    const told = execFileSync(process.execPath, ['suite.js'], { cwd: folder, encoding: 'utf8' });
    expect(told).toMatch(/^holds\nnobodyBuys \(rule 0\) is broken: week \d+: somebody buys\n/);
    expect(told).toMatch(
      /into broken-nobodyBuys\.yaml and judge it: lawVerdicts\(\{ laws: \[nobodyBuys\], runs: 1, seed: \d+, scenario \}\)/,
    );
  },
);
