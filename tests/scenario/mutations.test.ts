import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatProblem } from '../../src/base/problem.ts';
import { shippedScenarios, toYaml } from '../../src/scenario/index.ts';
import { problemsOf, resolveText, scenarioOf } from './files.ts';

/** Pieces that parsers and mergers have stumbled over. */
const pieces = [
  ...[
    '[',
    ']',
    '{',
    '}',
    ':',
    '- ',
    '? ',
    '&a ',
    '*a',
    '!!js/function ',
    '<<: ',
    '|',
    '>',
    '"',
    "'",
    '#',
    '%',
    '@',
    '`',
  ],
  ...[
    '---',
    '...',
    '\t',
    '\r',
    '\n',
    '\u0000',
    '\u2028',
    '\ufeff',
    '\ud800',
    '\u202e',
    '断',
    '~',
    'null',
    '.inf',
    '.nan',
  ],
  ...[
    '1e999',
    '-0',
    '0x1f',
    '010',
    '2020-02-30',
    '9999-12-31',
    '-1',
    '1e15',
    '9007199254740993',
    'true',
    'yes',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'extends: ../../x.yaml',
    'remove: true',
    '20 %',
    '5 %/week',
    '3亿元',
  ],
];

const mutation = fc.record({
  at: fc.nat(),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  put: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 }), fc.constant('')),
});

const texts = [...shippedScenarios.values()];

function mutated(text: string, changes: readonly { at: number; cut: number; put: string }[]): string {
  return changes.reduce((now, { at, cut, put }) => {
    const i = at % (now.length + 1);
    return now.slice(0, i) + put + now.slice(i + cut);
  }, text);
}

const runs = process.env['CARTBAN_LONG'] ? 10_000 : 300;

it('no mutated file crashes, hangs, or is taken for something else than it says', () => {
  let slowest = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        const start = performance.now();
        const resolution = resolveText(mutated(text, changes));
        slowest = Math.max(slowest, performance.now() - start);
        const told = problemsOf(resolution).map(formatProblem).join('\n');
        expect(told).not.toMatch(/undefined|\[object|NaN|TypeError|RangeError|\.ts:/);
        if ('scenario' in resolution)
          expect(scenarioOf(resolveText(toYaml(resolution.scenario)))).toEqual(resolution.scenario);
        else expect(resolution.problems.some(({ severity }) => severity === 'error')).toBe(true);
      },
    ),
    { numRuns: runs },
  );
  expect(slowest).toBeLessThan(5000);
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 900_000);

it('no payload reaches a prototype', () => {
  const keys = ['__proto__', '"__proto__"', 'constructor', 'prototype', '"\\u005f_proto__"'];
  const places = keys.flatMap((k) => [
    `${k}: { polluted: 1 }`,
    `run: { ${k}: { polluted: 1 } }`,
    `parameters: { ${k}: 5 % }`,
    `platforms: { ${k}: { polluted: 1 } }`,
    `platforms: { jd: { ${k}: { polluted: 1 } } }`,
    `levers: { ${k}.x: { value: 1 } }`,
    `links: [{ id: a, ${k}: { polluted: 1 } }]`,
    `links: [{ id: ${k}, remove: true }]`,
    `title: { ${k}: x }`,
  ]);
  for (const place of places) {
    for (const text of [`schema: 1\n${place}`, `schema: 1\nextends: ./cart-ban.yaml\n${place}`]) {
      expect(resolveText(text), text).toHaveProperty('problems');
    }
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
