import {
  showsTable,
  type Choice,
  type Exhibit,
  type Figure,
  type LegendItem,
  type MarkNote,
  type Panel,
} from '../figures/exhibit.ts';
import type { View } from '../view.ts';
import { controlsElement, initialChoice } from './controls.ts';
import { csv } from './csv.ts';
import { download, h, svg, unbroken } from './dom.ts';
import { draw, purge } from './plot.ts';
import { tableElement } from './table.ts';

/** Least width of a small multiple and the gap between two, as in the style sheet. */
const LEAST_PANEL = 420;
const GAP = 20;

/** A figure on the page; `redraw` after its width changed or the plotting library has come. */
export interface Mounted {
  readonly element: HTMLElement;
  readonly hasCharts: boolean;
  redraw(): Promise<void>;
}

const inGrid = ({ form }: Figure): boolean => form === 'multiples' || form === 'tabled';

function panelWidth(figure: Figure, width: number): number {
  if (!inGrid(figure)) return width;
  const columns = Math.max(1, Math.floor((width + GAP) / (LEAST_PANEL + GAP)));
  return (width - (columns - 1) * GAP) / columns;
}

function legendElement(items: readonly LegendItem[]): HTMLElement {
  const sample = (item: LegendItem): SVGElement =>
    svg(
      'svg',
      { width: '46', height: '12', 'aria-hidden': 'true' },
      ...(item.band
        ? [
            svg('rect', {
              x: '0',
              y: '1',
              width: '46',
              height: '10',
              fill: '#222222',
              'fill-opacity': '0.18',
            }),
          ]
        : []),
      svg('line', {
        ...{ x1: '0', x2: '46', y1: '6', y2: '6', stroke: '#222222' },
        'stroke-opacity': String(item.alpha),
        ...{ 'stroke-width': String(item.width), 'stroke-dasharray': item.dash.replace(/px/g, '') || 'none' },
      }),
    );
  return h('ul', { class: 'legend' }, ...items.map((item) => h('li', {}, sample(item), ` ${item.title}`)));
}

function panelElement(panel: Panel): { element: HTMLElement; chart: HTMLElement } {
  const chart = h('div', { class: 'chart', role: 'img', 'aria-label': panel.alt });
  chart.style.height = `${panel.height}px`;
  const heading = panel.heading ? h('h4', {}, panel.heading) : null;
  if (heading && panel.colour) {
    heading.className = 'coloured';
    heading.style.borderLeftColor = panel.colour;
  }
  return { element: h('div', { class: 'panel' }, heading, chart), chart };
}

function markList(title: string, marks: readonly MarkNote[], name: string): HTMLElement | null {
  if (marks.length === 0) return null;
  const rows = marks.map((m) => h('li', { value: String(m.number) }, ...unbroken(m.text)));
  return h('div', { class: `marks ${name}` }, h('h4', {}, title), h('ol', {}, ...rows));
}

/** What the scenario changes by itself, then, smaller, what happens in the baseline too. */
function marksElements(view: View, { marks }: Exhibit): HTMLElement[] {
  const { labels } = view.words;
  const own = marks.filter((m) => !m.shared);
  const shared = marks.filter((m) => m.shared);
  const lists = [
    markList(labels.marks, own, 'own'),
    markList(own.length === 0 ? labels.marks : labels.sharedMark, shared, 'shared'),
  ];
  return lists.filter((e) => e !== null);
}

/** A table behind a summary is filled when it is opened: weekly tables have thousands of rows. */
function dataElement(view: View, exhibit: Exhibit): HTMLElement {
  const { controls, labels } = view.words;
  const details = h('details', {}, h('summary', {}, controls.data));
  const fill = (): void => {
    if (details.childElementCount === 1) details.append(tableElement(exhibit.table(), exhibit.title, labels));
  };
  details.addEventListener('toggle', fill);
  return details;
}

/** The table that stands open; none where wide charts stand above it and there is nothing to tell. */
function tableInView(view: View, figure: Figure, exhibit: Exhibit): HTMLElement[] {
  if (!showsTable(figure) || exhibit.absent) return [];
  const table = exhibit.table();
  if (figure.form !== 'table' && table.rows.length === 0) return [];
  return [tableElement(table, exhibit.title, view.words.labels)];
}

function saveButton(view: View, id: string, exhibit: Exhibit): HTMLElement {
  const button = h('button', { type: 'button' }, view.words.controls.csv);
  button.addEventListener('click', () =>
    download(`cartban-${id}.csv`, csv((exhibit.file ?? exhibit.table)())),
  );
  return button;
}

function filesElement(view: View, figure: Figure, exhibit: Exhibit): HTMLElement {
  return h(
    'div',
    { class: 'files' },
    saveButton(view, figure.id, exhibit),
    showsTable(figure) ? null : dataElement(view, exhibit),
  );
}

/** Puts a figure on the page: controls, title, legend, charts, marks, table and file. */
export function mount(view: View, figure: Figure): Mounted {
  const controls = figure.controls(view);
  const grid = inGrid(figure) ? 'multiples' : 'wide';
  let choice: Choice = initialChoice(controls);
  let charts: readonly HTMLElement[] = [];
  const title = h('h3', { 'aria-live': 'polite' });
  const body = h('div', {});
  const element = h('figure', {}, controlsElement(figure.id, controls, change), title, body);

  async function redraw(): Promise<void> {
    const exhibit = figure.build(view, choice, panelWidth(figure, element.clientWidth || 1000));
    charts.forEach(purge);
    const panels = exhibit.panels.map(panelElement);
    const drawn = panels.map((p) => p.chart);
    charts = drawn;
    title.textContent = exhibit.title;
    body.replaceChildren(
      h('p', { class: 'subtitle' }, exhibit.subtitle),
      ...(exhibit.legend.length > 0 ? [legendElement(exhibit.legend)] : []),
      ...(panels.length > 0 ? [h('div', { class: grid }, ...panels.map((p) => p.element))] : []),
      ...marksElements(view, exhibit),
      ...tableInView(view, figure, exhibit),
      ...(exhibit.caption ? [h('figcaption', {}, exhibit.caption)] : []),
      ...(exhibit.absent ? [] : [filesElement(view, figure, exhibit)]),
    );
    for (const [i, panel] of exhibit.panels.entries()) {
      if (charts !== drawn) return; // a later choice has replaced these charts
      await draw(drawn[i], panel);
    }
  }

  function change(next: Choice): void {
    choice = next;
    void redraw();
  }

  return { element, hasCharts: figure.form !== 'table', redraw };
}
