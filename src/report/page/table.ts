import type { Cell, Table } from '../figures/exhibit.ts';
import { h } from './dom.ts';

function cell(tag: 'td' | 'th', c: Cell, numeric: boolean): HTMLElement {
  const classes = [numeric ? 'number' : '', c.tone ?? ''].filter(Boolean).join(' ');
  const details = (c.detail ?? []).map((line) => h('small', {}, line));
  return h(tag, { class: classes, ...(tag === 'th' ? { scope: 'row' } : {}) }, c.text, ...details);
}

/** A table whose first column stays in view while the rest scrolls; the region can be reached and scrolled by keyboard. */
export function tableElement(table: Table, label: string): HTMLElement {
  const head = table.columns.map((c) => h('th', { scope: 'col', class: c.numeric ? 'number' : '' }, c.title));
  const rows = table.rows.map((row) =>
    h('tr', {}, ...row.map((c, i) => cell(i === 0 ? 'th' : 'td', c, table.columns[i]?.numeric ?? false))),
  );
  const body = h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows));
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, body);
}
