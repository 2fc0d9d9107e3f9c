import Table from 'cli-table3';
import pc from 'picocolors';
import { dictionary, type Language } from '../report/words/languages.ts';
import { percent, quantity } from '../report/words/numbers.ts';
import type { ExpectationFindings, ExpectationVerdict } from '../study/expectations.ts';
import type { LawResult } from './lawChecks.ts';
import { frame } from './summary.ts';
import { typedHere } from './typed.ts';
import { columnsOf, wrap } from './wrap.ts';
import { checkWords, type CheckWords } from './checkWords.ts';

/**
 * The laws on each scenario, and what breaks any, for a terminal of so many columns: a line for each that was asked for
 * by name or is broken, and a count of the others, which are many and of which a reader wants to know no more.
 */
export function lawReport(laws: readonly LawResult[], lang: Language, width: number, each = false): string {
  const grounds = [...new Set(laws.map((law) => law.scenario))];
  return [
    ...grounds.map((ground) => {
      const own = laws.filter((law) => law.scenario === ground);
      const told = own.filter((law) => each || law.verdict === 'broken');
      return [
        pc.bold(checkWords[lang].laws(ground, own[0].drawn)),
        ...(told.length > 0 ? [lawTable(told, lang, width)] : []),
        ...(each ? [] : countsOf(own, lang, width)),
      ].join('\n');
    }),
    ...laws.flatMap((law) => (law.broken ? [brokenLaw(law, checkWords[lang])] : [])),
  ].join('\n\n');
}

/** The laws that are not broken in a line for each verdict; those without anything to check by name. */
function countsOf(laws: readonly LawResult[], lang: Language, width: number): string[] {
  const words = checkWords[lang];
  const [holding, idle] = (['holds', 'unchecked'] as const).map((v) => laws.filter((l) => l.verdict === v));
  const checks = holding.reduce((sum, { checked }) => sum + checked, 0);
  const names = idle.map(({ law }) => law);
  return [
    ...(holding.length > 0 ? [colours['holds'](words.holding(holding.length, checks))] : []),
    ...(idle.length > 0 ? [colours['unchecked'](wrap(words.idle(names), width))] : []),
  ];
}

const colours: Readonly<Record<string, (text: string) => string>> = {
  ...{ holds: pc.green, broken: pc.red, refuted: pc.red, undecided: pc.yellow, unchecked: pc.yellow },
};

/** A table of so wide columns; the verdict in the last one has the colour of its kind. */
function tableOf(head: readonly string[], colWidths: readonly number[]) {
  const table = new Table({
    head: head.map((title) => pc.bold(title)),
    chars: { ...frame, middle: '  ' },
    colWidths: [...colWidths],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  const add = (cells: readonly string[], verdict: string, kind: string): void =>
    void table.push([...cells.map((cell, i) => wrap(cell, colWidths[i])), colours[kind](verdict)]);
  return { add, text: () => table.toString() };
}

/** Columns of numbers, of verdicts, and of what stands between columns. */
const [NUMBER, VERDICT, GAPS] = [8, 16, 8];

const widest = (texts: readonly string[]): number => Math.max(...texts.map(columnsOf));

function lawTable(laws: readonly LawResult[], lang: Language, width: number): string {
  const words = checkWords[lang];
  const name = widest(laws.map((law) => law.law));
  const statement = Math.max(20, width - 4 - name - NUMBER - VERDICT - GAPS);
  const table = tableOf(words.lawHead, [4, name, statement, NUMBER, VERDICT]);
  for (const { rule, law, statement, checked, verdict } of laws) {
    const cells = [String(rule), law, statement[lang] ?? statement.en, String(checked)];
    table.add(cells, words.verdicts[verdict], verdict);
  }
  return table.text();
}

const brokenLaw = ({ law, scenario, broken }: LawResult, words: CheckWords): string =>
  [
    `${pc.red(words.verdicts.broken)}: ${law}${scenario ? ` (${scenario})` : ''}`,
    `  ${broken!.what}`,
    `  ${words.replay}: ${typedHere(broken!.replay)}`,
  ].join('\n');

/** The sentences, what was seen of each, and what that decides. */
export function expectationTable(found: ExpectationFindings, lang: Language, width: number): string {
  const words = checkWords[lang];
  const { expectations, failures } = found;
  const name = widest([...expectations.map((e) => e.scenario), words.expectationHead[0]]);
  const left = Math.max(40, width - name - NUMBER - VERDICT - GAPS);
  const table = tableOf(words.expectationHead, [
    name,
    Math.ceil(left / 2),
    Math.floor(left / 2),
    NUMBER,
    VERDICT,
  ]);
  for (const e of expectations) {
    const cells = [e.scenario, e.statement, seen(e, lang), e.p === null ? '–' : probability(e.p)];
    table.add(cells, words.verdicts[e.verdict], e.verdict);
  }
  const failed = failures.map((f) => `  ${f.scenario} #${f.replicate}: ${f.message}`);
  return [
    `${pc.bold(words.expectations)}\n${table.text()}`,
    pc.dim(wrap(words.level(percent(found.errorLevel), found.replicates, found.seed), width)),
    ...(failed.length > 0 ? [words.failures(failed.length), ...failed] : []),
  ].join('\n');
}

/** A p-value with two digits, as large as it is small. */
const probability = (p: number): string => (p < 0.0001 ? '<0.0001' : p.toFixed(p < 0.1 ? 4 : 2));

/** What was seen of a sentence, and what an undecided one lacks. */
function seen(e: ExpectationVerdict, lang: Language): string {
  const words = checkWords[lang];
  const style = dictionary(lang).unit(e.unit, e.against !== null);
  const said = (value: number): string => `${quantity(value, style, e.against !== null)}${style.suffix}`;
  if (e.broken) {
    const { replicate, week, value } = e.broken;
    return words.brokenIn(replicate, week, value === null ? words.vanished : said(value));
  }
  if (e.verdict === 'unchecked') return words.nothing;
  if (e.weeks !== null) return words.everyWeek(e.checked, e.weeks, e.replicates);
  const share = words.trueIn(e.held, e.checked, said(e.observed!.median));
  if (e.verdict !== 'undecided') return share;
  return `${share}; ${lack(e, words)}`;
}

/** Why a sentence is undecided: runs are too few, the figure is defined in too few of them, or they disagree. */
function lack({ checked, needed, replicates }: ExpectationVerdict, words: CheckWords): string {
  if (checked >= needed!) return words.mixed;
  return replicates < needed! ? words.tooFew(needed!) : words.definedIn(checked, replicates);
}
