import { Fault } from './problem.ts';

/** What canonicalJson accepts; a property that is undefined counts as absent. */
const DEEPEST = 200;

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

function write(value: unknown, path: string, depth: number): string {
  if (depth > DEEPEST) throw new Fault(`${path.slice(0, 80)}… is nested deeper than ${DEEPEST}`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Fault(`${path} is ${value}, which has no canonical text`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, i) => write(item, `${path}[${i}]`, depth + 1)).join(',')}]`;
  }
  if (typeof value !== 'object' || !isPlain(value)) throw new Fault(`${path} is no plain value`);
  const entries = Object.entries(value as Record<string, unknown>)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${write(item, `${path}.${key}`, depth + 1)}`);
  return `{${entries.join(',')}}`;
}

/**
 * The one JSON text of a plain value, for hashing: keys in code-unit order, no white space, −0 as 0, undefined
 * properties left out. Throws a Fault that names the place of anything JSON cannot carry (NaN, infinities, functions,
 * class instances, holes in arrays), so that nothing is hashed that would not be read back.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 'value', 0);
}
