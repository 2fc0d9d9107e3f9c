import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/base/canonical.ts';
import { Fault } from '../../src/base/problem.ts';

const plain = fc.jsonValue({ noUnicodeString: false });

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([k, v]) => [k, reversed(v)]),
  );
}

test('the text is JSON that reads back as the value', () => {
  fc.assert(fc.property(plain, (value) => void expect(JSON.parse(canonicalJson(value))).toEqual(value)));
});

test('the order in which keys were written does not matter', () => {
  fc.assert(
    fc.property(plain, (value) => void expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))),
  );
});

test('keys are sorted by code unit, not by locale or as numbers', () => {
  expect(canonicalJson({ é: 1, z: 2, a: 3, B: 4, 10: 5, 9: 6, 中: 7 })).toBe(
    '{"10":5,"9":6,"B":4,"a":3,"z":2,"é":1,"中":7}',
  );
});

test('undefined properties count as absent, and minus zero as zero', () => {
  expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  expect(canonicalJson(Object.create(null))).toBe('{}');
});

test('an own property named __proto__ is data like any other', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
});

test.each([
  [{ a: [1, NaN] }, 'value.a[1] is NaN'],
  [{ a: Infinity }, 'value.a is Infinity'],
  [[undefined], 'value[0] is no plain value'],

  [[1, , 2], 'value[1] is no plain value'],
  [{ a: { b: () => 1 } }, 'value.a.b is no plain value'],
  [new Map(), 'value is no plain value'],
  [{ a: new Float64Array(2) }, 'value.a is no plain value'],
  [10n, 'value is no plain value'],
])('what JSON cannot carry is a fault that names its place: %#', (value, message) => {
  expect(() => canonicalJson(value)).toThrow(Fault);
  expect(() => canonicalJson(value)).toThrow(message);
});

test('a value that contains itself is a fault, not an overflow', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(() => canonicalJson(loop)).toThrow('nested deeper');
});
