/**
 * Changes one operator of src at a time and asks whether the killers (tests/mutation/killers.ts) notice.
 *
 *     node .ci/mutation/mutate.mjs [--changed [COMMIT]] [--most N] [--minutes N] [--seed TEXT] [FILE …]
 *
 * Without files: all of base/, model/, engine/, compile/; with --changed those that differ from COMMIT (the commit before
 * this one). --most tries that many mutants of each part at the most, drawn by seed; --minutes ends the work, of all
 * parts together; what has not come to an end a minute later is stopped, and says nothing. Exits with 1 where surely
 * fewer than 85 % are killed (told.mjs).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { told } from './told.mjs';

const here = import.meta.dirname;
process.chdir(path.join(here, '..', '..'));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    changed: { type: 'boolean' },
    ...{ most: { type: 'string' }, minutes: { type: 'string' }, seed: { type: 'string' } },
  },
});

/** Files of src by the part of killers.ts that stands against their mutants. */
const pairs = /^src\/compile\/(cells|decisions|divergence|lockstep|sharedPast)\.ts$/;
const parts = {
  base: (file) => file.startsWith('src/base/'),
  metrics: (file) => file.startsWith('src/model/metrics/'),
  model: (file) => file.startsWith('src/model/') && !parts.metrics(file),
  engine: (file) => /^src\/(engine|compile)\//.test(file) && !pairs.test(file),
  pairs: (file) => pairs.test(file),
};

/** Laws are tests themselves (tests/laws/noticing.test.ts breaks each); columns and declarations have no behaviour. */
const hasBehaviour = (file) =>
  file.endsWith('.ts') &&
  !/^src\/model\/(laws|levers|parameters)\//.test(file) &&
  !/^src\/(base\/detmathTables|model\/columns)\.ts$/.test(file);

const under = (folder) =>
  readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' }).map((name) =>
    `src/${folder}/${name}`.replaceAll('\\', '/'),
  );

function changedSince(commit) {
  try {
    const git = (...args) =>
      execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return git('diff', '--name-only', commit, '--', 'src').split('\n').filter(existsSync);
  } catch {
    console.log(`There is no commit ${commit} here to compare with: no mutants.`);
    process.exit(0);
  }
}

const asked = values.changed ? changedSince(positionals[0] ?? 'HEAD~1') : positionals;
const isAsked = (file) =>
  hasBehaviour(file) && (!(values.changed || asked.length > 0) || asked.includes(file));
const minutes = Number(values.minutes ?? Infinity);
const until = Date.now() + 60_000 * minutes;
const tmp = path.join(here, 'tmp');
const all = ['base', 'model', 'engine', 'compile'].flatMap(under).filter(isAsked).sort();
const work = Object.entries(parts)
  .map(([part, holds]) => ({ part, files: all.filter(holds) }))
  .filter(({ files }) => files.length > 0);

if (work.length > 0) process.once('exit', () => rmSync(tmp, { recursive: true, force: true }));

/** Stryker’s report of one part, or null where the time was too short. */
function mutantsOf({ part, files }, partsLeft) {
  console.log(`Mutants of ${files.length < 9 ? files.join(' ') : `${files.length} files`}`);
  mkdirSync(tmp, { recursive: true });
  const report = path.join(here, `${part}.json`);
  const outcomes = path.join(tmp, `${part}.lines`);
  rmSync(outcomes, { force: true });
  const bin = path.join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  if (!existsSync(bin)) {
    const install = ['ci', '--prefix', here, '--no-audit', '--no-fund'];
    if (spawnSync('npm', install, { stdio: 'inherit' }).status !== 0) process.exit(1);
  }
  // the parts that are left have equal shares of the time that is left
  const share = until === Infinity ? '' : String(Date.now() + (until - Date.now()) / partsLeft);
  const { status, error } = spawnSync(process.execPath, [bin, 'run', path.join(here, 'stryker.config.mjs')], {
    stdio: 'inherit',
    ...(until === Infinity ? {} : { timeout: until + 60_000 - Date.now() }),
    env: {
      ...process.env,
      ...{ CARTBAN_KILLERS: part, CARTBAN_FILES: JSON.stringify(files), CARTBAN_REPORT: report },
      ...{ CARTBAN_MUTANTS: values.most ?? '', CARTBAN_SAMPLE: values.seed ?? '' },
      ...{ CARTBAN_UNTIL: share, CARTBAN_OUTCOMES: outcomes },
    },
  });
  if (error?.code === 'ETIMEDOUT') return null;
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const reports = [];
for (const [i, { part, files }] of work.entries()) {
  const report = Date.now() < until ? mutantsOf({ part, files }, work.length - i) : null;
  if (report) reports.push(report);
  else console.log(`Too little time, nothing is known of ${files.join(' ')}`);
}
if (reports.length === 0) console.log('No mutants were tried.');
else process.exitCode = told(reports) ? 0 : 1;
