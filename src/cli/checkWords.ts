import type { Drawn } from './lawChecks.ts';
import { count } from '../report/words/numbers.ts';
import type { Language } from '../report/words/languages.ts';

/** The words of `cartban check` in one language. */
export interface CheckWords {
  readonly verdicts: Readonly<Record<'holds' | 'broken' | 'refuted' | 'undecided' | 'unchecked', string>>;
  /** Followed by what the file was to hold. */
  readonly unwritten: (file: string, why: string) => string;
  /** Told at once; the verdict comes with a scenario that shows it. */
  readonly brokenNow: (law: string, file: string | null, what: string) => string;
  /** Heading of the laws on a scenario, or on random ones. */
  readonly laws: (scenario: string | null, drawn: Drawn | null) => string;
  readonly lawHead: readonly string[];
  /** How many laws hold, and how often they were checked. */
  readonly holding: (laws: number, checks: number) => string;
  /** The laws of which nothing could be checked. */
  readonly idle: (names: readonly string[]) => string;
  /** What is done after the sentences are judged. */
  readonly lawsNext: string;
  readonly replay: string;
  readonly expectations: string;
  readonly expectationHead: readonly string[];
  readonly level: (level: string, replicates: number, seed: number) => string;
  readonly failures: (count: number) => string;
  readonly brokenIn: (replicate: number, week: string, value: string) => string;
  /** Instead of a value, where a figure is defined on one side of a comparison only. */
  readonly vanished: string;
  /** So often true, in so many weeks of so many replicates; less often where the figure is not always defined. */
  readonly everyWeek: (checked: number, weeks: number, replicates: number) => string;
  readonly trueIn: (held: number, checked: number, median: string) => string;
  readonly tooFew: (needed: number) => string;
  readonly definedIn: (defined: number, replicates: number) => string;
  readonly mixed: string;
  readonly nothing: string;
}

const en: CheckWords = {
  verdicts: {
    ...{ holds: 'holds', broken: 'BROKEN', refuted: 'REFUTED' },
    ...{ undecided: 'undecided', unchecked: 'nothing to check' },
  },
  unwritten: (file, why) => `${file} cannot be written (${why}); put into it what follows:`,
  brokenNow: (law, file, what) => `${law} is broken${file === null ? '' : ` on ${file}`}: ${what}`,
  laws: (scenario, drawn) =>
    `laws of the model, on ${scenario ?? `${drawn!.runs} random ${drawn!.runs === 1 ? 'scenario' : 'scenarios'}, seed ${drawn!.seed}`}`,
  lawHead: ['rule', 'law', 'statement', 'checked', 'verdict'],
  holding: (laws, checks) =>
    `${laws} ${laws === 1 ? 'law holds' : 'laws hold'}, checked ${count(checks)} times; --law NAME tells one`,
  idle: (names) => `nothing to check: ${names.join(', ')}`,
  lawsNext: 'the sentences are judged; now the laws of the model, which takes longer',
  replay: 'see it again',
  expectations: 'expectations',
  expectationHead: ['scenario', 'statement', 'seen', 'p', 'verdict'],
  level: (level, replicates, seed) =>
    `the chance that any verdict with a p is wrong is at most ${level} (exact sign tests, Holm) · ${replicates} ${replicates === 1 ? 'replicate' : 'replicates'}, seed ${seed} · parameter uncertainty not included`,
  failures: (count) => `${count} ${count === 1 ? 'run' : 'runs'} failed:`,
  brokenIn: (replicate, week, value) => `${value} in the week of ${week}, replicate ${replicate}`,
  vanished: 'defined on one side only',
  everyWeek: (checked, weeks, replicates) =>
    `in all of ${weeks} weeks × ${replicates} ${replicates === 1 ? 'replicate' : 'replicates'}${checked < weeks * replicates ? `, defined in ${checked}` : ''}`,
  trueIn: (held, checked, median) => `true in ${held} of ${checked}; median ${median}`,
  tooFew: (needed) => `too few to decide: --replicates ${needed} or more`,
  definedIn: (defined, replicates) => `the figure is defined in ${defined} of ${replicates} replicates only`,
  mixed: 'mixed: more replicates may decide',
  nothing: 'the run has no such time, or the figure is not defined',
};

const zh: CheckWords = {
  verdicts: {
    ...{ holds: '成立', broken: '被违反', refuted: '被否定' },
    ...{ undecided: '未定', unchecked: '无可检验' },
  },
  unwritten: (file, why) => `无法写入 ${file}（${why}），请自行保存以下内容：`,
  brokenNow: (law, file, what) => `定律 ${law}${file === null ? '' : ` 在 ${file} 上`}不成立：${what}`,
  laws: (scenario, drawn) => `模型定律：${scenario ?? `${drawn!.runs}个随机情景，种子 ${drawn!.seed}`}`,
  lawHead: ['编号', '定律', '内容', '次数', '结论'],
  holding: (laws, checks) => `${laws} 条定律成立，共检验 ${count(checks)} 次；--law NAME 可看其中一条`,
  idle: (names) => `无可检验：${names.join('、')}`,
  lawsNext: '语句已判定；接着检验模型定律，耗时较长',
  replay: '重现',
  expectations: '预期',
  expectationHead: ['情景', '语句', '所见', 'p', '结论'],
  level: (level, replicates, seed) =>
    `凡有 p 的结论，任一出错的概率不超过 ${level}（精确符号检验，Holm 校正） · ${replicates} 次重复，种子 ${seed} · 未包含参数不确定性`,
  failures: (count) => `${count} 次运行失败：`,
  brokenIn: (replicate, week, value) => `第 ${replicate} 次重复 ${week} 当周：${value}`,
  vanished: '仅在一方有定义',
  everyWeek: (checked, weeks, replicates) =>
    `${weeks} 周 × ${replicates} 次重复全部成立${checked < weeks * replicates ? `（其中 ${checked} 周次有定义）` : ''}`,
  trueIn: (held, checked, median) => `${checked} 次中 ${held} 次成立；中位数 ${median}`,
  tooFew: (needed) => `重复次数不足：至少 --replicates ${needed}`,
  definedIn: (defined, replicates) => `指标仅在 ${replicates} 次重复中的 ${defined} 次有定义`,
  mixed: '结果不一：增加重复次数或可判定',
  nothing: '运行不含该时段，或指标无定义',
};

export const checkWords: Readonly<Record<Language, CheckWords>> = { en, zh };
