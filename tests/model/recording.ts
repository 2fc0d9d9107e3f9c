/** A market that remembers which columns were read before the step had written them, and which were written. */
import { columns, type ColumnName, type Market } from '../../src/model/index.ts';

type Column = Market[ColumnName];

export interface Access {
  readonly reads: Set<ColumnName>;
  readonly writes: Set<ColumnName>;
}

const isIndex = (key: string | symbol): boolean => typeof key === 'string' && /^\d+$/.test(key);

/** Methods of typed arrays that write; all others that take elements read them. */
const writing = new Set<string | symbol>(['fill', 'set', 'sort', 'reverse', 'copyWithin']);
const neutral = new Set<string | symbol>([
  'length',
  'constructor',
  'BYTES_PER_ELEMENT',
  'byteLength',
  'buffer',
]);

/** A column through which every access to an element passes. An element that the step wrote itself is not read. */
function recorded(column: Column, name: ColumnName, access: Access): Column {
  const written = new Uint8Array(column.length);
  /** What a method writes: of `fill` the part that it is told, of others everything. */
  const wrote = (key: string | symbol, [, from, until]: readonly unknown[]): void => {
    access.writes.add(name);
    if (key === 'fill') written.fill(1, from as number | undefined, until as number | undefined);
    else written.fill(1);
  };
  return new Proxy(column, {
    get(target, key) {
      if (isIndex(key)) {
        if (written[Number(key)] === 0 && Number(key) < target.length) access.reads.add(name);
        return target[Number(key)];
      }
      const value: unknown = Reflect.get(target, key, target);
      if (neutral.has(key) || typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (!writing.has(key)) access.reads.add(name);
        else wrote(key, args);
        return (value as (...a: unknown[]) => unknown).apply(target, args);
      };
    },
    set(target, key, value) {
      if (!isIndex(key)) return Reflect.set(target, key, value, target);
      access.writes.add(name);
      written[Number(key)] = 1;
      target[Number(key)] = value as number;
      return true;
    },
  });
}

/** The market as one step sees it, and what the step does with its columns. */
export function recording(m: Market): { readonly market: Market; readonly access: Access } {
  const access: Access = { reads: new Set(), writes: new Set() };
  const names = Object.keys(columns) as ColumnName[];
  const seen = Object.fromEntries(names.map((name) => [name, recorded(m[name], name, access)]));
  return { market: { ...m, ...seen }, access };
}
