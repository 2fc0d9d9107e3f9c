import type { Grade, Text, Unit } from '../model/declare.ts';
import { channels, tiers } from '../model/vocabulary.ts';
import type { Path } from './scenario.ts';

/** What a value of a platform block may be; a path is a quantity by date. */
export type FieldForm = 'quantity' | 'path' | 'text' | 'flag' | 'channels';

/** What a field of a platform block says about itself. Schema, help, README and ledger are derived from these. */
export interface PlatformField {
  /** Dotted place in the block, e.g. `fees.take`. */
  readonly name: string;
  readonly form: FieldForm;
  readonly meaning: Text;
  /** Quantities and paths only. */
  readonly unit?: Unit;
  /** Plausible range. */
  readonly range?: readonly [number, number];
  /** What the model can compute with. */
  readonly bounds?: readonly [number, number];
  /** May be left out of a new platform. */
  readonly optional?: boolean;
}

/** A value of a platform block. */
export type FieldValue = number | boolean | readonly string[] | Text | Path;

/** A value with its foundation. */
export interface Founded {
  readonly value: FieldValue;
  readonly source: string;
  readonly grade: Grade;
}

type Interval = readonly [number, number];

function quantity(name: string, unit: Unit, bounds: Interval, range: Interval, meaning: Text): PlatformField {
  return { name, form: 'quantity', unit, bounds, range, meaning };
}

function path(name: string, unit: Unit, bounds: Interval, range: Interval, meaning: Text): PlatformField {
  return { name, form: 'path', unit, bounds, range, meaning };
}

const share: Interval = [0, 1];

/** Every field of a platform block, in the order in which blocks are written. */
export const platformFields: readonly PlatformField[] = [
  { name: 'title', form: 'text', meaning: { en: 'Name shown to readers', zh: '显示名称' } },
  {
    name: 'channels',
    form: 'channels',
    meaning: {
      en: 'Channels on which an order can begin here; `live` and `video` compete for feed attention, `shelf` is search and browsing, `ad` is a paid deep link into a shop elsewhere',
      zh: '可产生订单的渠道',
    },
  },
  quantity('fees.take', 'share', [0, 0.95], [0.01, 0.1], {
    en: 'Share of the list price kept by the platform where an order settles',
    zh: '成交平台抽佣率',
  }),
  quantity('fees.commissionCut', 'share', [0, 0.95], [0.05, 0.2], {
    en: 'Share of the anchor’s commission kept by the platform where the attention is',
    zh: '流量平台对主播佣金的抽成比例',
  }),
  path('attention.users', 'persons', [0, 2_000_000_000], [10_000_000, 800_000_000], {
    en: 'Daily active users',
    zh: '日活跃用户',
  }),
  path('attention.minutes', 'minutes/day', [0, 1440], [5, 150], {
    en: 'Minutes a day per active user',
    zh: '人均每日使用时长',
  }),
  quantity('load.start', 'share', share, [0.005, 0.05], {
    en: 'Commercial share of attention at the start of the run',
    zh: '起始时电商内容占注意力的比例',
  }),
  quantity('load.ceiling', 'share', [0.0001, 1], [0.02, 0.12], {
    en: 'Commercial share of attention at which growth ends',
    zh: '电商内容占比上限',
  }),
  quantity('load.growth', 'share/week', share, [0, 0.06], {
    en: 'Weekly logistic growth of the commercial share towards its ceiling',
    zh: '电商内容占比的每周增长率（逻辑斯蒂）',
  }),
  path('liveShare', 'share', share, [0.1, 1], {
    en: 'Share of commercial attention that is live rooms; the rest is short video',
    zh: '电商注意力中直播所占比例',
  }),
  quantity('exposure.concentration', '1', [0, 4], [0.5, 1.8], {
    en: 'How steeply the public feed rewards score: exposure goes with score to this power',
    zh: '公域流量对得分的集中度',
  }),
  quantity('exposure.privateDomain', 'share', share, [0.02, 0.75], {
    en: 'Share of exposure that followers bring',
    zh: '私域（粉丝）流量占比',
  }),
  quantity('exposure.paid', 'share', [0, 0.5], [0.05, 0.3], {
    en: 'Share of own-shop content exposure that stores buy',
    zh: '商家付费流量占比',
  }),
  quantity('exposure.cap', 'share', [0.000001, 1], [0.01, 1], {
    en: 'Largest share of public exposure that one anchor may hold; 100 % for no cap',
    zh: '单个主播公域流量上限',
  }),
  ...tiers.map((tier) =>
    quantity(`stores.initial.${tier}`, 'share', share, share, {
      en: `Share of ${tier} merchants with an open store here at the start`,
      zh: '起始时已开店的商家比例',
    }),
  ),
  quantity('stores.breadthCeiling', 'share', [0.001, 1], [0.002, 1], {
    en: 'Share of its full assortment that a merchant can list here at the most',
    zh: '商家最多可上架的商品比例',
  }),
  quantity('stores.cost', '1', [0.01, 100], [0.2, 10], {
    en: 'Cost of opening and running a store here, relative to the declared costs of a tier',
    zh: '开店及运营成本（相对基准的倍数）',
  }),
  ...channels.map((channel): PlatformField => ({
    ...quantity(`slotPriors.${channel}`, 'utils', [-30, 30], [-12, 2], {
      en: `Slot constant of ${channel}, used only where no sales of 2019 fix it`,
      zh: '缺少2019年数据时的渠道常数',
    }),
    optional: true,
  })),
  quantity('initialHabit', 'share', share, share, {
    en: 'Share of consumers who bought here last at the start; what the platforms leave over bought nowhere',
    zh: '起始时上次在此购买的消费者比例',
  }),
  quantity('lowerTierTilt', 'utils', [-5, 5], [-0.5, 0.5], {
    en: 'Extra utility in lower-tier cities, taken off in higher-tier ones',
    zh: '下沉市场的额外效用',
  }),
  {
    name: 'leaks',
    form: 'flag',
    meaning: {
      en: 'Whether a viewer here may search elsewhere for what was shown (organic leakage); such a platform may also link to every platform without leaks',
      zh: '观众是否会去他站搜索所见商品；此类平台也可挂外部平台的链接',
    },
  },
];
