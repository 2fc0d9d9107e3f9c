/** What may stand inside an element; texts become text nodes, so nothing a user wrote is ever read as HTML. */
export type Child = Node | string | null;

/** An element with attributes (`class`, `aria-label`, …) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((c) => c !== null));
  return element;
}

/** Text whose dates and numbers with their unit signs are not broken over two lines. */
export function unbroken(text: string): Child[] {
  return text
    .split(/(\d{4}-\d\d-\d\d|[\d.,]+\s?%(?:\/\p{L}+)?)/u)
    .map((part, i) => (i % 2 === 1 ? h('span', { class: 'unbroken' }, part) : part));
}

/** An SVG element; `style` attributes are left out on purpose, the page's policy refuses them. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Offers a text as a file. */
export function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}
