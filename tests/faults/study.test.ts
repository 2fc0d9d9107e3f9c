import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { RunOptions } from '../../src/cli/commands/run.ts';
import { asTyped } from '../../src/cli/replays.ts';
import { loadScenarios } from '../../src/cli/scenarioFiles.ts';
import { failureLines } from '../../src/cli/summary.ts';
import { simulate, solveConstants } from '../../src/compile/index.ts';
import type { Results } from '../../src/engine/results.ts';
import { settleOrders } from '../../src/model/mechanisms/settleOrders.ts';
import { inProcessExecutor } from '../../src/runs/executors/inProcess.ts';
import type { Overrides } from '../../src/scenario/index.ts';
import { compare } from '../../src/study/compare.ts';
import { conduct } from '../../src/study/conduct.ts';
import { engineIdentity } from '../../src/study/engine.ts';
import type { Findings } from '../../src/study/findings.ts';
import type { Case, Outcome } from '../../src/study/study.ts';

let root: string;
const file = (name: string): string => join(root, `${name}.yaml`);
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cartban-faults-'));
  const run = 'run: { weeks: 30, replicates: 2, merchants: 60, anchors: 40 }';
  const stricter = 'levers: { douyin.inspectionRate: { value: 4 %/week, from: 2019-02-25 } }';
  writeFileSync(file('steady'), `schema: 1\ntitle: Steady\n${run}\n`);
  writeFileSync(file('spoiled'), `schema: 1\ntitle: Spoiled\nextends: ./steady.yaml\n${stricter}\n`);
});
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** A settlement that makes a fen out of nothing in week 9 of `spoiled` on replicate 2, and nowhere else. */
function spoil(): (c: Case) => Results {
  let armed = false;
  vi.restoreAllMocks();
  const settle = settleOrders.run.bind(settleOrders);
  vi.spyOn(settleOrders, 'run').mockImplementation((m) => {
    settle(m);
    if (armed && m.week === 9) m.takeEarned[3] = m.takeEarned[3] + 1;
  });
  return ({ scenario, seed, replicate }) => {
    solveConstants(scenario, seed, replicate);
    armed = scenario.name === 'spoiled' && replicate === 2;
    try {
      return simulate(scenario, seed, replicate);
    } finally {
      armed = false;
    }
  };
}

/** What `cartban run` makes of files and flags, on this thread. */
async function study(
  files: readonly string[],
  flags: Overrides,
): Promise<{ findings: Findings; history: readonly Outcome[]; lines: string }> {
  const { scenarios } = loadScenarios(files, flags);
  const { replicates, seed } = scenarios[0].run;
  const question = compare({
    ...{ scenarios, baseline: scenarios[0].name, replicates, seed },
    ...{ engine: engineIdentity, lang: 'en' },
  });
  const { history } = await conduct(question, inProcessExecutor(spoil()));
  const findings = question.conclude(history);
  const options = { ...flags, set: flags.set ?? [] } as RunOptions;
  return { findings, history, lines: failureLines(asTyped(findings, scenarios, files, options), 'en') };
}

/** Files and flags of a command as a person types it. */
function parsed(command: string): { files: string[]; flags: Overrides } {
  const words = command.replace(/^(npx )?cartban run /, '').split(' ');
  const first = words.findIndex((word) => word.startsWith('--'));
  const flags = words.slice(first).join(' ');
  const value = (name: string): string | undefined => new RegExp(`--${name} (\\S+)`).exec(flags)?.[1];
  return {
    files: words.slice(0, first),
    flags: { seed: value('seed'), replicates: value('replicates'), until: value('until') },
  };
}

const valuesOf = (history: readonly Outcome[], name: string, replicate: number): Results =>
  history.flatMap((o) =>
    'results' in o && o.case.scenario.name === name && o.case.replicate === replicate ? [o.results] : [],
  )[0];

describe('a study in which one run breaks a law', () => {
  test('finishes the others, tells the fault in a line with its replay, and the replay shows it again', async () => {
    const { findings, history, lines } = await study([file('steady'), file('spoiled')], {});
    const broke = findings.failures.filter((f) => f.scenario === 'spoiled');
    expect(findings.failures).toEqual(broke);
    expect(broke).toHaveLength(1);
    expect(broke[0]).toMatchObject({ scenario: 'spoiled', replicate: 2, seed: 7, stage: 'Fault' });
    expect(broke[0].message).toMatch(
      /^platformsFollowLedger broke in week 9 \(Monday 2019-03-04\) after settleOrders: account of douyin: -?\d+ fen and not -?\d+ \(.*takeEarned.*\)$/,
    );
    expect(broke[0].replay).toBe(
      'cartban run scenarios/spoiled.yaml --seed 7 --replicates 2 --until 2019-03-10 --jobs 1',
    );
    expect(findings.differences.every((d) => d.n === 1)).toBe(true);

    const [head, told, command, ...more] = lines.split('\n');
    expect([head, told, more]).toEqual(['1 run failed:', `  spoiled #2: ${broke[0].message}`, []]);
    const { files, flags } = parsed(command.trim());
    expect(files).toEqual([file('spoiled')]);
    const again = await study(files, flags);
    expect(again.findings.failures).toEqual(broke);

    // the run that did not break is the same run, as far as the replay goes
    const [whole, part] = [valuesOf(history, 'spoiled', 1), valuesOf(again.history, 'spoiled', 1)];
    expect(part.weeks).toBe(10);
    part.columns.forEach((_, c) => {
      for (let w = 0; w < 10; w++) expect(part.values[c * 10 + w]).toBe(whole.values[c * whole.weeks + w]);
    });
  }, 180_000);
});
