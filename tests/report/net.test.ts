import { expect, test } from 'vitest';
import { figures } from '../../src/report/index.ts';
import { netChanges, unclearRoutes } from '../../src/report/figures/netChange.ts';
import { dictionary } from '../../src/report/words/languages.ts';
import { cellTitle } from '../../src/report/words/places.ts';
import { languages, views } from './reading.ts';

const figure = (id: string) => figures.find((f) => f.id === id)!;
const at = { scenario: 'cart-ban', period: '2021' };

test('says that the account counts chance as displacement, in every language', () => {
  for (const id of ['diversion', 'cells']) {
    expect(figure(id).build(views.en, at, 900).caption).toMatch(/replicate by replicate.*chance counts/);
    expect(figure(id).build(views.zh, at, 900).caption).toMatch(/每次重复分别计算.*偶然也被算作转移/);
  }
});

test('marks exactly the routes whose net difference holds zero in its interval, on bars and in tables', () => {
  for (const language of languages) {
    const view = views[language];
    const unclear = unclearRoutes(view, at);
    for (const d of netChanges(view, at)) expect(unclear.has(d.cell)).toBe(d.p10 <= 0 && d.p90 >= 0);
    expect(unclear.size).toBeGreaterThan(0);
    const { noNet } = dictionary(language).account;
    const marked = (text: string): boolean => text.includes(noNet);
    const named = (cell: string): string => cellTitle(view, cell);
    const titles = new Set([...unclear].map(named));
    const rows = figure('cells')
      .build(view, at, 900)
      .table()
      .rows.flatMap((row) => row.slice(0, 2));
    for (const { text, detail } of rows) expect((detail ?? []).some(marked)).toBe(titles.has(text));
    const [{ layout }] = figure('diversion').build(view, at, 900).panels;
    const labels = (layout['annotations'] as { text: string }[]).map((a) => a.text.replace(/&gt;/g, '>'));
    for (const label of labels)
      expect(marked(label)).toBe([...titles].some((title) => label.startsWith(`${title} (`)));
    expect(labels.some(marked)).toBe(true);
  }
});

test('lists every route with what is left of it', () => {
  const { rows, parts } = figure('diversion').build(views.en, at, 900).table();
  const below = rows.slice(parts![0].above);
  expect(below).toHaveLength(netChanges(views.en, at).length);
  const values = below.map((row) => row.at(-1)!.value!);
  expect(values).toEqual([...values].sort((a, b) => a - b));
});
