import { describe, expect, it } from 'vitest';
import { expectationTable } from '../../src/cli/verdicts.ts';
import type { ExpectationVerdict } from '../../src/study/expectations.ts';

const verdict = (changes: Partial<ExpectationVerdict>): ExpectationVerdict => ({
  ...{ scenario: 'mine', statement: 'closedLoopRatio of douyin is 0', against: null, unit: 'share' },
  ...{ verdict: 'holds', checked: 24, held: 24, exact: true, p: null, needed: null },
  ...{ weeks: 12, replicates: 2, observed: null, broken: null },
  ...changes,
});

/** The table of one sentence, wide enough that no cell is wrapped. */
const table = (lang: 'en' | 'zh', changes: Partial<ExpectationVerdict>): string =>
  expectationTable(
    { errorLevel: 0.05, replicates: 20, seed: 7, expectations: [verdict(changes)], failures: [] },
    lang,
    240,
  );

describe('what is seen of a sentence', () => {
  it('tells weeks from replicates, and how often the figure was defined', () => {
    expect(table('en', {})).toContain('in all of 12 weeks × 2 replicates ');
    expect(table('en', { checked: 23, held: 23 })).toContain('12 weeks × 2 replicates, defined in 23 ');
    expect(table('zh', {})).toContain('12 周 × 2 次重复全部成立 ');
    expect(table('zh', { checked: 23, held: 23 })).toContain('其中 23 周次有定义');
  });

  it('tells a figure that is defined on one side only from a value', () => {
    const broken = { replicate: 1, week: '2019-07-29', value: null };
    const gone = { verdict: 'refuted', held: 23, broken } as const;
    expect(table('en', gone)).toContain('defined on one side only in the week of 2019-07-29, replicate 1');
    expect(table('zh', gone)).toContain('第 1 次重复 2019-07-29 当周：仅在一方有定义');
  });

  it('asks for more replicates only where these were too few, not where the figure is seldom defined', () => {
    const observed = { n: 3, mean: 1, median: 1, p10: 1, p90: 1 };
    const few = { exact: false, weeks: null, verdict: 'undecided', p: 0.25, needed: 6, observed } as const;
    const seldom = table('en', { ...few, checked: 3, held: 3, replicates: 20 });
    expect(seldom).toContain('defined in 3 of 20 replicates only');
    expect(seldom).not.toContain('--replicates');
    expect(table('en', { ...few, checked: 3, held: 3, replicates: 3 })).toContain('--replicates 6 or more');
    expect(table('zh', { ...few, checked: 3, held: 3, replicates: 20 })).toContain(
      '20 次重复中的 3 次有定义',
    );
    expect(table('en', { ...few, checked: 8, held: 5, replicates: 8 })).toContain('mixed');
  });
});
