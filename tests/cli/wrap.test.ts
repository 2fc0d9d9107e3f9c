import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraph } from '../../src/cli/diff/layout.ts';
import { columnsOf, wrap } from '../../src/cli/wrap.ts';

const word = fc.oneof(
  fc.constantFrom('gmv.linked', 'is', '0', '2020-10-12', 'holds,', '中位数', '成立;', '十亿元', '−1.80'),
  fc.string({ unit: fc.constantFrom('a', '中', '.', '9'), minLength: 1, maxLength: 30 }),
);
const text = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(' '));
const bare = (s: string): string => s.replace(/\s/g, '');

describe('wrapping', () => {
  it('loses nothing, and no line is wider than allowed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (t, width) => {
        const lines = wrap(t, width).split('\n');
        expect(bare(lines.join(''))).toBe(bare(t));
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('breaks English between words and Chinese between characters, a Chinese one being two columns wide', () => {
    expect(wrap('through live is 0 from 2020-10-12', 15).split('\n')).toEqual([
      'through live is',
      '0 from',
      '2020-10-12',
    ]);
    expect(wrap('八次中八次成立 median 3', 8).split('\n')).toEqual(['八次中八', '次成立', 'median 3']);
    expect(columnsOf('中位数 −1.8')).toBe(11);
  });

  it('begins no line with what closes a Chinese clause', () => {
    expect(wrap('八次中八。次成', 8).split('\n')).toEqual(['八次中', '八。次成']);
    const closed = fc.string({
      unit: fc.constantFrom('中', '字', '，', '。', '）', '”', ' '),
      maxLength: 80,
    });
    fc.assert(
      fc.property(closed, (t) => {
        const clauses = t
          .replace(/([，。）”])[，。）”]+/g, '$1')
          .replace(/^[，。）”\s]+/, '')
          .replace(/\s+(?=[，。）”])/g, '');
        const [, ...later] = wrap(clauses, 10).split('\n');
        for (const line of later) expect(line).toMatch(/^[^，。）”]/);
      }),
    );
  });

  it('indents the lines of a paragraph below its head, none wider than a page', () => {
    const lines = paragraph(`${'八次中八次成立，'.repeat(12)}${'through live '.repeat(20)}`, '  · ').split(
      '\n',
    );
    expect(lines[0]).toMatch(/^ {2}· \S/);
    for (const line of lines.slice(1)) expect(line).toMatch(/^ {4}\S/);
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
    expect(Math.min(...lines.slice(0, -1).map(columnsOf))).toBeGreaterThan(85);
  });

  it('leaves what fits as it is', () => {
    fc.assert(fc.property(text, (t) => wrap(t, columnsOf(t)) === t));
  });
});
