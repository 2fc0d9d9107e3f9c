import { describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../src/base/problem.ts';
import { explainError } from '../../src/cli/exit.ts';
import { warningsText } from '../../src/cli/problemText.ts';
import { runWords } from '../../src/cli/runWords.ts';
import { typedHere } from '../../src/cli/typed.ts';
import { Refusal } from '../../src/base/problem.ts';

const problem = (severity: Problem['severity'], line: number, message: string, child = 'a'): Problem => ({
  ...{ severity, file: 'ban.yaml', line, column: 3, path: `links.${line}`, message },
  ...{ see: 'cartban explain links', trail: [`${child}.yaml:3 extends ./ban.yaml`] },
});

describe('a refusal', () => {
  it('tells errors only, and how many warnings there are besides', () => {
    vi.stubEnv('npm_command', undefined);
    const problems = [
      ...[problem('warning', 1, 'late'), problem('error', 2, 'wrong')],
      ...[problem('warning', 3, 'late'), problem('error', 4, 'wrong too')],
    ];
    const { text, code } = explainError(new Refusal('invalid', problems));
    expect(code).toBe(3);
    expect(text).not.toContain('late');
    expect(text.split('\n\n')).toEqual([
      expect.stringMatching(/^ban.yaml:2:3 {2}links.2\n {2}wrong\n/),
      expect.stringMatching(/^ban.yaml:4:3 {2}links.4\n {2}wrong too\n/),
      'and 2 warnings, told when no error is left',
    ]);
    expect(explainError(new Refusal('invalid', [problems[1]])).text).not.toContain('and ');
    vi.unstubAllEnvs();
  });
});

describe('warnings', () => {
  it('that say the same are told once, with every place, whatever file inherits them', () => {
    const late = [1, 2].flatMap((line) =>
      ['a', 'b', 'c'].map((child) => problem('warning', line, 'late', child)),
    );
    const text = warningsText([...late, problem('warning', 1, 'early')]);
    expect(text.match(/warning: late/g)).toHaveLength(1);
    expect(text.match(/warning: early/g)).toHaveLength(1);
    expect(text.split('\n').slice(0, 3)).toEqual([
      ...['ban.yaml:1:3  links.1', 'ban.yaml:2:3  links.2', '  warning: late'],
    ]);
  });
});

describe('a command to be typed', () => {
  it('is found again by npx where npm started the program', () => {
    const command = 'cartban run a.yaml cartban.yaml';
    expect(typedHere(command, {})).toBe(command);
    for (const npm_command of ['exec', 'start', 'run-script'])
      expect(typedHere(command, { npm_command })).toBe(`npx ${command}`);
  });

  it('stands so in the line that explains a problem', () => {
    vi.stubEnv('npm_command', 'exec');
    expect(warningsText([problem('warning', 1, 'late')])).toContain('see: npx cartban explain links');
    vi.stubEnv('npm_command', undefined);
    expect(warningsText([problem('warning', 1, 'late')])).toContain('see: cartban explain links');
    vi.unstubAllEnvs();
  });
});

it('what is said of a run has no English words in Chinese but names and commands', () => {
  const { zh } = runWords;
  const said = [
    ...[zh.page('P'), zh.files('F'), zh.next(['N']), zh.plan(9, 3, 2, 1e9), zh.checking(9, 3, 2, 1e9)],
    ...[zh.first('抖音', '2021', ['S']), zh.progress(3, 9, 1, zh.minutes(2)), zh.seconds(2)],
    ...[zh.bar.left, zh.bar.workers(2), zh.bar.failed(1), zh.kept(2), zh.nothingWritten],
    ...[zh.noneSucceeded, zh.noPair, zh.lawsStopped],
  ];
  for (const text of said) {
    expect(text).toMatch(/[\u4e00-\u9fff]/);
    expect(text.replace(/manifest\.json|GMV|GB/g, '')).not.toMatch(/[a-z]{2,}/i);
  }
});
