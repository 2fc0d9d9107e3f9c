import { describe, expect, it } from 'vitest';
import { parse, parseValue } from '../../src/scenario/parse.ts';
import { plainOf, type Tree } from '../../src/scenario/tree.ts';
import { withCaret } from './files.ts';

const treeOf = (text: string): Tree => {
  const parsed = parse(text, 'a.yaml');
  if ('problems' in parsed) throw new Error(parsed.problems.map((p) => p.message).join('\n'));
  return parsed.tree;
};

describe('what YAML offers beyond plain data is refused where it stands', () => {
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['an anchor', 'a: ¦&x 1', /anchors are not part/],
    ['an alias', 'a: 1\nb: ¦*x', /aliases are not part/],
    ['a tag', 'a: ¦!!str 1', /tags are not part/],
    ['a directive', '¦%YAML 1.1\n---\na: yes', /directives are not part/],
    ['a merge key', 'a: 1\n¦<<: { b: 1 }', /merge keys are not part/],
    ['a key that stands twice', 'a: 1\nb: 2\n¦a: 3', /"a" stands here a second time/],
    ['a second document', 'a: 1\n¦---\nb: 2', /a second document begins here/],
    ['infinity', 'a: ¦.inf', /found \.inf, allowed a finite number/],
    ['not a number', 'a: [1, ¦.nan]', /found \.nan, allowed a finite number/],
    ['a number too large for a double', 'a: ¦1e400', /found 1e400, allowed a finite number/],
    ['an integer that would be rounded', 'a: ¦9007199254740993', /too large to be kept exactly/],
    ['a leading zero', 'a: ¦010', /found 010, which YAML reads as 10/],
    ['a hexadecimal number', 'a: ¦0x1F', /found 0x1F, which YAML reads as 31/],
    ['an octal number', 'a: ¦0o17', /found 0o17, which YAML reads as 15/],
    ['the key __proto__', 'a: 1\n¦__proto__: { b: 1 }', /"__proto__" cannot be a key/],
    ['the key constructor, deep inside', 'a: { b: { ¦constructor: 1 } }', /"constructor" cannot be a key/],
    ['the key prototype', '¦"prototype": 1', /"prototype" cannot be a key/],
    ['a key that is a map', '? ¦{ a: 1 }\n: 2', /a key must be a word/],
    ['a list at the top', '¦- 1', /found a list, allowed a map of scenario fields/],
    ['a text at the top', '¦hello', /found a scalar, allowed a map/],
    ['an empty file', '¦', /found an empty file/],
    ['a file of comments', '¦# nothing', /found an empty file/],
    ['a tab as indentation', 'a:\n¦\tb: 1', /not valid YAML/],
    ['a bracket left open', 'a: [1, 2¦', /not valid YAML/],
    ['bytes that are no UTF-8', '¦a: \ufffd', /not a text in UTF-8/],
    ['a zero byte', '¦a: \u0000', /not a text in UTF-8/],
  ];
  it.each(table)('%s', (_, marked, message) => {
    const { text, line, column } = withCaret(marked);
    const parsed = parse(text, 'a.yaml');
    expect(parsed).toHaveProperty('problems');
    const [first] = 'problems' in parsed ? parsed.problems : [];
    expect(first.message).toMatch(message);
    expect([first.file, first.line, first.column]).toEqual(['a.yaml', line, column]);
  });
});

describe('what could exhaust the machine is refused before it is built', () => {
  const laughs = [
    'a: &a [x, x]',
    ...'bcdefghi'.split('').map((k, i) => `${k}: &${k} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`),
  ];
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['a billion laughs', laughs.join('\n'), /not part of the scenario language/],
    ['a nest of brackets', `a: ${'['.repeat(100_000)}`, /nested deeper than 32/],
    ['a nest of maps', `a: ${'{a: '.repeat(5000)}`, /nested deeper than 32/],
    ['a nest of dashes', `a:\n  ${'- '.repeat(5000)}`, /nested deeper than 32/],
    [
      'a nest by indentation',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      /nested deeper/,
    ],
    ['a list without end', `a:\n${'- 1\n'.repeat(60_000)}`, /more than 50000 values/],
    ['a file without end', `a: ${'x'.repeat(1_048_577)}`, /larger than 1048576 bytes/],
    ['wide characters beyond the limit of bytes', `a: ${'断'.repeat(400_000)}`, /larger than 1048576 bytes/],
  ];
  it.each(table)('%s', (_, text, message) => {
    const parsed = parse(text, 'a.yaml');
    expect('problems' in parsed && parsed.problems[0].message).toMatch(message);
  });

  it('a nest of brackets takes no longer than a glance', () => {
    const start = performance.now();
    parse(`a: ${'['.repeat(1_000_000)}`, 'a.yaml');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('a readable file', () => {
  it('keeps texts that look like dates, percents or underscored numbers as texts', () => {
    const text = 'a: 2020-10-09\nb: 20 %\nc: 200_000\nd: yes\ne: ~\nf: true\ng: 1.5\nh: "010"';
    expect(plainOf(treeOf(text))).toEqual(
      Object.assign(Object.create(null), {
        ...{ a: '2020-10-09', b: '20 %', c: '200_000', d: 'yes', e: null, f: true, g: 1.5, h: '010' },
      }),
    );
  });

  it('may begin with a byte-order mark and end its lines with CRLF', () => {
    const tree = treeOf('\ufeffa: 1\r\nb:\r\n  c: 2\r\n');
    expect(JSON.stringify(plainOf(tree))).toBe('{"a":1,"b":{"c":2}}');
    const place = tree.kind === 'map' ? tree.entries.get('b')?.key : undefined;
    expect([place?.line, place?.column]).toEqual([2, 1]);
  });

  it('may hold brackets inside texts', () => {
    expect(
      JSON.stringify(plainOf(treeOf(`a: "${'['.repeat(100)}"\nb: |\n  ${'{'.repeat(100)}\n`))),
    ).toContain('[[[');
  });

  it('gives maps without a prototype', () => {
    expect(Object.getPrototypeOf(plainOf(treeOf('a: 1')))).toBeNull();
  });
});

it('a value from the command line is read by the same rules, at the place of its flag', () => {
  const parsed = parseValue('&x 1', { file: '--set a', trail: [] });
  expect(parsed).toMatchObject({
    problems: [{ file: '--set a', message: expect.stringMatching(/anchors/) as string }],
  });
});
