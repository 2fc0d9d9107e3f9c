import type { Cell, Table } from '../figures/exhibit.ts';

/** A spreadsheet runs a text that starts like a formula; a leading apostrophe keeps it a text. */
const harmless = (content: string): string => (/^[=+\-@\t\r]/.test(content) ? `'${content}` : content);

const quoted = (content: string): string =>
  /[",\r\n]/.test(content) ? `"${content.replace(/"/g, '""')}"` : content;

function field(cell: Cell): string {
  if (cell.value !== undefined) return cell.value === null ? '' : String(cell.value);
  return quoted(harmless([cell.text, ...(cell.detail ?? [])].join(' | ')));
}

/** RFC 4180 with a byte-order mark, which spreadsheets need to read Chinese; numbers are plain and unrounded. */
export function csv(table: Table): string {
  const head = table.columns.map((c) => quoted(harmless(c.title)));
  const lines = [head, ...table.rows.map((row) => row.map(field))].map((fields) => fields.join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
