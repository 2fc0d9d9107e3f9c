/** Text in lines of a terminal, where a Chinese character takes two columns and may end a line without a space. */

/** Chinese, Japanese and Korean characters and their full-width signs. */
const wide =
  '[\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6]';
const isWide = new RegExp(wide);
/** What a Chinese line cannot begin with: it stays with the character before it. */
const closing = '[，。；：、）”]*';
/** What a line cannot break inside: one wide character, or a word with the spaces behind it. */
const piece = new RegExp(`${wide}${closing}\\s*|(?:(?!${wide})\\S)+${closing}\\s*|\\s+`, 'g');

/** Columns that a text takes. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (isWide.test(c) ? 2 : 1), 0);

/** A word that is longer than a line, cut. */
function cut(word: string, width: number): string[] {
  const parts: string[] = [''];
  for (const c of word) {
    if (columnsOf(parts.at(-1)! + c) > width) parts.push('');
    parts[parts.length - 1] += c;
  }
  return parts;
}

/** The text in lines of at most so many columns. */
export function wrap(text: string, width: number): string {
  const lines = [''];
  for (const found of text.match(piece) ?? []) {
    const fits = (line: string): boolean => columnsOf((line + found).trimEnd()) <= width;
    if (fits(lines.at(-1)!)) lines[lines.length - 1] += found;
    else if (fits('')) lines.push(found);
    else lines.push(...cut(found.trimEnd(), width));
  }
  return lines
    .filter((line, i) => line !== '' || i > 0)
    .map((line) => line.trimEnd())
    .join('\n');
}
