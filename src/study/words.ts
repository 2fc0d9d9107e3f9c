import { formatDay, type Day } from '../base/calendar.ts';
import { formatQuantity, type Unit } from '../base/units.ts';
import type { LeverSetting, LinkRule, Path } from '../scenario/scenario.ts';

export type Language = 'en' | 'zh';

/** The few phrases in which policies and changes are told. A second language is a second object of this type. */
interface Phrases {
  readonly allow: string;
  readonly ban: string;
  readonly gate: (capacity: string) => string;
  readonly fee: (rate: string, of: 'gmv' | 'commission', paidBy: 'anchor' | 'merchant') => string;
  readonly links: (channel: string, to: string, categories: string | null, rule: string) => string;
  readonly from: (what: string, day: string) => string;
  readonly until: (what: string, day: string) => string;
  readonly on: (value: string, day: string) => string;
  readonly ramp: (values: string) => string;
  readonly budget: (what: string, amount: string) => string;
  readonly tiers: (what: string, tiers: string) => string;
  readonly ends: (what: string) => string;
  readonly added: (what: string) => string;
  readonly removed: (what: string) => string;
  readonly changed: (what: string, from: string, to: string) => string;
  readonly newPlatform: (name: string) => string;
  readonly then: string;
  readonly notSet: string;
  readonly list: string;
}

const en: Phrases = {
  allow: 'allowed',
  ban: 'banned',
  gate: (capacity) => `gated at ${capacity}`,
  fee: (rate, of, paidBy) =>
    `, fee ${rate} of ${of === 'gmv' ? 'sales' : 'commission'} paid by the ${paidBy}`,
  links: (channel, to, categories, rule) =>
    `${channel} orders settling on ${to}${categories === null ? '' : ` (${categories})`} ${rule}`,
  from: (what, day) => `${what} from ${day}`,
  until: (what, day) => `${what} until ${day}`,
  on: (value, day) => `${value} on ${day}`,
  ramp: (values) => `rising or falling evenly: ${values}`,
  budget: (what, amount) => `${what}, at most ${amount} a week`,
  tiers: (what, tiers) => `${what}, for ${tiers}`,
  ends: (what) => `${what} ends`,
  added: (what) => `Added: ${what}.`,
  removed: (what) => `Removed: ${what}.`,
  changed: (what, from, to) => `Changed: ${what}: ${to} instead of ${from}.`,
  newPlatform: (name) => `New platform: ${name}.`,
  then: ', then ',
  notSet: 'not set',
  list: ', ',
};

const zh: Phrases = {
  allow: '允许',
  ban: '禁止',
  gate: (capacity) => `限量至${capacity}`,
  fee: (rate, of, paidBy) =>
    `,服务费为${of === 'gmv' ? '成交额' : '佣金'}的${rate},由${paidBy === 'anchor' ? '主播' : '商家'}承担`,
  links: (channel, to, categories, rule) =>
    `${channel}渠道在${to}成交的订单${categories === null ? '' : `(${categories})`}:${rule}`,
  from: (what, day) => `${what},自${day}起`,
  until: (what, day) => `${what},至${day}止`,
  on: (value, day) => `${day}为${value}`,
  ramp: (values) => `匀速变化:${values}`,
  budget: (what, amount) => `${what},每周上限${amount}`,
  tiers: (what, tiers) => `${what},适用于${tiers}`,
  ends: (what) => `${what}结束`,
  added: (what) => `新增:${what}。`,
  removed: (what) => `取消:${what}。`,
  changed: (what, from, to) => `改变:${what}:由${from}改为${to}。`,
  newPlatform: (name) => `新平台:${name}。`,
  then: ',然后',
  notSet: '未设置',
  list: '、',
};

export const phrases: Readonly<Record<Language, Phrases>> = { en, zh };

/** What a link row does, without its date: `live orders settling on taobao, jd banned`. */
export function linkWords(row: LinkRule, lang: Language): string {
  const p = phrases[lang];
  const share = (x: number): string => formatQuantity(x, 'share', lang);
  const rule = row.rule === 'gate' ? p.gate(share(row.capacity ?? 1)) : p[row.rule];
  const fee = row.fee ? p.fee(share(row.fee.rate), row.fee.of, row.fee.paidBy) : '';
  return p.links(row.channel, row.to.join(p.list), row.categories?.join(p.list) ?? null, rule + fee);
}

/** A dated path as text: a single value, or each knot with its day. */
export function pathWords(path: Path, unit: Unit, lang: Language): string {
  const p = phrases[lang];
  const value = (x: number): string => formatQuantity(x, unit, lang);
  if (path.knots.length === 1) return value(path.knots[0].value);
  const knots = path.knots.map((k) => p.on(value(k.value), formatDay(k.day))).join(p.then);
  return path.between === 'linear' ? p.ramp(knots) : knots;
}

/** What a lever is set to, with dates, budget and limits. */
export function leverWords(setting: LeverSetting, unit: Unit, lang: Language): string {
  const p = phrases[lang];
  const dated = (what: string, day: Day | null, say: (what: string, day: string) => string): string =>
    day === null ? what : say(what, formatDay(day));
  let words = dated(dated(pathWords(setting.path, unit, lang), setting.from, p.from), setting.until, p.until);
  if (setting.weeklyBudget !== null)
    words = p.budget(words, formatQuantity(setting.weeklyBudget, 'CNY', lang));
  return setting.tiers === null ? words : p.tiers(words, setting.tiers.join(p.list));
}
