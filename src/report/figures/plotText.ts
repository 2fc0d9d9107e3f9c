/** Plotly reads tags and entities in every text it draws; this makes it draw a user's text as it is. */
export function plotText(content: string): string {
  return content
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/%\{/g, '%&#123;');
}

/** Breaks a label into lines of about `most` characters, at spaces. */
export function wrapped(content: string, most: number): string {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(plotText).join('<br>');
}
