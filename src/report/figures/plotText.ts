/** Plotly reads tags and entities in every text it draws; this makes it draw a user's text as it is. */
export function plotText(content: string): string {
  return content
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/%\{/g, '%&#123;');
}

/** Chinese letters are twice as wide as others. */
const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter >= '\u2e80' ? 2 : 1), 0);

/** A word with the space before it, or a Chinese letter with the punctuation behind it. */
const WORDS = /(\s*)([\u2e80-\uffff][\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f”]*|[^\s\u2e80-\uffff]+)/gu;

/** Breaks a label into lines of about `most` letters, at spaces and between Chinese letters. */
export function wrapped(content: string, most: number): string {
  const lines: string[] = [];
  for (const [, space, word] of content.matchAll(WORDS)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + widthOf(word) < most)
      lines[lines.length - 1] = `${last}${space && ' '}${word}`;
    else lines.push(word);
  }
  return lines.map(plotText).join('<br>');
}
