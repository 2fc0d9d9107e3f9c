/** The worked example for modellers, followed to the letter in a copy of the house. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
const example = path.join(project, 'examples/night-curfew');
let copy: string;

/** Adds an import and, after a line of a list, an entry. */
function list(index: string, name: string, from: string, after: string): void {
  const file = path.join(copy, 'src/model', index);
  const text = readFileSync(file, 'utf8');
  expect(text, `${index} lists ${after}`).toMatch(new RegExp(`^  ${after},`, 'm'));
  const listed = text.replace(new RegExp(`^(  ${after},.*)$`, 'm'), `$1\n  ${name},`);
  writeFileSync(file, `import { ${name} } from '${from}';\n${listed}`);
}

beforeAll(() => {
  mkdirSync(path.join(project, 'outputs'), { recursive: true });
  copy = mkdtempSync(path.join(project, 'outputs/.example-'));
  for (const part of ['src', 'scenarios'])
    cpSync(path.join(project, part), path.join(copy, part), { recursive: true });
  for (const [file, folder] of [
    ['nightCurfew.ts', 'src/model/levers'],
    ['closeRooms.ts', 'src/model/mechanisms'],
    ['curfewsEmptyRooms.ts', 'src/model/laws'],
    ['law.test.ts', 'tests'],
  ])
    cpSync(path.join(example, file), path.join(copy, folder, file));
  list('levers/index.ts', 'nightCurfew', './nightCurfew.ts', 'badPress');
  list('week.ts', 'closeRooms', './mechanisms/closeRooms.ts', 'shareAttention');
  list('laws/index.ts', 'curfewsEmptyRooms', './curfewsEmptyRooms.ts', 'moneyIsConserved');
  writeFileSync(
    path.join(copy, 'vite.config.mjs'),
    `export default { define: ${JSON.stringify({
      __CARTBAN_VERSION__: '"example"',
      __CARTBAN_MODEL__: '"example"',
      __CARTBAN_PLOTLY__: '"example"',
    })} };\n`,
  );
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function suite(): { status: number | null; text: string } {
  const vitest = path.join(project, 'node_modules/vitest/vitest.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', copy, '--testTimeout', '300000'],
    { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, text: `${stdout}${stderr}` };
}

test(
  'the worked example adds a lever, a mechanism and a law that all other laws bear',
  { timeout: 400_000 },
  () => {
    const { status, text } = suite();
    expect(text).toContain('passed');
    expect(status, text).toBe(0);
  },
);

test(
  'and its law notices when the mechanism is wrong, and prints a scenario file',
  { timeout: 400_000 },
  () => {
    const file = path.join(copy, 'src/model/mechanisms/closeRooms.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('(1 - curfew', '(1 + curfew'));
    const { status, text } = suite();
    expect(status).not.toBe(0);
    expect(text).toMatch(/keeps '?curfewsEmptyRooms/);
    expect(text).toMatch(
      /interest of row \d+[\s\S]*cartban check broken-curfewsEmptyRooms.yaml --law curfewsEmptyRooms --seed \d+[\s\S]*schema: 1/,
    );
  },
);
