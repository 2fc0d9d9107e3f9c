/** What a spreadsheet would read as a formula, also in full-width form (OWASP ASVS 5.0, 1.2.10). */
const formula = /^[=+\-@\t\r\0＝＋－＠]/;

/** One cell: numbers as they are, text guarded against being read as a formula, null as nothing. */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of RFC 4180, with its end. */
export const line = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cell).join(',')}\r\n`;

/** Tables as text, chunk by chunk. */
export function* lines(
  chunks: Iterable<readonly (readonly (string | number | null)[])[]>,
): Generator<string> {
  for (const rows of chunks) yield rows.map(line).join('');
}
