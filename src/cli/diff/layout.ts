import Table from 'cli-table3';
import pc from 'picocolors';
import { frame } from '../summary.ts';
import { columnsOf, wrap } from '../wrap.ts';

/** Text for a terminal of about a hundred columns. */
const WIDTH = 100;
/** Columns of the names at the head of a table’s rows. */
const NAME = 46;

/** A paragraph broken into lines; the first stands behind `head`, the others below it. */
export function paragraph(text: string, head = '  '): string {
  const indent = columnsOf(head);
  const lines = wrap(text, WIDTH - indent).split('\n');
  return `${head}${lines.join(`\n${' '.repeat(indent)}`)}`.trimEnd();
}

export const heading = (text: string): string => pc.bold(text);
export const faint = (text: string): string =>
  text
    .split('\n')
    .map((line) => pc.dim(line))
    .join('\n');

/** Rows below a heading, the first column to the left, numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[],
): string {
  const made = new Table({
    head: head.map((title) => pc.bold(title)),
    chars: { ...frame, left: '  ', middle: '  ' },
    colAligns: [...aligns],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  made.push(...rows.map(([name, ...cells]) => [wrap(name, NAME), ...cells]));
  return made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
