import Table from 'cli-table3';
import pc from 'picocolors';
import type { Difference, Estimate, Findings } from '../study/findings.ts';
import { headlinePeriod, type Span } from '../study/headline.ts';
import { builtInValues } from '../scenario/index.ts';
import { spreadText, type UnitStyle } from '../report/words/numbers.ts';
import { runWords } from './runWords.ts';
import { typedHere } from './typed.ts';

type Language = 'en' | 'zh';

interface Words {
  readonly head: (platform: string, period: string) => string[];
  readonly caption: (n: number) => string;
  readonly failures: (count: number) => string;
  /** Amounts in CNY bn and numbers of sellers as the head calls them. */
  readonly amounts: UnitStyle;
  readonly sellers: UnitStyle;
}

const plain: UnitStyle = { scale: 1, decimals: null, suffix: '', label: '' };

const en: Words = {
  amounts: plain,
  sellers: { ...plain, scale: 1e-3 },
  head: (platform, period) => [
    'scenario',
    `${platform} GMV settled ${period === 'total' ? 'in all' : period}, CNY bn`,
    'Δ vs baseline (paired)',
    'P(Δ>0)',
    'moves by sellers, thousands',
  ],
  caption: (n) =>
    `median [10–90 %] over ${n} ${n === 1 ? 'replicate' : 'replicates'} · common random numbers · parameter uncertainty not included`,
  failures: (count) => `${count} ${count === 1 ? 'run' : 'runs'} failed:`,
};

const zh: Words = {
  amounts: { ...plain, scale: 10 },
  sellers: { ...plain, scale: 1e-4 },
  head: (platform, period) => [
    '情景',
    `${platform}${/^\d{4}$/.test(period) ? `${period}年` : ''}成交GMV，亿元`,
    '与基准之差（配对）',
    'P(Δ>0)',
    '商家迁移，万次',
  ],
  caption: (n) => `${n} 次重复的中位数 [10–90 %] · 共同随机数 · 未包含参数不确定性`,
  failures: (count) => `${count} 次运行失败：`,
};

const words: Readonly<Record<Language, Words>> = { en, zh };

/** What readers of a language call a platform; one of the user's own is called by its name. */
function titleOf(platform: string, lang: Language): string {
  const title = builtInValues[platform]?.['title']?.value as Partial<Record<Language, string>> | undefined;
  return title?.[lang] ?? platform;
}

function spreadCell(row: Estimate | Difference | undefined, style: UnitStyle, signed: boolean): string {
  if (!row) return '–';
  const { median, low, high } = spreadText(row, style, signed);
  return row.n === 1 ? median : `${median} [${low} … ${high}]`;
}

const overAll = (
  row: Estimate | Difference,
  metric: string,
  platform: string | null,
  period: string,
): boolean =>
  row.metric === metric &&
  row.platform === platform &&
  row.channel === null &&
  row.tier === null &&
  row.period === period;

function sign(d: Difference | undefined): string {
  if (!d) return '–';
  if (d.p10 === 0 && d.p90 === 0 && d.mean === 0) return '=';
  return `${Math.round(100 * d.probabilityPositive)} %`;
}

/** A table without lines. */
export const frame: Readonly<Record<string, string>> = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'])
    .map((name) => [name, '']),
);

/** The comparison as a table for the terminal: one line a scenario, about the platform that made the rules. */
export function summaryTable(findings: Findings, run: Span, lang: Language, platform = 'douyin'): string {
  const period = headlinePeriod(findings, run);
  const w = words[lang];
  const table = new Table({
    head: w.head(titleOf(platform, lang), period).map((title) => pc.bold(title)),
    chars: { ...frame, middle: '  ' },
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const s of findings.scenarios) {
    const level = s.estimates.find((e) => overAll(e, 'gmv.settled', platform, period));
    const moved = s.estimates.find((e) => overAll(e, 'sellers.moved', null, period));
    const change = findings.differences.find(
      (d) =>
        d.scenario === s.name &&
        d.baseline === findings.baseline &&
        overAll(d, 'gmv.settled', platform, period),
    );
    table.push([
      s.name,
      spreadCell(level, w.amounts, false),
      spreadCell(change, w.amounts, true),
      sign(change),
      spreadCell(moved, w.sellers, false),
    ]);
  }
  return `${table.toString()}\n${pc.dim(w.caption(findings.replicates))}`;
}

/** The first complete replicate in one line: no interval yet, so it says so. */
export function firstFigures(findings: Findings, run: Span, lang: Language, platform = 'douyin'): string {
  const period = headlinePeriod(findings, run);
  const { amounts } = words[lang];
  const parts = findings.scenarios.map((s) => {
    const level = s.estimates.find((e) => overAll(e, 'gmv.settled', platform, period));
    const change = findings.differences.find(
      (d) =>
        d.scenario === s.name &&
        d.baseline === findings.baseline &&
        overAll(d, 'gmv.settled', platform, period),
    );
    return `${s.name} ${spreadCell(level, amounts, false)}${change ? ` (${spreadCell(change, amounts, true)})` : ''}`;
  });
  return runWords[lang].first(titleOf(platform, lang), period, parts);
}

/** The runs that failed, with what to type to see each fail again. */
export function failureLines(findings: Findings, lang: Language): string {
  const { failures } = findings;
  const lines = failures.map(
    (f) => `  ${f.scenario} #${f.replicate}: ${f.message}\n    ${typedHere(f.replay)}`,
  );
  return [words[lang].failures(failures.length), ...lines].join('\n');
}
