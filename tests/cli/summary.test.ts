import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { failureLines, firstFigures, summaryTable } from '../../src/cli/summary.ts';
import { dictionary } from '../../src/report/index.ts';
import type { Difference, Estimate, Findings } from '../../src/study/findings.ts';

const place = {
  metric: 'gmv.settled',
  platform: 'douyin',
  channel: null,
  tier: null,
  period: '2020',
  unit: 'CNY_bn',
};
const level: Estimate = { ...place, mean: 182, median: 182, p10: 161, p90: 207, n: 40 };
const difference: Difference = {
  ...{ ...place, scenario: 'ban', baseline: 'open', probabilityPositive: 0.02 },
  ...{ mean: -11, median: -11, p10: -19, p90: -4, n: 40 },
};
const findings = (changes: Partial<Findings> = {}): Findings => ({
  ...{ schema: 'cartban.findings/1', study: 'compare', engine: { version: '0', model: 'm' }, hash: 'h' },
  ...{ baseline: 'open', replicates: 40, seed: 7, flows: [], diversion: [], failures: [], subsidies: [] },
  scenarios: ['open', 'ban'].map((name) => ({ name, title: name, hash: 'h', estimates: [level] })),
  differences: [difference],
  ...changes,
});

/** Two years, to the end of 2020. */
const span = { from: parseDay('2018-12-31')!, weeks: 105 };

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

describe('the table in the terminal', () => {
  it('shows level, paired difference with its interval, and probability', () => {
    const lines = plain(summaryTable(findings(), span, 'en')).split('\n');
    expect(lines[1]).toMatch(/^open\s+182 \[161 … 207\]\s+–\s+–\s+–/);
    expect(lines[2]).toMatch(/^ban\s+182 \[161 … 207\]\s+−11\.0 \[−19\.0 … −4\.0\]\s+2 %/);
    expect(lines[3]).toContain('40 replicates');
  });

  it('says that nothing changed instead of giving even odds', () => {
    const same = { ...difference, ...{ mean: 0, median: 0, p10: 0, p90: 0, probabilityPositive: 0.5 } };
    expect(plain(summaryTable(findings({ differences: [same] }), span, 'en'))).toMatch(/ban.* =\s/);
  });

  it('tells of a failed run with the command that repeats it; the page says where that is to be typed', () => {
    const replay = 'cartban run scenarios/ban.yaml --seed 7 --replicates 3 --jobs 1';
    const failure = {
      ...{ scenario: 'ban', replicate: 3, seed: 7, stage: 'run', message: 'it broke' },
      replay,
    };
    const failed = findings({ failures: [failure] });
    expect(failureLines(failed, 'en')).toMatch(/1 run failed:\n.*it broke\n.*--jobs 1$/);
    expect(failureLines(failed, 'zh')).toMatch(/^1 次运行失败：\n.*it broke\n.*--jobs 1$/);
    expect(dictionary('en').labels.replay).toContain('in the study’s folder');
    expect(dictionary('zh').labels.replay).toContain('在研究文件夹内运行');
  });

  it('gives no interval to a single replicate', () => {
    const one = findings({
      scenarios: [{ name: 'open', title: 'open', hash: 'h', estimates: [{ ...level, n: 1 }] }],
      differences: [],
    });
    expect(firstFigures(one, span, 'en')).toMatch(/no interval yet: .* 2020, CNY bn: open 182$/);
  });
});
