/**
 * What the past says and what it is in terms of a run, target by target.
 * Long because it is a table: one entry a published figure.
 */
import { formatDay, parseDay, quarterOf, type Day } from '../base/calendar.ts';
import { Fault } from '../base/problem.ts';
import type { Window } from '../analysis/index.ts';
import type { Text } from '../scenario/declarations.ts';
import { observedFigures, slotTargets2019, type ObservedFigure } from '../scenario/observed.ts';
import { builtInValues } from '../scenario/platforms.ts';
import {
  amount,
  begunOn,
  brandPresence,
  effectOnGrowth,
  effortShare,
  linkedFrom,
  lostForGood,
  over,
  ownShare,
  quotient,
  shutOutShare,
  sum,
  times,
  type Measure,
} from './measures.ts';

/** Words in every language of the page. */
export type Told = Required<Text>;

const nothing: Told = { en: '', zh: '' };

/** Words of ours before those of a data file, which stand as they are. */
const before = ({ en, zh }: Told, data: string): Told => ({
  en: [en, data].filter(Boolean).join(' '),
  zh: `${zh}${data && `数据文件原注：${data}`}`,
});

/** A published figure or bound, and what it is in terms of a run. */
export interface FitTarget {
  readonly id: string;
  readonly what: Told;
  readonly window: Window;
  readonly unit: string;
  readonly observed: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly source: string;
  readonly grade: string;
  readonly note: Told;
  /** null where the present model has nothing to compare: `note` says what is missing. */
  readonly measure: Measure | null;
  /** Which runs the figure is about: the real history beside the run without the ban, or stricter inspection beside it. */
  readonly pair?: 'policing';
}

const day = (text: string): Day => parseDay(text)!;
const window = (from: string, until: string): Window => ({ from: day(from), until: day(until) });
const year = (y: number): Window => window(`${y}-01-01`, `${y + 1}-01-01`);

/** `2020`, `2020Q4`, or both ends where the window is neither. */
export function periodWords({ from, until }: Window): string {
  const [first, last] = [formatDay(from), formatDay(until - 1)];
  if (first === last) return first;
  if (first.endsWith('-01-01') && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  const quarter = quarterOf(from);
  const startsIt = quarterOf(from - 1) !== quarter;
  return startsIt && quarterOf(until - 1) === quarter && quarterOf(until) !== quarter
    ? quarter
    : `${first} – ${last}`;
}

function figure(id: string): ObservedFigure {
  const found = observedFigures.find((f) => f.id === id);
  if (!found) throw new Fault(`observed.csv has no row ${id}`);
  return found;
}

/** A row of observed.csv as it stands; a row whose unit or window differs from the run's is put right by `measure`. */
function observed(id: string, what: Told, measure: Measure | null, note = nothing): FitTarget {
  const f = figure(id);
  return {
    ...{ id, what, measure, unit: f.unit, observed: f.central, low: f.low, high: f.high },
    ...{ window: { from: f.start, until: f.end + 1 }, source: f.source, grade: f.grade },
    note: before(note, f.note),
  };
}

type Bound = Pick<FitTarget, 'id' | 'what' | 'window' | 'unit' | 'measure'> & Partial<FitTarget>;

/** A bound or pattern that is no single row of observed.csv. */
const bound = (target: Bound): FitTarget => ({
  ...{ observed: null, low: null, high: null, note: nothing },
  ...{ source: 'scenarios/observed/README.md', grade: 'derived' },
  ...target,
});

/** What readers call a built-in platform. */
const title = (platform: string): Text => builtInValues[platform]?.['title']?.value as Text;

const channels: Readonly<Record<string, string>> = {
  ...{ live: '直播', video: '短视频', shelf: '货架', ad: '广告' },
};

function slotWords(attention: string, channel: string, settling: string): Told {
  const [on, to] = [title(attention), title(settling)];
  return {
    en: `${on.en} ${channel} orders settling on ${to.en}`,
    zh: `${on.zh}${channels[channel]}引导、在${to.zh}成交的订单`,
  };
}

const slots: FitTarget[] = slotTargets2019.map((slot) => ({
  id: `slot:${slot.attention}>${slot.channel}>${slot.settling}`,
  what: slotWords(slot.attention, slot.channel, slot.settling),
  window: year(2019),
  unit: slot.unit,
  ...{ observed: slot.central, low: slot.low, high: slot.high, grade: slot.grade },
  source: 'scenarios/observed/slot_targets_2019.csv',
  note: before(nothing, slot.basis),
  measure: amount('gmv.cell', { platform: slot.attention, channel: slot.channel, to: slot.settling }),
}));

const kuaishou = begunOn('kuaishou');
const kuaishouGmv = [
  'F040',
  'F046',
  'F047',
  'F042',
  'F048',
  'F043',
  'F049',
  'F044',
  'F045',
  'F050',
  'F066',
  'F067',
  'F051',
  'F052',
];
const kuaishouShare = ['F071', 'F072', 'F073', 'F074', 'F075', 'F076', 'F077'];
const taobaoLive = amount('gmv.attention', { platform: 'taobao', channel: 'live' });
const settled = (platform: string): Measure => amount('gmv.settled', { platform });
const shops = (platform: string): Measure => times(1e-6, amount('stores.open', { platform }));
const douyinLive = amount('gmv.attention', { platform: 'douyin', channel: 'live' });

const levels: FitTarget[] = [
  ...kuaishouGmv.map((id) =>
    observed(id, { en: 'Kuaishou GMV, wherever it settles', zh: '快手 GMV（不论在何处成交）' }, kuaishou),
  ),
  ...kuaishouShare.map((id) =>
    observed(
      id,
      { en: 'Kuaishou: share of GMV in its own shops', zh: '快手：站内小店占 GMV 的比重' },
      ownShare('kuaishou'),
    ),
  ),
  observed('F119', { en: 'Taobao Live GMV', zh: '淘宝直播 GMV' }, taobaoLive),
  observed('F122', { en: 'Taobao Live GMV (at least)', zh: '淘宝直播 GMV（下限）' }, taobaoLive),
  observed('F123', { en: 'Taobao Live GMV (at least)', zh: '淘宝直播 GMV（下限）' }, taobaoLive),
  observed('F124', { en: 'Taobao Live GMV', zh: '淘宝直播 GMV' }, taobaoLive),
  observed('F008', { en: 'Taobao and Tmall GMV', zh: '淘宝与天猫 GMV' }, settled('taobao')),
  observed('F011', { en: 'Taobao and Tmall GMV', zh: '淘宝与天猫 GMV' }, settled('taobao')),
  ...['F034', 'F035', 'F036'].map((id) => observed(id, { en: 'JD GMV', zh: '京东 GMV' }, settled('jd'))),
  observed('F079', { en: 'Douyin live GMV', zh: '抖音直播 GMV' }, douyinLive),
  observed(
    'F080',
    { en: 'Douyin: all GMV that began there', zh: '抖音：站内发起的全部 GMV' },
    begunOn('douyin'),
  ),
  observed(
    'F083',
    { en: 'Douyin: all GMV that began there', zh: '抖音：站内发起的全部 GMV' },
    begunOn('douyin'),
    { en: 'Wide definition.', zh: '宽口径。' },
  ),
  observed('F085', { en: 'Douyin: GMV in its own shops', zh: '抖音：抖音小店 GMV' }, settled('douyin'), {
    en: 'Narrow definition.',
    zh: '窄口径。',
  }),
  observed('F086', { en: 'Douyin: GMV in its own shops', zh: '抖音：抖音小店 GMV' }, settled('douyin'), {
    en: 'Narrow definition.',
    zh: '窄口径。',
  }),
  observed(
    'F087',
    { en: 'Douyin: GMV settled elsewhere by links', zh: '抖音：经外链在其他平台成交的 GMV' },
    linkedFrom('douyin'),
  ),
  observed(
    'F088',
    { en: 'Douyin: share of GMV in its own shops', zh: '抖音：抖音小店占 GMV 的比重' },
    ownShare('douyin'),
  ),
  observed('F095', { en: 'Douyin: GMV in its own shops', zh: '抖音：抖音小店 GMV' }, settled('douyin')),
  observed('F094', { en: 'Douyin: GMV in its own shops', zh: '抖音：抖音小店 GMV' }, settled('douyin'), {
    en: 'The definition is not given.',
    zh: '来源未说明口径。',
  }),
  ...['F324', 'F325'].map((id) =>
    observed(id, { en: 'JD shops of outside merchants', zh: '京东第三方店铺数' }, shops('jd')),
  ),
  observed('F312', { en: 'Douyin shops open', zh: '抖音在营小店数' }, shops('douyin')),
  observed(
    'F362',
    { en: 'Douyin shops closed by the platform', zh: '被平台关闭的抖音小店数' },
    times(1e-3, amount('stores.removed', { platform: 'douyin' })),
  ),
  observed(
    'F315',
    { en: 'Brands of Taobao with a Douyin shop', zh: '已开抖音小店的淘宝品牌占比' },
    brandPresence,
    { en: 'Simulated: all brands, at the quarter’s end.', zh: '模拟口径：全部品牌，季末值。' },
  ),
];

const liveShoppers = ['F291', 'F292', 'F293', 'F294', 'F295'].map((id) =>
  observed(id, { en: 'Live shoppers', zh: '直播电商用户' }, amount('consumers.active', {}), {
    en: 'Simulated: shoppers by live rooms or video, over all platforms.',
    zh: '模拟口径：各平台合计，经直播或短视频购物的用户。',
  }),
);

/** A multiple from one window to another, both inside the figure's period. */
const multiple = (measure: Measure, first: Window, last: Window): Measure =>
  quotient(over(last.from, last.until, measure), over(first.from, first.until, measure));

const january2020 = window('2020-01-01', '2020-02-01');
const douyinShops = amount('stores.open', { platform: 'douyin' });

const multiples: FitTarget[] = [
  observed(
    'F090',
    { en: 'Douyin GMV, November on January 2020', zh: '抖音 GMV，2020年11月与1月之比' },
    multiple(begunOn('douyin'), january2020, window('2020-11-01', '2020-12-01')),
  ),
  observed(
    'F089',
    { en: 'Douyin GMV, December on January 2020', zh: '抖音 GMV，2020年12月与1月之比' },
    multiple(begunOn('douyin'), january2020, window('2020-12-01', '2021-01-01')),
  ),
  observed(
    'F091',
    { en: 'Douyin own-shop GMV, November on January 2020', zh: '抖音小店 GMV，2020年11月与1月之比' },
    multiple(settled('douyin'), january2020, window('2020-11-01', '2020-12-01')),
  ),
  observed(
    'F093',
    { en: 'Douyin own-shop GMV, January 2021 on January 2020', zh: '抖音小店 GMV，2021年1月与2020年1月之比' },
    multiple(settled('douyin'), january2020, window('2021-01-01', '2021-02-01')),
  ),
  observed(
    'F092',
    { en: 'Douyin shops, November on January 2020', zh: '抖音小店数，2020年11月与1月之比' },
    multiple(douyinShops, january2020, window('2020-11-01', '2020-12-01')),
  ),
  observed(
    'F313',
    { en: 'Douyin shops, September on January 2021', zh: '抖音小店数，2021年9月与1月之比' },
    multiple(douyinShops, window('2021-01-01', '2021-02-01'), window('2021-09-01', '2021-10-01')),
  ),
];

const market = amount('gmv.settled', {});

/** The same quarter of two years; growth is compared because the levels count different things. */
const marketGrowth: FitTarget[] = ['F404', 'F405', 'F406', 'F407', 'F408', 'F409', 'F410', 'F411'].map(
  (id, i) => {
    const [now, before] = [figure(id), figure(`F${400 + i}`)];
    const windows = [before, now].map((f): Window => ({ from: f.start, until: f.end + 1 }));
    return {
      ...observed(
        id,
        {
          en: 'All platforms: GMV on the same quarter of the year before',
          zh: '全部平台：GMV 与上年同季之比',
        },
        multiple(market, windows[0], windows[1]),
      ),
      ...{ unit: 'multiple', observed: now.central! / before.central! },
      note: {
        en: 'Against online retail sales; the levels count different things, so growth is compared.',
        zh: '与网上零售额对照；两者水平值口径不同，因此比较增速。',
      },
    };
  },
);

const taobaoGrowth: FitTarget[] = ['F017', 'F018', 'F019', 'F020', 'F021'].map((id) => {
  const f = figure(id);
  const ago = window(
    `${Number(formatDay(f.start).slice(0, 4)) - 1}${formatDay(f.start).slice(4)}`,
    formatDay(f.end),
  );
  const before: Window = { from: ago.from, until: ago.from + (f.end + 1 - f.start) };
  const growth = multiple(settled('taobao'), before, { from: f.start, until: f.end + 1 });
  return observed(
    id,
    { en: 'Taobao and Tmall: growth on the same quarter of the year before', zh: '淘宝与天猫：同比增速' },
    (...at) => 100 * (growth(...at) - 1),
    {
      en: 'Published for Tmall’s paid physical goods: another base.',
      zh: '公布口径为天猫已支付的实物商品，基数不同。',
    },
  );
});

const banned = window('2020-10-12', '2021-01-01');
const lastQuarter = window('2020-10-01', '2021-01-01');

const bounds: FitTarget[] = [
  bound({
    id: 'kuaishou-q4-q3',
    what: { en: 'Kuaishou GMV, fourth on third quarter of 2020', zh: '快手 GMV，2020年四季度与三季度之比' },
    window: lastQuarter,
    unit: 'multiple',
    ...{ observed: 1.87, low: 1.8, high: 1.95 },
    measure: multiple(kuaishou, window('2020-07-01', '2020-10-01'), lastQuarter),
  }),
  bound({
    id: 'douyin-own-share-2020Q4',
    what: { en: 'Douyin: share of GMV in its own shops', zh: '抖音：抖音小店占 GMV 的比重' },
    window: lastQuarter,
    unit: 'percent',
    ...{ low: 25, high: 60 },
    measure: ownShare('douyin'),
  }),
  bound({
    id: 'douyin-live-own-share-2021',
    what: { en: 'Douyin live: share of GMV in its own shops', zh: '抖音直播：抖音小店占 GMV 的比重' },
    window: year(2021),
    unit: 'percent',
    ...{ observed: 100, low: 95, high: 100 },
    measure: times(
      100,
      quotient(amount('gmv.cell', { platform: 'douyin', channel: 'live', to: 'douyin' }), douyinLive),
    ),
  }),
  bound({
    id: 'douyin-own-2021-2020',
    what: { en: 'Douyin own-shop GMV, 2021 on 2020', zh: '抖音小店 GMV，2021年与2020年之比' },
    window: year(2021),
    unit: 'multiple',
    ...{ observed: 4.7, low: 4, high: 5.5 },
    measure: multiple(settled('douyin'), year(2020), year(2021)),
  }),
  bound({
    id: 'douyin-live-links-after-ban',
    what: {
      en: 'Douyin live: GMV settled elsewhere by links after the ban',
      zh: '抖音直播：断链后经外链在其他平台成交的 GMV',
    },
    window: banned,
    unit: 'CNY_bn',
    ...{ observed: 0, low: 0, high: 0 },
    ...{ source: 'C1 in scenarios/observed/seed_claims.md', grade: 'press' },
    measure: amount('gmv.linked', { platform: 'douyin', channel: 'live' }),
  }),
  bound({
    id: 'taobao-growth-effect',
    what: { en: 'Effect of the ban on the growth of Taobao and Tmall', zh: '断链对淘宝与天猫增速的影响' },
    window: window('2020-10-01', '2021-10-01'),
    unit: 'percentage points',
    ...{ low: -4, high: 4 },
    note: { en: 'Paired with the run without the ban.', zh: '与不断链的模拟配对。' },
    measure: effectOnGrowth('taobao', window('2019-10-01', '2020-10-01')),
  }),
  bound({
    id: 'displaced-lost',
    what: { en: 'Displaced GMV that nobody regained', zh: '被替代且没有流向任何渠道的 GMV' },
    window: lastQuarter,
    unit: 'percent',
    ...{ low: 10, high: 20 },
    ...{ source: 'scenarios/observed/causal_evidence.md', grade: 'paper' },
    note: {
      en: 'Order of magnitude; paired with the run without the ban.',
      zh: '仅看数量级；与不断链的模拟配对。',
    },
    measure: lostForGood,
  }),
  bound({
    id: 'guides-recover-slower',
    what: {
      en: 'Douyin live anchors with outside goods, idle or gone a quarter later: share of guides less that of self-broadcasting shops',
      zh: '抖音直播中卖站外货的主播，一季后仍闲置或已离开的比例：导购型主播减店铺自播',
    },
    window: lastQuarter,
    unit: 'share',
    low: 0,
    ...{ source: 'scenarios/observed/seed_claims.md', grade: 'insider-estimate' },
    note: { en: 'The sign is the target.', zh: '目标只看正负号。' },
    measure: (...at) => shutOutShare('guide')(...at) - shutOutShare('self')(...at),
  }),
  bound({
    id: 'quality-below-taobao',
    what: { en: 'Mean quality of goods on Douyin over that on Taobao', zh: '抖音与淘宝商品平均质量之比' },
    window: window('2020-01-01', '2020-07-01'),
    unit: '1',
    high: 1,
    ...{ source: 'scenarios/observed/seed_claims.md', grade: 'insider-estimate' },
    note: { en: 'The sign is the target.', zh: '目标只看正负号。' },
    measure: quotient(
      amount('quality.mean', { platform: 'douyin' }),
      amount('quality.mean', { platform: 'taobao' }),
    ),
  }),
  bound({
    id: 'double-eleven-week',
    what: {
      en: 'All platforms: the week of 11 November 2019 on the mean week of 2019',
      zh: '全部平台：2019年“双11”当周与全年周均之比',
    },
    window: year(2019),
    unit: 'multiple',
    ...{ observed: 3, source: 'scenarios/observed/festivals.csv', grade: 'assumed' },
    measure: times(
      365 / 7,
      quotient(
        over(day('2019-11-11'), day('2019-11-18'), market),
        over(day('2019-01-01'), day('2020-01-01'), market),
      ),
    ),
  }),
];

const noted = (
  id: string,
  what: Told,
  period: Window,
  unit: string,
  note: Told,
  rest: Partial<FitTarget> = {},
) => bound({ id, what, window: period, unit, note, measure: null, ...rest });

const platforms = ['taobao', 'jd', 'kuaishou', 'douyin'] as const;
const overAll = (metric: string): Measure =>
  sum(...platforms.map((platform) => amount(metric, { platform })));
/** Percent of content-led orders, and of searched ones, that come back. */
const contentReturns = times(100, quotient(overAll('returns.content'), overAll('commission.base')));
const searchReturns = times(
  100,
  quotient(overAll('returns.search'), sum(overAll('gmv.settled'), times(-1, overAll('commission.base')))),
);
const linkedVideoPerMinute = quotient(
  amount('gmv.cell', { platform: 'douyin', channel: 'video', to: 'taobao' }),
  amount('attention.commercial', { platform: 'douyin' }),
);
const firstQuarter = window('2020-01-01', '2020-04-01');
const summer = window('2020-06-01', '2020-09-01');

/** How goods, anchors and views are distributed, and what enforcement does. */
const distributions: FitTarget[] = [
  observed('F366', { en: 'Return rate of live orders', zh: '直播订单退货率' }, contentReturns, {
    en: 'By date of the order; videos included.',
    zh: '按下单日期；含短视频。',
  }),
  bound({
    id: 'returns-live-shelf',
    what: {
      en: 'Return rate of content-led orders over that of searched ones',
      zh: '内容引导订单与搜索订单退货率之比',
    },
    window: window('2020-01-01', '2020-07-01'),
    unit: 'multiple',
    ...{ low: 2, high: 4, source: 'RET01 and RET02 in scenarios/observed/parameters.csv', grade: 'press' },
    measure: quotient(contentReturns, searchReturns),
  }),
  bound({
    id: 'assortment-douyin',
    what: {
      en: 'Goods that a brand lists on Douyin, of what it lists on Taobao',
      zh: '品牌在抖音上架商品数占其淘宝上架数的比例',
    },
    window: summer,
    unit: 'percent',
    ...{
      low: 0.2,
      high: 5,
      source: 'F316 in scenarios/observed/observed.csv, MHM03',
      grade: 'research-firm',
    },
    measure: times(
      100,
      quotient(
        amount('assortment.listed', { platform: 'douyin', tier: 'brand' }),
        amount('assortment.listed', { platform: 'taobao', tier: 'brand' }),
      ),
    ),
  }),
  observed(
    'F335',
    { en: 'GMV of the largest anchor', zh: '头部第一主播的 GMV' },
    amount('anchors.largest', {}),
    { en: 'The best of each week, added up.', zh: '每周第一名相加。' },
  ),
  bound({
    id: 'anchor-tail',
    what: { en: 'Tail exponent of GMV over anchors', zh: '主播 GMV 分布的尾部指数' },
    window: year(2020),
    unit: '1',
    ...{ low: 1.1, high: 2, grade: 'research-firm' },
    note: {
      en: 'Hill’s estimator over the top hundredth, at the year’s end.',
      zh: '按前百分之一的 Hill 估计，年末值。',
    },
    measure: amount('anchors.tailExponent', {}),
  }),
  bound({
    id: 'video-links-per-view',
    what: {
      en: 'Douyin: sales of linked videos per minute of commercial attention, fourth on first quarter of 2020',
      zh: '抖音：每分钟商业注意力的短视频外链销售额，2020年四季度与一季度之比',
    },
    window: year(2020),
    unit: 'multiple',
    ...{ high: 1, source: 'scenarios/observed/seed_claims.md', grade: 'insider-estimate' },
    note: { en: 'The sign is the target.', zh: '目标只看正负号。' },
    measure: multiple(linkedVideoPerMinute, firstQuarter, lastQuarter),
  }),
  bound({
    id: 'enforcement-effort-share',
    what: {
      en: 'Part of the quality gain from stricter inspection that is effort, not exit',
      zh: '从严抽检带来的质量提升中，来自商家改进而非退出的部分',
    },
    window: year(2021),
    unit: 'percent',
    ...{ low: 25, high: 75, source: 'scenarios/observed/causal_evidence.md', grade: 'paper' },
    note: { en: 'Douyin, ban-quality paired with cart-ban.', zh: '抖音，ban-quality 与 cart-ban 配对。' },
    pair: 'policing',
    measure: effortShare('douyin'),
  }),
];

/** Targets that the present run cannot be held to, kept in sight with the reason. */
const beyond: FitTarget[] = [
  noted(
    'kuaishou-2022',
    {
      en: 'Kuaishou: links closed on 2022-03-01 and opened on 2022-10-28',
      zh: '快手：2022-03-01 断外链，2022-10-28 恢复',
    },
    year(2022),
    'percent',
    {
      en: 'Outside the usual run; a second hold-out for a longer one.',
      zh: '超出通常的模拟期；可作更长模拟的第二个留出检验。',
    },
    { source: 'scenarios/observed/events.csv', grade: 'press' },
  ),
];

/** Every target of the past, what the model fits first and what only checks it after. */
export const fitTargets: readonly FitTarget[] = [
  ...slots,
  ...levels,
  ...liveShoppers,
  ...multiples,
  ...marketGrowth,
  ...taobaoGrowth,
  ...bounds,
  ...distributions,
  ...beyond,
];
