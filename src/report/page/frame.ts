import { limitsOf, pastMet } from '../limits.ts';
import type { View } from '../view.ts';
import type { SectionName } from '../words/dictionary.ts';
import { count } from '../words/numbers.ts';
import { verdict } from '../words/verdict.ts';
import { h, unbroken, type Child } from './dom.ts';
import { tableElement } from './table.ts';

/** A section with its heading. */
export function section(view: View, name: SectionName, ...children: readonly Child[]): HTMLElement {
  return h(
    'section',
    { id: name, 'aria-labelledby': `${name}-title` },
    h('h2', { id: `${name}-title` }, view.words.sections[name]),
    ...children,
  );
}

/** The three sentences. */
export function verdictSection(view: View): HTMLElement {
  return section(view, 'verdict', ...verdict(view).map((sentence) => h('p', { class: 'verdict' }, sentence)));
}

/** That the study was stopped half way, where it was. */
export function stoppedNote(view: View): HTMLElement | null {
  const { planned, findings } = view.report;
  if (findings.replicates >= planned) return null;
  return h('p', { class: 'stopped' }, view.words.captions.stopped(findings.replicates, planned));
}

/** Terms that the page uses without saying each time what they mean. */
export function glossarySection(view: View): HTMLElement {
  const terms = view.words.glossary.flatMap(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)]);
  return section(view, 'glossary', h('dl', { class: 'glossary' }, ...terms));
}

/** What the model cannot say stands before what it says in detail. */
export function limitsSection(view: View): HTMLElement {
  const met = pastMet(view);
  const past = met && h('li', {}, `${met} `, h('a', { href: '#fit' }, view.words.sections.fit));
  const limits = limitsOf(view).map((limit) => h('li', {}, limit));
  const box = section(view, 'limits', h('ul', {}, past, ...limits));
  box.className = 'limits';
  return box;
}

/** Each scenario's question and its differences in policy. */
export function changesSection(view: View): HTMLElement {
  const { labels, captions } = view.words;
  const cards = view.report.scenarios.map((s) => {
    const changes = s.changes.map((c) => h('li', {}, ...unbroken(c)));
    const within =
      s.within === null ? null : captions.within(view.scenarioTitle(s.within), s.changes.length > 0);
    const none = s.name === view.baseline ? labels.baseline : labels.noChange;
    return h(
      'div',
      { class: 'card' },
      h('h3', {}, s.title),
      s.question === null ? null : h('p', { class: 'question' }, s.question),
      within === null ? null : h('p', { class: 'within' }, within),
      changes.length > 0 ? h('ul', {}, ...changes) : null,
      changes.length > 0 || within !== null ? null : h('p', { class: 'subtitle' }, none),
    );
  });
  return section(view, 'changes', h('div', { class: 'cards' }, ...cards));
}

function failures(view: View): HTMLElement {
  const { labels, captions } = view.words;
  const rows = view.report.findings.failures;
  if (rows.length === 0) return h('p', {}, labels.noFailures);
  const titles = [
    labels.scenario,
    labels.replicate,
    labels.seed,
    labels.stage,
    labels.message,
    labels.replay,
  ];
  const table = {
    columns: titles.map((title) => ({ title, numeric: false })),
    rows: rows.map((f) => [
      { text: view.scenarioTitle(f.scenario) },
      ...[String(f.replicate), String(f.seed), f.stage, f.message, f.replay].map((t) => ({ text: t })),
    ]),
  };
  return h(
    'div',
    {},
    h('h3', {}, captions.failures(rows.length)),
    tableElement(table, labels.failures, labels),
  );
}

/** What made the page, what failed, and how to make it again. */
export function provenanceSection(view: View): HTMLElement {
  const { labels } = view.words;
  const p = view.report.provenance;
  const entries: (readonly [string, string])[] = [
    [labels.version, p.version],
    [labels.model, p.model],
    [labels.resultHash, p.hash],
    [labels.seed, String(p.seed)],
    [labels.replicates, count(view.report.findings.replicates)],
    [labels.engine, p.engine],
    [labels.population, count(p.population)],
    [labels.merchants, count(p.merchants)],
    [labels.anchorCount, count(p.anchors)],
    [labels.span, view.words.span(p.from, p.weeks)],
    [labels.plotly, `plotly.js ${p.plotly}`],
    ...Object.entries(p.scenarioHashes).map(
      ([name, hash]) => [`${labels.scenarioHash}: ${name}`, hash] as const,
    ),
  ];
  const list = h('dl', {}, ...entries.flatMap(([k, v]) => [h('dt', {}, k), h('dd', {}, v)]));
  const replay = h('pre', { tabindex: '0', 'aria-label': labels.replay }, p.command);
  return section(
    view,
    'provenance',
    list,
    h('h3', {}, labels.replay),
    replay,
    h('h3', {}, labels.failures),
    failures(view),
  );
}
