import type { Decision, Departure, Parting, When } from '../../compile/index.ts';
import { likelihoodOf, printedDirection } from '../../report/words/likelihood.ts';
import { claim } from '../../report/words/claim.ts';
import { quantity, spreadText } from '../../report/words/numbers.ts';
import type { Scenario } from '../../scenario/index.ts';
import { fewestForDirection } from '../../study/direction.ts';
import type { Difference } from '../../study/findings.ts';
import type { Language } from '../../study/phrases.ts';
import { headlinePlaces } from './headlines.ts';
import { typedHere } from '../typed.ts';
import { faint, heading, paragraph, table } from './layout.ts';
import { agentWords, cellWords, placeWords, speechOf, storesWords, type Speech } from './places.ts';
import type { DiffReport, Outcomes, Trace } from './report.ts';
import { whyText } from './why.ts';

/** The report for a terminal. */
export function reportText(report: DiffReport, pair: readonly Scenario[], lang: Language): string {
  const speech = speechOf(pair, lang);
  const { words } = speech;
  const { a, b, outcomes, trace, why } = report;
  const sections = [
    words.pair(`${a.title} (${a.name})`, `${b.title} (${b.name})`),
    changesText(report, speech),
    ...(outcomes ? [outcomesText(outcomes, report.seed, pair, speech)] : []),
    ...(trace ? [traceText(trace, report.seed, speech)] : []),
    ...(why ? [whyText(why, report.seed, speech)] : []),
  ];
  return sections.join('\n\n');
}

function changesText({ equal, changes }: DiffReport, { words }: Speech): string {
  if (equal) return words.nothing;
  const lines = changes.length > 0 ? changes : [words.noPolicy];
  return [heading(words.differs), ...lines.map((line) => paragraph(line, '  · '))].join('\n');
}

function outcomesText(
  { period, replicates, differences, estimates, failures }: Outcomes,
  seed: number,
  pair: readonly Scenario[],
  speech: Speech,
): string {
  const { words, page, w } = speech;
  const places = headlinePlaces(pair);
  const rows = places.flatMap(({ metric, platform }) => {
    const same = (row: { metric: string; platform: string | null }): boolean =>
      row.metric === metric && row.platform === platform;
    const difference = differences.find(same);
    if (!difference) return [];
    const level = estimates.find(same);
    const style = page.unit(difference.unit, false);
    const head = page.heading(metric, platform === null ? null : w.title(platform));
    const unit = style.label === '' || head.includes(style.label) ? '' : `, ${style.label}`;
    const now = level ? quantity(level.median, style) : '–';
    return [[`${head}${unit}`, now, ...differenceCells(difference, speech)]];
  });
  const first = differences.find((d) => d.metric === 'gmv.settled' && d.platform === focusOf(differences));
  const sentence =
    first && first.n >= fewestForDirection ? claim({ words: page, platformTitle: w.title }, first) : '';
  return [
    heading(words.follows(period, replicates, seed)),
    ...(sentence === ''
      ? []
      : [paragraph(`${sentence[0].toUpperCase()}${sentence.slice(1)}${w.lang === 'zh' ? '。' : '.'}`)]),
    table(words.head, rows, ['left', 'right', 'right', 'right', 'left']),
    faint(paragraph(words.caption(fewestForDirection))),
    ...(failures.length > 0 ? [words.failures(failures.length)] : []),
    ...failures.map((f) => `  ${f.scenario} #${f.replicate}: ${f.message}\n    ${typedHere(f.replay)}`),
  ].join('\n');
}

/** The platform whose sales change most. */
const focusOf = (differences: readonly Difference[]): string | null =>
  differences
    .filter((d) => d.metric === 'gmv.settled' && d.platform !== null)
    .reduce<Difference | null>((m, d) => (m && Math.abs(m.median) >= Math.abs(d.median) ? m : d), null)
    ?.platform ?? null;

export function differenceCells(d: Difference, { words, page }: Speech): string[] {
  const printed = spreadText(d, page.unit(d.unit, true), true);
  if (d.n === 1) return [printed.median, '–', words.single];
  const direction = printedDirection(d, printed);
  const told = words.directions[direction];
  const p = direction === 'lower' ? 1 - d.probabilityPositive : d.probabilityPositive;
  const known = direction === 'higher' || direction === 'lower';
  const verdict = known ? words.likely(told, page.likelihood[likelihoodOf(p, d.n)]) : told;
  return [printed.median, `${printed.low} … ${printed.high}`, verdict];
}

function traceText(trace: Trace, seed: number, speech: Speech): string {
  const { words } = speech;
  const head = heading(words.parts(seed, trace.replicate));
  if ('unlike' in trace) return [head, paragraph(words.unlike[trace.unlike])].join('\n');
  const { parting } = trace;
  if (parting.first === null) return [head, paragraph(words.never)].join('\n');
  return [head, ...chainText(parting, speech)].join('\n');
}

/** What differs first, and what follows in the order in which it does. */
function chainText(parting: Parting, speech: Speech): string[] {
  const { words } = speech;
  const links = (['first', 'anchor', 'consumers', 'merchant'] as const).flatMap((link) => {
    const what = parting[link];
    return what ? [{ link, what }] : [];
  });
  const order = Object.keys(words.steps);
  const rank = ({ week, step }: When): number => week * order.length + order.indexOf(step);
  const lines = links
    .sort((x, y) => rank(x.what) - rank(y.what))
    .flatMap(({ link, what }) => [
      paragraph(words.chain[link], '  · '),
      paragraph(whenWords(what, speech), '      '),
      ...('column' in what ? departureLines(what, speech) : decisionLines(what, speech)),
    ]);
  const missing = (['anchor', 'consumers', 'merchant'] as const).filter((link) => parting[link] === null);
  return [...lines, ...missing.map((link) => paragraph(words.none[link], '  · '))];
}

function whenWords({ week, date, step }: When, { words }: Speech): string {
  if (step === 'start') return words.start;
  return words.when(date, week + 1, step, words.steps[step]);
}

function departureLines(d: Departure, speech: Speech): string[] {
  const { words } = speech;
  const more = words.more(d.cells, d.others.length);
  const [a, b] = apart(d.a, d.b);
  return [
    paragraph(`${d.column}: ${d.meaning}`, '      '),
    paragraph(words.told(cellWords(speech, d.cell, d.column), words.values(a, b), more), '      '),
  ];
}

function decisionLines({ agent, a, b }: Decision, speech: Speech): string[] {
  const told = (place: string): string =>
    agent.anchor !== undefined
      ? placeWords(speech, place)
      : storesWords(speech, place === 'none' ? [] : place.split('+'));
  return [
    paragraph(
      speech.words.told(agentWords(speech, agent), speech.words.values(told(a), told(b)), ''),
      '      ',
    ),
  ];
}

/** Two numbers with as many digits as it takes to see that they differ, three at least. */
export function apart(a: number, b: number): [string, string] {
  for (let digits = 3; digits < 17; digits++) {
    const [x, y] = [a, b].map((v) => digitsOf(v, digits));
    if (x !== y) return [x, y];
  }
  return [String(a), String(b)];
}

function digitsOf(value: number, digits: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : String(value);
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}
