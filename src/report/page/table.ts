import type { Cell, Table } from '../figures/exhibit.ts';
import type { Dictionary } from '../words/dictionary.ts';
import { h, unbroken } from './dom.ts';

function cell(tag: 'td' | 'th', c: Cell, numeric: boolean): HTMLElement {
  const classes = [numeric ? 'number' : '', c.tone ?? ''].filter(Boolean).join(' ');
  const details = (c.detail ?? []).map((line) => h('small', {}, ...unbroken(line)));
  return h(
    tag,
    { class: classes, ...(tag === 'th' ? { scope: 'row' } : {}) },
    ...unbroken(c.text),
    ...details,
  );
}

type Labels = Dictionary['labels'];

/** Says where more of a table is, and nothing once all of it is seen. */
function scrollHint(region: HTMLElement, labels: Labels): HTMLElement {
  const hint = h('p', { class: 'hint', 'aria-hidden': 'true' });
  const tell = (): void => {
    const right = region.scrollWidth - region.clientWidth - region.scrollLeft > 2;
    const down = region.scrollHeight - region.clientHeight - region.scrollTop > 2;
    const { scrollBoth, scrollRight, scrollDown } = labels;
    hint.textContent = right && down ? scrollBoth : right ? scrollRight : down ? scrollDown : '';
  };
  new ResizeObserver(tell).observe(region);
  region.addEventListener('scroll', tell);
  return hint;
}

/** A table whose first column stays in view while the rest scrolls; the region can be reached and scrolled by keyboard. */
export function tableElement(table: Table, label: string, labels: Labels): HTMLElement {
  const head = table.columns.map((c) => h('th', { scope: 'col', class: c.numeric ? 'number' : '' }, c.title));
  const width = String(table.columns.length);
  const rows = table.rows.flatMap((row, at) => [
    ...(table.parts ?? [])
      .filter((part) => part.above === at)
      .map(({ title }) =>
        h('tr', { class: 'part' }, h('th', { scope: 'rowgroup', colspan: width }, h('span', {}, title))),
      ),
    h('tr', {}, ...row.map((c, i) => cell(i === 0 ? 'th' : 'td', c, table.columns[i]?.numeric ?? false))),
  ]);
  const body = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
  const region = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, body);
  return h('div', { class: 'table' }, region, scrollHint(region, labels));
}
