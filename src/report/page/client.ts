import { figures } from '../figures/index.ts';
import { pageTitle, readReport, type View } from '../view.ts';
import { dictionary, type Language } from '../words/languages.ts';
import { h } from './dom.ts';
import { readEmbedded } from './embedded.ts';
import { mount, type Mounted } from './exhibitElement.ts';
import {
  changesSection,
  glossarySection,
  limitsSection,
  provenanceSection,
  section,
  stoppedNote,
  verdictSection,
} from './frame.ts';
import { loadPlotly, resize } from './plot.ts';

/** The page's own script: builds everything from the embedded report, then brings the charts to life. */
const embedded = (id: string): string => document.getElementById(id)?.textContent ?? '';
const words = dictionary(document.documentElement.lang as Language);
const page = document.getElementById('page')!;
const status = h('p', { role: 'status', class: 'status' }, words.labels.drawing);

/** Puts every section on the page, charts still empty, and returns its figures. */
function lay(view: View): Mounted[] {
  const mounted = figures.map((figure) => mount(view, figure));
  const all = [
    ...[verdictSection(view), limitsSection(view), glossarySection(view), changesSection(view)],
    ...figures.map((figure, i) => section(view, figure.id, mounted[i].element)),
    provenanceSection(view),
  ];
  const links = all.map((s) =>
    h('li', {}, h('a', { href: `#${s.id}` }, words.sections[s.id as keyof typeof words.sections])),
  );
  page.append(
    h(
      'header',
      {},
      h('h1', {}, pageTitle(view)),
      stoppedNote(view),
      h('p', { class: 'subtitle' }, words.labels.colours),
      status,
    ),
    h('nav', { 'aria-label': words.labels.contents }, h('ul', {}, ...links)),
    ...all,
  );
  return mounted;
}

async function redraw(figuresOnPage: readonly Mounted[]): Promise<void> {
  for (const figure of figuresOnPage) await figure.redraw();
}

/** Charts follow the width of the window, and of the paper when the page is printed. */
function followWidth(charted: readonly Mounted[]): void {
  let width = window.innerWidth;
  let waiting = 0;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void redraw(charted), 150);
  });
  window.addEventListener('beforeprint', () => {
    for (const chart of document.querySelectorAll<HTMLElement>('.chart')) void resize(chart);
  });
}

/** Tests and impatient readers may look at it: `ready` once every chart is drawn, `tables` when none can be. */
async function start(): Promise<void> {
  page.append(status);
  let unable = words.labels.unreadable;
  try {
    const mounted = lay(readReport(await readEmbedded(embedded('report')), words));
    unable = words.labels.noCharts;
    const charted = mounted.filter((m) => m.hasCharts);
    followWidth(charted);
    await redraw(mounted);
    await loadPlotly(embedded('plotly'));
    await redraw(charted);
    status.remove();
    document.documentElement.dataset['state'] = 'ready';
  } catch (error) {
    status.textContent = `${unable} (${String(error)})`;
    document.documentElement.dataset['state'] = 'tables';
  }
}
void start();
