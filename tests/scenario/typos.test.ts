import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineCounter, isScalar, parseDocument, visit } from 'yaml';
import { levers, parameters } from '../../src/model/index.ts';
import { observedHistory, shippedScenarios, toYaml } from '../../src/scenario/index.ts';
import { problemsOf, resolveText } from './files.ts';

/** Keys that a strategist chooses freely, or days: a typo in them is not an unknown word. */
const isFree = (key: string): boolean => /^\d{4}-/.test(key) || key === 'en' || key === 'zh';

interface Key {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

function keysOf(text: string): Key[] {
  const lines = new LineCounter();
  const keys: Key[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair(_, { key }) {
      if (!isScalar(key) || isFree(String(key.value))) return;
      const offset = key.range![0];
      const { line, col } = lines.linePos(offset);
      keys.push({ text: String(key.value), offset, line, column: col });
    },
  });
  return keys;
}

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');

/** One slip of the fingers: a letter lost, doubled, added, changed, or two swapped. */
const slip = fc.record({
  kind: fc.constantFrom('lose', 'double', 'add', 'change', 'swap'),
  at: fc.nat(),
  letter,
});

function slipped(
  word: string,
  { kind, at, letter: l }: { kind: string; at: number; letter: string },
): string {
  const i = at % word.length;
  const [before, here, after] = [word.slice(0, i), word[i], word.slice(i + 1)];
  if (kind === 'lose') return before + after;
  if (kind === 'double') return before + here + here + after;
  if (kind === 'add') return before + l + here + after;
  if (kind === 'change') return before + l + after;
  return after === '' ? word : before + after[0] + here + after.slice(1);
}

/** What a reader would call the misspelt thing: a lever key has two words, each judged by itself. */
function meant(key: string, typo: string): string[] {
  const [platform, ...lever] = key.split('.');
  const isLever = levers.some(({ name }) => name === lever.join('.'));
  if (!isLever) return [key];
  return typo.startsWith(`${platform}.`) ? [lever.join('.')] : [platform, key];
}

const full = toYaml(observedHistory());
const texts = [...shippedScenarios.values(), full];
const known = new Set([
  ...parameters.map(({ name }) => name),
  ...texts.flatMap((text) => keysOf(text).map((k) => k.text)),
]);

it('a misspelt key is told at its place with the right word first, in 99 of 100 cases', () => {
  const places = texts.flatMap((text) => keysOf(text).map((key) => ({ text, key })));
  let tried = 0;
  let told = 0;
  fc.assert(
    fc.property(fc.nat({ max: places.length - 1 }), slip, (at, how) => {
      const { text, key } = places[at];
      const typo = slipped(key.text, how);
      // A slip that makes another word of the language is no typo that anybody could see.
      fc.pre(typo !== '' && typo !== key.text && !known.has(typo) && !/^\d|^$|\.$|\.\./.test(typo));
      const misspelt = text.slice(0, key.offset) + typo + text.slice(key.offset + key.text.length);
      const problems = problemsOf(resolveText(misspelt));
      const here = problems.find((p) => p.line === key.line && p.column === key.column);
      tried++;
      if (here && meant(key.text, typo).some((word) => here.message.includes(`did you mean "${word}"?`)))
        told++;
    }),
    { numRuns: process.env['CARTBAN_LONG'] ? 5000 : 400 },
  );
  expect(tried).toBeGreaterThan(200);
  expect(told / tried).toBeGreaterThanOrEqual(0.99);
}, 900_000);
