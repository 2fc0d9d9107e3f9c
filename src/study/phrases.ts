export type Language = 'en' | 'zh';

/** The few phrases in which policies and changes are told. A second language is a second object of this type. */
export interface Phrases {
  /** Channels, categories and tiers; what is missing is called by its name. */
  readonly names: Readonly<Record<string, string>>;
  /** Links from some channels to some platforms. */
  readonly links: (channels: string, to: string) => string;
  /** Orders of some channels in the platform's own shops. */
  readonly ownShops: (channels: string) => string;
  readonly only: (what: string, categories: string) => string;
  readonly open: (what: string) => string;
  readonly closed: (what: string) => string;
  readonly terms: (what: string, terms: readonly string[]) => string;
  readonly gate: (capacity: string) => string;
  readonly half: string;
  readonly commission: (rate: string, paidBy: 'anchor' | 'merchant') => string;
  readonly sales: (rate: string, paidBy: 'anchor' | 'merchant') => string;
  /** A dated event on a platform. */
  readonly event: (day: string, platform: string, what: string) => string;
  readonly announced: (what: string, day: string) => string;
  /** A setting of a platform. */
  readonly setting: (platform: string, what: string) => string;
  readonly lever: (label: string, value: string) => string;
  readonly from: (what: string, day: string) => string;
  readonly until: (what: string, day: string) => string;
  readonly start: (value: string, day: string) => string;
  readonly evenly: (value: string, day: string) => string;
  readonly unchanged: (day: string) => string;
  /** The start of an even change and what follows it. */
  readonly ramp: (start: string, parts: readonly string[]) => string;
  readonly rising: (from: string, to: string, day: string) => string;
  readonly budget: (what: string, amount: string) => string;
  readonly totalBudget: (what: string, amount: string) => string;
  readonly tiers: (what: string, tiers: string) => string;
  readonly ends: (what: string) => string;
  readonly added: (what: string) => string;
  readonly removed: (what: string) => string;
  readonly changed: (now: string, before: string) => string;
  readonly moved: (now: string, before: string) => string;
  readonly newPlatform: (name: string) => string;
  readonly meaning: (label: string, meaning: string) => string;
  readonly then: string;
  readonly also: string;
  readonly notSet: string;
  readonly list: (names: readonly string[]) => string;
}

const en: Phrases = {
  names: { ad: 'advertising', mid: 'mid-size', family: 'mother, baby and sport' },
  links: (channels, to) => `${channels} links to ${to}`,
  ownShops: (channels) => `${channels} orders in its own shops`,
  only: (what, categories) => `${what} (${categories})`,
  open: (what) => `${what} open`,
  closed: (what) => `${what} closed`,
  terms: (what, terms) => `${what}: ${terms.join(', ')}`,
  gate: (capacity) => `only ${capacity} of the usual orders`,
  half: 'half',
  commission: (rate, paidBy) =>
    `${rate} of the commission kept${paidBy === 'merchant' ? ', paid by the merchant' : ''}`,
  sales: (rate, paidBy) => `fee of ${rate} of sales, paid by the ${paidBy}`,
  event: (day, platform, what) => `${day} ${platform}: ${what}`,
  announced: (what, day) => `${what} (announced ${day})`,
  setting: (platform, what) => `${platform}: ${what}`,
  lever: (label, value) => `${label} ${value}`,
  from: (what, day) => `${what} from ${day}`,
  until: (what, day) => `${what} until ${day}`,
  start: (value, day) => `from ${value} on ${day}`,
  evenly: (value, day) => `evenly to ${value} on ${day}`,
  unchanged: (day) => `unchanged until ${day}`,
  ramp: (start, parts) => `${start} ${parts.join(', ')}`,
  rising: (from, to, day) => `from ${from} evenly to ${to} on ${day}`,
  budget: (what, amount) => `${what}, at most ${amount} a week`,
  totalBudget: (what, amount) => `${what}, at most ${amount} in all`,
  tiers: (what, tiers) => `${what}, for ${tiers}`,
  ends: (what) => `${what} ends`,
  added: (what) => `${what}.`,
  removed: (what) => `Without: ${what}.`,
  changed: (now, before) => `${now} instead of ${before}.`,
  moved: (now, before) => `${now} (instead of ${before}).`,
  newPlatform: (name) => `New platform: ${name}.`,
  meaning: (label, meaning) => `${label[0].toUpperCase()}${label.slice(1)}. ${meaning}`,
  then: ', ',
  also: '; ',
  notSet: 'not set',
  list: (names) => [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter(Boolean).join(' and '),
};

const zh: Phrases = {
  names: {
    ...{ live: '直播', video: '短视频', shelf: '货架', ad: '广告' },
    ...{ clothing: '服装', shoes: '鞋包', beauty: '美妆', food: '食品保健', electronics: '数码家电' },
    ...{ family: '母婴运动', home: '家居' },
    ...{ brand: '品牌商家', mid: '腰部商家', tail: '长尾商家', factory: '产业带工厂' },
  },
  links: (channels, to) => `${channels}外链至${to}`,
  ownShops: (channels) => `${channels}渠道的本站店铺订单`,
  only: (what, categories) => `${what}（${categories}）`,
  open: (what) => `${what}开放`,
  closed: (what) => `${what}关闭`,
  terms: (what, terms) => `${what}：${terms.join('，')}`,
  gate: (capacity) => `仅放行平时订单的${capacity}`,
  half: '一半',
  commission: (rate, paidBy) => `平台抽取佣金的${rate}${paidBy === 'merchant' ? '，由商家承担' : ''}`,
  sales: (rate, paidBy) => `收取成交额的${rate}，由${paidBy === 'anchor' ? '主播' : '商家'}承担`,
  event: (day, platform, what) => `${day} ${platform}：${what}`,
  announced: (what, day) => `${what}（${day}公布）`,
  setting: (platform, what) => `${platform}：${what}`,
  lever: (label, value) => `${label} ${value}`,
  from: (what, day) => `${what}（自${day}起）`,
  until: (what, day) => `${what}，至${day}止`,
  start: (value, day) => `${day}为${value}`,
  evenly: (value, day) => `匀速变化，至${day}为${value}`,
  unchanged: (day) => `保持至${day}`,
  ramp: (start, parts) => [start, ...parts].join('，'),
  rising: (from, to, day) => `自${from}匀速变化，至${day}为${to}`,
  budget: (what, amount) => `${what}，每周上限${amount}`,
  totalBudget: (what, amount) => `${what}，总上限${amount}`,
  tiers: (what, tiers) => `${what}，适用于${tiers}`,
  ends: (what) => `${what}结束`,
  added: (what) => `${what}。`,
  removed: (what) => `取消：${what}。`,
  changed: (now, before) => `${now}；原为：${before}。`,
  moved: (now, before) => `${now}（原为${before}）。`,
  newPlatform: (name) => `新平台：${name}。`,
  meaning: (label, meaning) => `${label}：${meaning}`,
  then: '，',
  also: '；',
  notSet: '未设置',
  list: (names) => names.join('、'),
};

export const phrases: Readonly<Record<Language, Phrases>> = { en, zh };
