import { parseDay } from '../base/calendar.ts';
import type { Text } from '../model/declare.ts';
import type { RunSettings } from './scenario.ts';

/** What a field of the scenario language says about itself, where no lever, parameter or platform declares it. */
export interface LanguageField {
  readonly meaning: Text;
  /** What may stand there, in words. */
  readonly allowed: string;
  /** What holds when it is left out, in words; null where it must be given or nothing holds. */
  readonly default: string | null;
}

const field = (allowed: string, standard: string | null, en: string, zh: string): LanguageField => ({
  meaning: { en, zh },
  allowed,
  default: standard,
});

export const namePattern = /^[a-z0-9-]{1,64}$/;
export const nameAllowed = '1 to 64 of the characters a-z, 0-9 and -';

/** No week before this one can be simulated: the drivers begin here. */
export const firstMonday = parseDay('2018-12-31')!;

export const defaultRun: RunSettings = {
  from: firstMonday,
  weeks: 157,
  seed: 7,
  replicates: 20,
  engine: 'distribution',
  population: 200_000,
  merchants: 1500,
  anchors: 900,
};

const day = 'a day such as 2020-10-09';

/** Every field of the language outside platforms, parameters and levers, in the order of the file. */
export const language = {
  schema: field('1', null, 'Version of the scenario language', '情景语言版本'),
  name: field(nameAllowed, 'the name of the file', 'Short name, used in results and file names', '情景短名'),
  title: field(
    'a text, or a text in en and zh',
    'the name',
    'Title for readers; not inherited',
    '标题；不继承',
  ),
  question: field(
    'a text, or a text in en and zh',
    'none',
    'What the scenario asks; not inherited',
    '所问的问题；不继承',
  ),
  extends: field(
    'the path of one .yaml file, relative to this one',
    'none',
    'Parent whose fields hold unless they are given here',
    '父情景文件',
  ),
  'run.from': field('a Monday from 2018-12-31 on', '2018-12-31', 'Monday of the first week', '起始周一'),
  'run.weeks': field('a whole number', String(defaultRun.weeks), 'Number of weeks', '周数'),
  'run.seed': field('a whole number', String(defaultRun.seed), 'Seed of every random draw', '随机种子'),
  'run.replicates': field('a whole number', String(defaultRun.replicates), 'Runs per scenario', '重复次数'),
  'run.engine': field(
    'agents, counts or distribution',
    defaultRun.engine,
    'How consumers are computed',
    '计算引擎',
  ),
  'run.population': field(
    'a whole number',
    String(defaultRun.population),
    'Simulated consumers; the engine distribution does not depend on it',
    '模拟消费者数',
  ),
  'run.merchants': field('a whole number', String(defaultRun.merchants), 'Simulated merchants', '模拟商家数'),
  'run.anchors': field('a whole number', String(defaultRun.anchors), 'Simulated anchors', '模拟主播数'),
  'links.id': field(
    nameAllowed.replace('a-z,', 'a-z, A-Z,'),
    null,
    'Name of the row; a child changes it by this name',
    '规则名',
  ),
  'links.remove': field('true', 'false', 'Takes a row of the parent away', '删除父情景的规则'),
  'links.on': field('a platform', null, 'Platform that holds the attention', '流量平台'),
  'links.channel': field('live, video, shelf or ad', null, 'Channel in which the order begins', '渠道'),
  'links.to': field('a list of platforms', null, 'Platforms where the order settles', '成交平台'),
  'links.categories': field('a list of categories', 'all', 'Categories that the row covers', '适用品类'),
  'links.from': field(day, null, 'First day; the row holds until a later row for its cell', '生效日'),
  'links.announced': field(
    day,
    'the first day',
    'Day from which anchors and merchants expect the row',
    '公布日',
  ),
  'links.rule': field('allow, gate or ban', null, 'Whether such orders are open, rationed or closed', '规则'),
  'links.capacity': field(
    'a share such as 50 %',
    'none',
    'Gate only: share of the mean weekly linked orders of the four weeks before',
    '闸门容量',
  ),
  'links.fee': field(
    'rate, of and paidBy',
    'none',
    'Fee that the attention platform takes on such orders',
    '费用',
  ),
  'links.fee.rate': field('a share such as 20 %', null, 'Rate of the fee', '费率'),
  'links.fee.of': field('gmv or commission', null, 'What the rate applies to', '计费基数'),
  'links.fee.paidBy': field('anchor or merchant', null, 'Who pays the fee', '付费方'),
  'levers.value': field(
    'a quantity in the lever’s unit',
    null,
    'One value for the whole time in force',
    '取值',
  ),
  'levers.steps': field('days with quantities', null, 'Values that hold each from its day on', '阶梯取值'),
  'levers.ramp': field(
    'days with quantities',
    null,
    'Values between which the lever moves evenly',
    '线性取值',
  ),
  'levers.from': field(day, 'the first day of steps or ramp, else the start', 'First day in force', '生效日'),
  'levers.until': field(day, 'the end', 'First day no longer in force', '失效日'),
  'levers.weeklyBudget': field(
    'money such as 300m CNY',
    'no limit',
    'Most that is paid in a week, where the lever costs money',
    '每周预算',
  ),
  'levers.totalBudget': field(
    'money such as 5bn CNY',
    'no limit',
    'Most that is paid in all, where the lever costs money; the lever ends when it is spent',
    '总预算',
  ),
  'levers.of': field(
    'gmv or commission',
    'the lever’s first base',
    'What the rate applies to, where the lever has bases',
    '计费基数',
  ),
  'levers.for.tier': field(
    'a list of tiers',
    'all',
    'Tiers to which it is limited, where the lever allows it',
    '适用商家层级',
  ),
  uncertain: field(
    'a range such as 2 %/week to 20 %/week, or nothing',
    'the declared range',
    'Parameters that sweep, sensitivity and discover sample, by name',
    '不确定参数',
  ),
  expect: field(
    'a list of sentences METRIC [of PLATFORM] [through CHANNEL] [among TIER] CLAIM [from DATE] [until DATE] or [in PERIOD]',
    'none',
    'Expectations that cartban check judges; not inherited',
    '预期；不继承',
  ),
  'study.kind': field('compare', 'compare', 'Kind of question', '研究类型'),
  'study.baseline': field(
    'the name of a scenario',
    'the first file',
    'Scenario with which others are compared',
    '基准情景',
  ),
} as const satisfies Record<string, LanguageField>;

export type LanguageName = keyof typeof language;
